import type { ReactElement } from 'react';
import { Panel } from '../../components/panel.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { failureOf } from '../../state/failure.ts';

interface PlanReadingProps {
  readonly label: string;
  readonly reading: string;
  /** Why it could not be read; null while it is being read. */
  readonly error: Error | null;
  readonly onRetry: () => void;
}

/** The panel of a call that is not there yet, or could not be read. */
export function PlanReading({ label, reading, error, onRetry }: PlanReadingProps): ReactElement {
  const failure = error === null ? null : failureOf(error);
  return (
    <Panel label={label}>
      {failure === null ? (
        <LoadingRows words={reading} rows={4} />
      ) : (
        <ErrorState
          title={failure.code === 'NOT_OWNER' ? '这位客户已经交给同事' : '这个回访没能读出来'}
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={onRetry}
        />
      )}
    </Panel>
  );
}
