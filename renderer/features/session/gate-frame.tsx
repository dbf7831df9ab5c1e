import { type ReactElement, type ReactNode, useEffect } from 'react';
import './gate.css';

interface GateFrameProps {
  /** Heading of the sheet and title of the window. */
  readonly title: string;
  /** Beside the heading. */
  readonly facts?: ReactNode;
  readonly wide?: boolean;
  /** Small print under the sheet. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** The sheet on which somebody signs in, unlocks, or sets the showroom up. */
export function GateFrame({ title, facts, wide = false, foot, children }: GateFrameProps): ReactElement {
  useEffect(() => {
    document.title = `${title} · 洽谈卡`;
  }, [title]);
  return (
    <main className={wide ? 'gate gate-wide' : 'gate'}>
      <div className="gate-sheet">
        <header>
          <span className="mark" aria-hidden="true">
            洽
          </span>
          <h1>{title}</h1>
          <span className="grow" />
          {facts && <span className="t2">{facts}</span>}
        </header>
        {children}
      </div>
      {foot && <p className="xs t3">{foot}</p>}
    </main>
  );
}
