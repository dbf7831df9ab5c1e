import type { ReactElement } from 'react';
import { dateColumn, fullDateWords } from '../../../shared/calendar/words.ts';
import type { SignalDetail, SignalEvidence, SignalRow } from '../../../shared/contract/signal.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { GoLink } from '../../app/go.tsx';
import { Instant } from '../../components/instant.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { failureOf } from '../../state/failure.ts';
import { useSignal } from './signal-queries.ts';
import { SignalReview, useSaying } from './signal-review.tsx';

interface SignalPanelProps {
  readonly row: SignalRow | null;
  /** After something was said of it. */
  readonly onSaid: () => void;
}

/** One signal: what it says, how it may have come about, every row behind it, and the place to say what was found. */
export function SignalPanel({ row, onSaid }: SignalPanelProps): ReactElement {
  if (row === null)
    return (
      <Panel label="异常信号">
        <span />
      </Panel>
    );
  return <Shown row={row} onSaid={onSaid} />;
}

function Shown({ row, onSaid }: { readonly row: SignalRow; readonly onSaid: () => void }): ReactElement {
  const saying = useSaying(row, onSaid);
  const { data, error, refetch } = useSignal(row.id);
  const failure = error === null ? null : failureOf(error);
  return (
    <Panel
      label={`异常信号 ${row.title}`}
      header={
        <>
          <h2 className="md b">{row.title}</h2>
          <p className="t2">
            {row.person.name}，{fullDateWords(row.onDay)}
          </p>
        </>
      }
      footer={saying.buttons}
    >
      <p className="b">{row.words}</p>
      {failure !== null && (
        <ErrorState
          title="依据没能读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && failure === null && <LoadingRows rowHeight={32} rows={6} />}
      {data !== undefined && (
        <>
          <Note icon="book">
            <p className="xs t2">{data.rule}</p>
            <p>{data.excuse}</p>
          </Note>
          <SignalReview row={row} saying={saying} />
          <Evidence signal={data} />
        </>
      )}
    </Panel>
  );
}

function Evidence({ signal }: { readonly signal: SignalDetail }): ReactElement {
  return (
    <section aria-label="依据">
      <h3 className="xs t2">依据 {signal.evidence.length} 条，先登记的在前</h3>
      <ol className="signal-evidence">
        {signal.evidence.map((each) => (
          <li key={each.id}>
            <div className="row">
              <span className="t2 nw">
                <Instant at={each.at} />
              </span>
              <span className="cut grow">
                <GoLink to={`/customers/${each.customerId}`}>{nameWithTitle(each.customerName, each.gender)}</GoLink>
              </span>
              <span className="nw">{each.words}</span>
            </div>
            {each.text !== '' && <p className="signal-words">{each.text}</p>}
            {besideWords(each) !== '' && <p className="xs t2">{besideWords(each)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** 「最晚日 03-11，定在 03-25」, 「录音 2 秒」. */
function besideWords({ limitOn, dueOn, recordings }: SignalEvidence): string {
  const lengths = recordings.map(({ seconds, expired }) => {
    const length = seconds === null ? '录音不知多长' : `录音 ${seconds} 秒`;
    return expired ? `${length}（保存期满，已删）` : length;
  });
  return [
    ...(limitOn === null ? [] : [`最晚日 ${dateColumn(limitOn)}`]),
    ...(dueOn === null ? [] : [`定在 ${dateColumn(dueOn)}`]),
    ...lengths,
  ].join('，');
}
