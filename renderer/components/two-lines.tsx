import type { ReactElement, ReactNode } from 'react';

interface TwoLinesProps {
  /** 14 px. */
  readonly main: ReactNode;
  /** 12 px, quiet. */
  readonly sub: ReactNode;
  /** Figures and times stand at the right. */
  readonly end?: boolean;
  /** Late: the first line red. */
  readonly late?: boolean;
  /** The whole text, where it may be cut. */
  readonly title?: string;
}

/** One column of a 52 px row: what it is, and below it what to know about it; both are cut, never wrapped. */
export function TwoLines({ main, sub, end = false, late = false, title }: TwoLinesProps): ReactElement {
  return (
    <div className={end ? 'two r' : 'two'} title={title}>
      <div className={late ? 'cut red b' : 'cut'}>{main}</div>
      <div className="xs t3 cut">{sub}</div>
    </div>
  );
}
