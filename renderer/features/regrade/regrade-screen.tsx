import { type ReactElement, useMemo } from 'react';
import { daysBetween } from '../../../shared/calendar/civil-date.ts';
import { dateColumn, dateWords } from '../../../shared/calendar/words.ts';
import type { StaleRow } from '../../../shared/contract/stale-levels.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { rowItems } from '../../components/list-model.ts';
import { LevelBadge } from '../../components/marks.tsx';
import { Panel, Shape } from '../../components/panel.tsx';
import { Picker } from '../../components/picker.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { usePerson } from '../../state/session.ts';
import { RegradePanel } from './regrade-panel.tsx';
import { useStale, useStaleCounts, useStalePlace } from './regrade-queries.ts';

const columns = '22px 108px minmax(0,1fr) 92px 92px';

/** 重新定级: whose expected day or horizon has passed, the longest first; one key grades and goes on. */
export function RegradeScreen(): ReactElement {
  const person = usePerson();
  const isManaging = isManager(person.role);
  const [place, setPlace] = useStalePlace();
  const { data: counts } = useStaleCounts();
  const people = counts?.people ?? [];
  // a manager who has none himself begins with whoever has most
  const assigneeId = place.assigneeId ?? (isManaging && counts?.own === 0 ? (people[0]?.person.id ?? null) : null);
  const { list, count } = useStale(assigneeId, !isManaging || counts !== undefined);
  const items = useMemo(() => rowItems(list.rows, (row) => row.opportunityId), [list.rows]);
  const chosen = list.rows.find((row) => row.opportunityId === place.chosen) ?? list.rows[0] ?? null;
  const choose = (id: string | null): void => setPlace((before) => ({ ...before, chosen: id }));
  const goOn = (): void => {
    const at = list.rows.findIndex((row) => row.opportunityId === chosen?.opportunityId);
    choose((list.rows[at + 1] ?? list.rows[at - 1])?.opportunityId ?? null);
  };
  const go = useGo();
  const leave = (): void => go('/today');
  useKeys('重新定级', [{ keys: 'Escape', label: '回到回访', run: leave }]);
  const failure = list.error === null ? null : failureOf(list.error);
  const isEmpty = !list.isLoading && failure === null && list.rows.length === 0;
  return (
    <>
      <HeadRow
        title="重新定级"
        parent={{ label: isManaging ? '顾问回访' : '今日回访', to: '/today' }}
        facts={
          <>
            {count !== undefined && count > 0 && <>{countWords(count, isManaging ? counts?.total : undefined)}</>}
            {isManaging && people.length > 0 && (
              <span style={{ width: 168, display: 'inline-block' }}>
                <Picker
                  value={assigneeId}
                  options={people.map((each) => ({
                    value: each.person.id,
                    label: each.person.name,
                    hint: `${each.count} 个`,
                  }))}
                  placeholder="看谁的"
                  onChange={(id) => setPlace({ assigneeId: id, chosen: null })}
                  control={{ 'aria-label': '看谁的' }}
                />
              </span>
            )}
          </>
        }
      >
        <Button keys="Escape" onClick={leave}>
          回到回访
        </Button>
      </HeadRow>
      {isEmpty ? (
        <EmptyState
          icon="check"
          title="没有要重新定级的"
          text="预计购车的日子过了还没订车，或定级后过了这个级别的天数，会出现在这里。"
        >
          <Button onClick={leave}>打今天的回访</Button>
        </EmptyState>
      ) : (
        <Shape kind="panel">
          <div className="left">
            {list.isLoading && <LoadingRows words="正在读取要重新定级的客户…" />}
            {failure !== null && (
              <ErrorState
                title="要重新定级的客户没能读出来"
                text={`${failure.text}。`}
                errorNumber={failure.errorNumber}
                onRetry={list.retry}
              />
            )}
            {list.rows.length > 0 && (
              <VirtualList
                label="重新定级"
                items={items}
                rowHeight={52}
                columns={columns}
                renderRow={(row) => <Cells row={row} />}
                chosen={chosen?.opportunityId ?? null}
                onChoose={choose}
                onNearEnd={list.onNearEnd}
                total={count ?? list.total}
              />
            )}
          </div>
          {chosen === null ? (
            <Panel label="重新定级">
              <span />
            </Panel>
          ) : (
            <RegradePanel
              key={chosen.opportunityId}
              row={chosen}
              onGraded={goOn}
              onBack={() => choose(chosen.opportunityId)}
            />
          )}
        </Shape>
      )}
    </>
  );
}

/** 「5 个，全店 9 个」: the same figure as on the way here, beside the one of the list. */
function countWords(count: number, total: number | undefined): string {
  return total === undefined || total === count ? `${count} 个` : `${count} 个，全店 ${total} 个`;
}

function Cells({ row }: { readonly row: StaleRow }): ReactElement {
  const today = useToday();
  const name = nameWithTitle(row.name, row.gender);
  const feedback = [row.lastFeedback?.category, row.lastFeedback?.text].filter((part) => part).join(' · ');
  const days = daysBetween(row.staleSince, today) + 1;
  return (
    <>
      <LevelBadge level={row.level} />
      <TwoLines
        main={
          <>
            <b>{row.name}</b> <span className="t2">{name.slice(row.name.length).trim()}</span>
          </>
        }
        sub={row.phoneTail === null ? '没有号码' : `尾号 ${row.phoneTail}`}
        title={name}
      />
      <TwoLines
        main={row.intention ?? '还没定车型'}
        sub={feedback === '' ? '还没有反馈' : feedback}
        title={[row.intention, feedback].filter((part) => part).join('\n')}
      />
      <TwoLines
        end
        main={dateColumn(row.nextPlanOn)}
        sub="下次回访"
        title={`下次回访 ${dateWords(row.nextPlanOn, today)}`}
      />
      <TwoLines
        end
        main={`过了 ${days} 天`}
        sub={row.expectedOn === null ? `${dateColumn(row.levelSetOn)} 定级` : `预计 ${dateColumn(row.expectedOn)}`}
      />
    </>
  );
}
