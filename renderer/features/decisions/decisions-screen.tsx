import { type ReactElement, useMemo } from 'react';
import { daysBetween } from '../../../shared/calendar/civil-date.ts';
import { dateColumn, dateWords } from '../../../shared/calendar/words.ts';
import type { PendingEnding } from '../../../shared/contract/ending.ts';
import { endings } from '../../../shared/domain/ending.ts';
import { roleLabel } from '../../../shared/domain/roles.ts';
import { useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import type { ListItem } from '../../components/list-model.ts';
import { LevelBadge } from '../../components/marks.tsx';
import { Panel, Shape } from '../../components/panel.tsx';
import { PersonLines, tailWords } from '../../components/person-lines.tsx';
import { ReadList } from '../../components/read-list.tsx';
import { EmptyState } from '../../components/states.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useToday } from '../../state/clock.ts';
import { useRemembered } from '../../state/remembered.ts';
import { useClashCount } from '../clashes/clash-queries.ts';
import { useSaleCounts } from '../sales/sale-queries.ts';
import { DecisionPanel } from './decision-panel.tsx';
import { usePending } from './decision-queries.ts';
import { UnreachedNote } from './unreached-note.tsx';

const columns = '22px 108px minmax(0,1fr) 92px 92px';

/** 待我决定: requests to end an opportunity, with what was said to the customer, each decided beside the list. */
export function DecisionsScreen(): ReactElement {
  const { list, refusedPlanOn } = usePending();
  const [chosenId, choose] = useRemembered<string | null>(['ending', 'chosen'], null);
  const items = useMemo(() => groupByTurn(list.rows), [list.rows]);
  const ordered = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
  const chosen = ordered.find((row) => row.requestId === chosenId) ?? ordered[0] ?? null;
  const mine = list.rows.filter((row) => row.mine);
  const go = useGo();
  const clashes = useClashCount() ?? 0;
  const vain = useSaleCounts().data?.vain ?? 0;
  useKeys('待我决定', [
    { keys: 'z', label: '同一人', run: () => go('/clashes') },
    { keys: 'b', label: '领导批示', run: () => go('/instructions') },
    { keys: 'd', label: '订单与交车', run: () => go('/sales') },
  ]);
  const goOn = (): void => {
    const at = ordered.findIndex((row) => row.requestId === chosen?.requestId);
    choose((ordered[at + 1] ?? ordered[at - 1])?.requestId ?? null);
  };
  return (
    <>
      <HeadRow
        title="待我决定"
        facts={
          mine.length > 0 && (
            <>
              {mine.length} 个结束申请
              {mine.some((row) => row.late) && (
                <span className="red b">{mine.filter((row) => row.late).length} 个过了日子</span>
              )}
            </>
          )
        }
      >
        <Button keys="b" onClick={() => go('/instructions')}>
          领导批示
        </Button>
        <Button keys="d" onClick={() => go('/sales')}>
          {vain === 0 ? '订单与交车' : `联系不上的车主 ${vain} 位`}
        </Button>
        <Button keys="z" onClick={() => go('/clashes')}>
          {clashes === 0 ? '同一人' : `同一人 ${clashes} 位`}
        </Button>
      </HeadRow>
      <UnreachedNote />
      <Shape kind="panel">
        <ReadList
          list={list}
          reading="正在读取申请…"
          failed="申请没能读出来"
          empty={
            <EmptyState
              icon="check"
              title="没有等您决定的申请"
              text="销售顾问申请战败、休眠或无效以后，会出现在这里，下一个营业日前决定。"
            />
          }
        >
          <VirtualList
            label="待我决定"
            items={items}
            rowHeight={52}
            columns={columns}
            renderRow={(row) => <Cells row={row} />}
            chosen={chosen?.requestId ?? null}
            onChoose={choose}
            onNearEnd={list.onNearEnd}
            total={list.total}
            letters
          />
        </ReadList>
        {chosen === null ? (
          <Panel label="申请">
            <span />
          </Panel>
        ) : (
          <DecisionPanel key={chosen.requestId} request={chosen} refusedPlanOn={refusedPlanOn} onDecided={goOn} />
        )}
      </Shape>
    </>
  );
}

/** What is the reader's turn comes first, late ones in front; what other managers have in hand below. */
function groupByTurn(rows: readonly PendingEnding[]): readonly ListItem<PendingEnding>[] {
  const groups = [
    { key: 'late', label: '过了日子', note: '先定这些', late: true, rows: rows.filter((row) => row.mine && row.late) },
    { key: 'mine', label: '该您决定', rows: rows.filter((row) => row.mine && !row.late) },
    { key: 'others', label: '别的经理在定', rows: rows.filter((row) => !row.mine) },
  ];
  return groups.flatMap(({ rows: members, ...group }): ListItem<PendingEnding>[] =>
    members.length === 0
      ? []
      : [
          { kind: 'group', ...group, label: `${group.label} ${members.length}` },
          ...members.map((row): ListItem<PendingEnding> => ({ kind: 'row', key: row.requestId, row })),
        ],
  );
}

function Cells({ row }: { readonly row: PendingEnding }): ReactElement {
  const today = useToday();
  const why = [`申请${endings[row.ending]}`, row.reason].join(' · ');
  return (
    <>
      <LevelBadge level={row.level} />
      <PersonLines name={row.name} gender={row.gender} sub={tailWords(row.phoneTail)} />
      <TwoLines main={row.intention ?? '还没定车型'} sub={why} title={why} />
      <TwoLines main={row.consultant.name} sub="申请人" title={row.consultant.name} />
      {row.late ? (
        <TwoLines
          end
          late
          main={`过了 ${daysBetween(row.decideOn, today)} 天`}
          sub={row.mine ? `应 ${dateColumn(row.decideOn)}` : `等${roleLabel(row.waitsFor)}`}
        />
      ) : (
        <TwoLines
          end
          main={nearDay(row.decideOn, today)}
          sub={row.mine ? '要决定' : `等${roleLabel(row.waitsFor)}`}
          title={dateWords(row.decideOn, today)}
        />
      )}
    </>
  );
}

/** 「今天」「明天」, else 「11-23」. */
function nearDay(day: string, today: string): string {
  const words = dateWords(day, today);
  return words.length <= 2 ? words : dateColumn(day);
}
