import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { failureOf } from '../../../state/failure.ts';

interface SectionStateProps<Row> {
  readonly query: UseQueryResult<readonly Row[]>;
  /** What stands where there is nothing. */
  readonly empty: string;
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** The body of a section that reads its own rows: while reading, when it failed, when there is nothing, and the rows. */
export function SectionState<Row>({ query, empty, children }: SectionStateProps<Row>): ReactElement {
  const { data, error, refetch } = query;
  if (data !== undefined) return data.length === 0 ? <p className="t3">{empty}</p> : <ul>{children(data)}</ul>;
  if (error === null) return <p className="t3">正在读取…</p>;
  return (
    <p className="t2">
      {failureOf(error).text}。
      <button type="button" className="link" onClick={() => void refetch()}>
        再读一次
      </button>
    </p>
  );
}
