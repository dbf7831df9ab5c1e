import type { ReactElement } from 'react';
import './own.css';
import { isManager } from '../../../shared/domain/roles.ts';
import { HeadRow } from '../../components/head-row.tsx';
import { Shape } from '../../components/panel.tsx';
import { Picker } from '../../components/picker.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { usePerson } from '../../state/session.ts';
import { useCallers } from '../today/use-callers.ts';
import { FindingFigures } from './finding-figures.tsx';
import { LevelFigures } from './level-figures.tsx';
import { lastMonths, monthWords } from './month-words.ts';
import { type OwnPlace, useOwnFigures, useOwnPlace } from './own-queries.ts';
import { PromiseFigures } from './promise-figures.tsx';
import { PromisePanel } from './promise-panel.tsx';

/** 我的: one's customers by level, the promises of a month and what was found, each figure with the records behind it. */
export function OwnScreen(): ReactElement {
  const today = useToday();
  const person = usePerson();
  const isManaging = isManager(person.role);
  const [place, setPlace] = useOwnPlace();
  const month = place.month ?? today.slice(0, 7);
  const { personId, kind } = place;
  const { data, error, refetch } = useOwnFigures(month, personId);
  const put = (change: Partial<OwnPlace>): void => setPlace((before) => ({ ...before, ...change }));
  const failure = error === null ? null : failureOf(error);
  const isOwn = personId === null || personId === person.id;
  return (
    <>
      <HeadRow
        title={isOwn ? '我的' : `${data?.person.name ?? ''}的数字`}
        facts={
          <>
            <Months month={month} today={today} onChange={(next) => put({ month: next })} />
            {isManaging && <Whose value={personId} onChange={(next) => put({ personId: next })} />}
          </>
        }
      />
      <Shape kind="panel">
        <div className="left">
          {failure !== null && (
            <ErrorState
              title="数字没能读出来"
              text={`${failure.text}。`}
              errorNumber={failure.errorNumber}
              onRetry={() => void refetch()}
            />
          )}
          {data === undefined && failure === null && <LoadingRows words="正在读取数字…" rows={6} />}
          {data !== undefined && (
            <div className="own">
              <PromiseFigures
                promises={data.promises}
                title={monthWords(month)}
                kind={kind}
                onKind={(next) => put({ kind: next })}
              />
              <LevelFigures levels={data.levels} ownerId={isOwn ? null : data.person.id} />
              <FindingFigures findings={data.findings} month={month} personId={isOwn ? null : data.person.id} />
            </div>
          )}
        </div>
        <PromisePanel key={`${month} ${kind} ${personId ?? ''}`} month={month} kind={kind} personId={personId} />
      </Shape>
    </>
  );
}

interface MonthsProps {
  readonly month: string;
  readonly today: string;
  readonly onChange: (month: string | null) => void;
}

function Months({ month, today, onChange }: MonthsProps): ReactElement {
  return (
    <span style={{ width: 132, display: 'inline-block' }}>
      <Picker
        value={month}
        options={lastMonths(today).map((each) => ({ value: each, label: monthWords(each) }))}
        onChange={onChange}
        control={{ 'aria-label': '哪个月' }}
      />
    </span>
  );
}

interface WhoseProps {
  readonly value: string | null;
  readonly onChange: (personId: string | null) => void;
}

/** Whose figures a manager looks at. */
function Whose({ value, onChange }: WhoseProps): ReactElement {
  const options = useCallers(value).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <span style={{ width: 132, display: 'inline-block' }}>
      <Picker
        value={value}
        options={options}
        placeholder="我的"
        onChange={onChange}
        control={{ 'aria-label': '看谁的' }}
      />
    </span>
  );
}
