import { type ReactElement, useMemo, useState } from 'react';
import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import { dateColumn } from '../../../shared/calendar/words.ts';
import type { ScoreSheetRow, SpotCheckRow, SpotItem } from '../../../shared/contract/spot-check.ts';
import { usePathParam } from '../../app/go.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import type { ListItem } from '../../components/list-model.ts';
import { StatusDot } from '../../components/marks.tsx';
import { Panel, Shape } from '../../components/panel.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useToday, useZone } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { usePerson } from '../../state/session.ts';
import { clockWords } from '../recordings/sound-words.ts';
import { CallSide } from './call-side.tsx';
import { ScorePanel } from './score-panel.tsx';
import { useSpotCheck } from './spot-check-queries.ts';
import { resultWords, spanWords, statusOf } from './spot-words.ts';
import './spot-checks.css';

const columns = 'minmax(0,1fr) 92px';

/** One spot check: what was drawn of whom, the call and its recording, and the score sheet, worked through by keys. */
export function SpotCheckScreen(): ReactElement {
  const id = usePathParam('id');
  const { data, error, refetch } = useSpotCheck(id);
  if (data === undefined) {
    const failure = error === null ? null : failureOf(error);
    return (
      <>
        <HeadRow title="抽到的录音" parent={parent} />
        {failure === null ? (
          <LoadingRows words="正在读取抽到的录音…" rows={8} />
        ) : (
          <ErrorState
            title="这次抽查没能读出来"
            text={`${failure.text}。`}
            errorNumber={failure.errorNumber}
            onRetry={() => void refetch()}
          />
        )}
      </>
    );
  }
  return <Open key={id} check={data.check} sheet={data.sheet} items={data.items} />;
}

const parent = { label: '录音抽查', to: '/spot-checks' } as const;

interface OpenProps {
  readonly check: SpotCheckRow;
  readonly sheet: ScoreSheetRow;
  readonly items: readonly SpotItem[];
}

function Open({ check, sheet, items }: OpenProps): ReactElement {
  const today = useToday();
  const canCheck = usePerson().role !== 'general_manager';
  const waits = (item: SpotItem): boolean => item.result === null && item.gone === null && !item.isOwn;
  const [chosenId, choose] = useState(() => (items.find(waits) ?? items[0])?.id ?? null);
  const rows = useMemo(() => byPerson(items), [items]);
  const chosen = items.find(({ id }) => id === chosenId) ?? items[0] ?? null;
  /** The next one that waits, from the top again at the end; the last of all stays. */
  const goOn = (from: SpotItem): void => {
    const at = items.findIndex(({ id }) => id === from.id);
    const open = (item: SpotItem): boolean => waits(item) && item.id !== from.id;
    const next = items.slice(at + 1).find(open) ?? items.find(open);
    if (next) choose(next.id);
  };
  return (
    <>
      <HeadRow
        title={spanWords(check, today)}
        parent={parent}
        facts={
          <span className="cut" title={`抽样种子 ${check.seed}，任何人可以重抽核对`}>
            每人 {check.perConsultant} 份 · 抽样种子 {check.seed}，任何人可以重抽核对
          </span>
        }
        progress={{
          label: '评了',
          done: check.judged,
          total: check.drawn - check.gone,
          note: check.failed > 0 ? <span className="red">{check.failed} 份不合格</span> : undefined,
        }}
      />
      <div className="spot-check">
        <Shape kind="panel">
          <div className="left">
            <VirtualList
              label="抽到的录音"
              items={rows}
              rowHeight={52}
              columns={columns}
              renderRow={(row) => <Cells row={row} />}
              chosen={chosen?.id ?? null}
              onChoose={(id) => {
                choose(id);
                // the keys go to the score sheet and the player, not to the list that was clicked
                if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
              }}
            />
          </div>
          {chosen === null ? (
            <Panel label="评分">
              <span />
            </Panel>
          ) : (
            <>
              <CallSide key={`call ${chosen.id}`} item={chosen} />
              <ScorePanel
                key={`${chosen.id} ${chosen.judgedAt}`}
                item={chosen}
                sheet={sheet}
                canCheck={canCheck}
                onDone={() => goOn(chosen)}
              />
            </>
          )}
        </Shape>
      </div>
    </>
  );
}

/** Per person: how many are judged, then the recordings. */
function byPerson(items: readonly SpotItem[]): readonly ListItem<SpotItem>[] {
  return [...Map.groupBy(items, ({ consultant }) => consultant.id)].flatMap(([id, own]): ListItem<SpotItem>[] => [
    {
      kind: 'group',
      key: `of ${id}`,
      label: own[0]?.consultant.name ?? '',
      note: `${own.filter(({ result }) => result !== null).length} / ${own.length}`,
    },
    ...own.map((row): ListItem<SpotItem> => ({ kind: 'row', key: row.id, row })),
  ]);
}

function Cells({ row }: { readonly row: SpotItem }): ReactElement {
  const today = useToday();
  const zone = useZone();
  const day = row.spokenOn === today ? '今天' : dateColumn(row.spokenOn);
  const when = `${day}${row.spokenAt === null ? '' : ` ${localTimeAt(row.spokenAt, zone)}`}`;
  const length = row.durationMs === null ? '' : ` · ${clockWords(row.durationMs)}`;
  return (
    <>
      <TwoLines main={<b>{row.customerName}</b>} sub={`${when}${length}`} title={`${row.customerName}，${when}`} />
      <StatusDot status={statusOf(row)}>
        {row.gone !== null && row.result === null ? '不能评' : resultWords(row)}
      </StatusDot>
    </>
  );
}
