import type { ReactElement, ReactNode } from 'react';

interface PanelProps {
  /** Whom or what it is about, for those who hear the page: 「回访 刘洪波」. */
  readonly label: string;
  readonly header?: ReactNode;
  /** The buttons, fixed at the bottom; the first one takes the width. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The right part of 「list + panel」: header, scrolling body, fixed buttons. */
export function Panel({ label, header, footer, children }: PanelProps): ReactElement {
  return (
    <aside className="pn" aria-label={label}>
      {header && <div className="ph">{header}</div>}
      <div className="bd">{children}</div>
      {footer && <div className="pf">{footer}</div>}
    </aside>
  );
}

interface SideColumnProps {
  readonly label: string;
  /** `boxes` beside a form, `ruled` sections beside a page. */
  readonly look?: 'boxes' | 'ruled';
  readonly children: ReactNode;
}

/** The right part of 「page + side column」 and 「form + side column」; what comes up here never moves the form. */
export function SideColumn({ label, look = 'boxes', children }: SideColumnProps): ReactElement {
  return (
    <aside className={look === 'ruled' ? 'column ruled' : 'column'} aria-label={label}>
      {children}
    </aside>
  );
}

interface BoxProps {
  readonly title?: ReactNode;
  /** At the right end of the title. */
  readonly end?: ReactNode;
  readonly tone?: 'plain' | 'amber';
  /** Read out when it appears. */
  readonly live?: boolean;
  readonly children: ReactNode;
}

/** One matter of a side column. */
export function Box({ title, end, tone = 'plain', live = false, children }: BoxProps): ReactElement {
  return (
    <section
      className={tone === 'amber' ? 'box box-amber' : 'box'}
      {...(live ? { 'aria-live': 'polite' as const } : {})}
    >
      {title && (
        <h2>
          {title}
          {end && <span className="end">{end}</span>}
        </h2>
      )}
      {children}
    </section>
  );
}

interface SectionProps {
  readonly title: ReactNode;
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** One ruled section of a side column. */
export function Section({ title, end, children }: SectionProps): ReactElement {
  return (
    <section>
      <h2>
        {title}
        {end && <span className="end">{end}</span>}
      </h2>
      {children}
    </section>
  );
}

interface FactsProps {
  readonly facts: readonly { readonly label: string; readonly value: ReactNode }[];
}

/** Names and values, the names in one column. */
export function Facts({ facts }: FactsProps): ReactElement {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.label} style={{ display: 'contents' }}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface ShapeProps {
  /** `panel`: list + panel; `column`: page or form + side column; `whole`: the first part alone, as long as there is no other. */
  readonly kind: 'panel' | 'column' | 'whole';
  readonly children: ReactNode;
}

/** Lays two parts side by side below the head row. */
export function Shape({ kind, children }: ShapeProps): ReactElement {
  return <div className={`shape shape-${kind}`}>{children}</div>;
}
