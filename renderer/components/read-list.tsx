import type { ReactElement, ReactNode } from 'react';
import { failureOf } from '../state/failure.ts';
import { ErrorState, LoadingRows } from './states.tsx';
import type { KeysetList } from './use-keyset-list.ts';

interface ReadListProps<Row> {
  readonly list: KeysetList<Row>;
  /** 「正在读取申请…」 */
  readonly reading: string;
  /** 「申请没能读出来」 */
  readonly failed: string;
  /** Why there is nothing, and what to do next. */
  readonly empty: ReactNode;
  /** The list itself, once it has rows; what was read before stays readable behind a failure. */
  readonly children: ReactNode;
}

/** The left part of 「list + panel」 in each of its states: being read, not to be read, empty, there. */
export function ReadList<Row>({ list, reading, failed, empty, children }: ReadListProps<Row>): ReactElement {
  const failure = list.error === null ? null : failureOf(list.error);
  const isEmpty = list.rows.length === 0;
  return (
    <div className="left">
      {list.isLoading && <LoadingRows words={reading} />}
      {failure !== null && (
        <ErrorState title={failed} text={`${failure.text}。`} errorNumber={failure.errorNumber} onRetry={list.retry} />
      )}
      {!list.isLoading && failure === null && isEmpty && empty}
      {!isEmpty && children}
    </div>
  );
}
