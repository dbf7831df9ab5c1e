import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { failureOf } from '../../../state/failure.ts';

interface SectionStateProps<Row> {
  readonly query: UseQueryResult<readonly Row[]>;
  /** What stands where there is nothing; '' for the title alone. */
  readonly empty: string;
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** The body of a section that reads its own rows: while reading, when it failed, when there is nothing, and the rows. */
export function SectionState<Row>({ query, empty, children }: SectionStateProps<Row>): ReactElement | null {
  const { data, error, refetch } = query;
  if (data !== undefined && data.length > 0) return <ul>{children(data)}</ul>;
  if (data !== undefined) return empty === '' ? null : <p className="t3">{empty}</p>;
  // a moment; whatever stands here would only flicker
  if (error === null) return null;
  return (
    <p className="t2">
      {failureOf(error).text}。
      <button type="button" className="link" onClick={() => void refetch()}>
        再读一次
      </button>
    </p>
  );
}
