import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { failureOf } from '../../state/failure.ts';

interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** What is read: 「人员」. */
  readonly what: string;
  readonly rowHeight?: 32 | 52;
  readonly children: (data: Data) => ReactNode;
}

/** Waits for what is read; once read, it stays readable whatever happens to the next reading. */
export function Loaded<Data>({ query, what, rowHeight = 32, children }: LoadedProps<Data>): ReactElement {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error === null) return <LoadingRows words={`正在读取${what}…`} rowHeight={rowHeight} />;
  const { text, errorNumber } = failureOf(query.error);
  return (
    <ErrorState
      title={`${what}没能读出来`}
      text={text}
      errorNumber={errorNumber}
      onRetry={() => {
        void query.refetch();
      }}
    />
  );
}
