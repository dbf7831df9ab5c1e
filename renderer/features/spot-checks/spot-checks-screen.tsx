import { type ReactElement, useMemo, useState } from 'react';
import type { SpotCheckRow } from '../../../shared/contract/spot-check.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { Instant } from '../../components/instant.tsx';
import { rowItems } from '../../components/list-model.ts';
import { ProgressBar } from '../../components/marks.tsx';
import { Panel, Shape } from '../../components/panel.tsx';
import { ReadList } from '../../components/read-list.tsx';
import { EmptyState } from '../../components/states.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { usePinned } from '../../components/use-pinned.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useToday } from '../../state/clock.ts';
import { useRemembered } from '../../state/remembered.ts';
import { usePerson } from '../../state/session.ts';
import { CheckStrip } from '../checking/check-strip.tsx';
import { useFolder } from '../recording-folder/folder-queries.ts';
import { CheckPanel } from './check-panel.tsx';
import { DrawPanel } from './draw-panel.tsx';
import { OwnResults } from './own-results.tsx';
import { useSpotChecks } from './spot-check-queries.ts';
import { progressWords, spanWords } from './spot-words.ts';
import './spot-checks.css';

const columns = 'minmax(0,1fr) 132px minmax(120px,200px)';

/** 录音抽查: a manager's checks with how far each is; for everybody else what came of the own calls. */
export function SpotChecksScreen(): ReactElement {
  const { role } = usePerson();
  return isManager(role) ? <Checks canCheck={role !== 'general_manager'} /> : <OwnResults />;
}

function Checks({ canCheck }: { readonly canCheck: boolean }): ReactElement {
  const go = useGo();
  const list = useSpotChecks(true);
  const waiting = useFolder().data?.waiting ?? 0;
  const [chosenId, choose] = useRemembered<string | null>(['spotCheck', 'chosen'], null);
  const [isDrawing, setDrawing] = useState(false);
  const items = useMemo(() => rowItems(list.rows, ({ id }) => id), [list.rows]);
  const chosen = list.rows.find(({ id }) => id === chosenId) ?? list.rows[0] ?? null;
  usePinned(chosenId, chosen?.id ?? null, choose);
  const begin = (): void => setDrawing(true);
  const isFirst = !list.isLoading && list.error === null && list.rows.length === 0;
  const draws = canCheck && (isDrawing || isFirst);
  const toWaiting = (): void => go('/recordings/waiting');
  useKeys('录音抽查', [
    { keys: 'n', label: '抽录音', disabled: !canCheck || draws, run: begin },
    { keys: 'w', label: '没对上的录音', run: toWaiting },
  ]);
  return (
    <>
      <HeadRow title="录音抽查" facts="抽到的，听一遍，按评分表评；不合格的记检查发现（§八.4）">
        <Button keys="w" onClick={toWaiting}>
          没对上的录音{waiting > 0 && ` ${waiting} 份`}
        </Button>
        {canCheck && !draws && (
          <Button icon="plus" keys="n" onClick={begin}>
            抽录音
          </Button>
        )}
      </HeadRow>
      <CheckStrip at="/spot-checks" />
      <Shape kind="panel">
        <ReadList
          list={list}
          reading="正在读取录音抽查…"
          failed="录音抽查没能读出来"
          empty={
            <EmptyState
              title="还没有抽查过录音"
              text={
                canCheck
                  ? '在右边选日期和每人几份，程序随机抽；抽样种子留下，谁都可以核对。'
                  : '销售经理或展厅经理抽了以后，列在这里。'
              }
            />
          }
        >
          <VirtualList
            label="录音抽查"
            items={items}
            rowHeight={52}
            columns={columns}
            renderRow={(row) => <Cells row={row} />}
            chosen={draws ? null : (chosen?.id ?? null)}
            onChoose={(id) => {
              setDrawing(false);
              choose(id);
            }}
            onOpen={({ id }) => go(`/spot-checks/${id}`)}
            openLabel="打开"
            onNearEnd={list.onNearEnd}
            total={list.total}
            letters
          />
        </ReadList>
        {draws ? (
          <DrawPanel
            onDrawn={({ id }) => {
              choose(id);
              setDrawing(false);
              go(`/spot-checks/${id}`);
            }}
            onClose={isFirst ? undefined : () => setDrawing(false)}
          />
        ) : chosen === null ? (
          <Panel label="录音抽查">
            <span />
          </Panel>
        ) : (
          <CheckPanel key={chosen.id} check={chosen} canCheck={canCheck} />
        )}
      </Shape>
    </>
  );
}

function Cells({ row }: { readonly row: SpotCheckRow }): ReactElement {
  const today = useToday();
  return (
    <>
      <TwoLines
        main={<b>{spanWords(row, today)}</b>}
        sub={`每人 ${row.perConsultant} 份，种子 ${row.seed}`}
        title={spanWords(row, today)}
      />
      <TwoLines main={row.by.name} sub={<Instant at={row.at} />} />
      <div className="two">
        <ProgressBar done={row.judged} total={row.drawn - row.gone} label="评了" />
        <div className="xs t3 cut" title={progressWords(row)}>
          {progressWords(row)}
        </div>
      </div>
    </>
  );
}
