import { type ReactElement, useMemo } from 'react';
import { civilDateAt, daysBetween } from '../../../shared/calendar/civil-date.ts';
import type { InstructionRow } from '../../../shared/contract/instruction-rows.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { useGo } from '../../app/go.tsx';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import type { ListItem } from '../../components/list-model.ts';
import { Shape } from '../../components/panel.tsx';
import { Picker } from '../../components/picker.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { usePinned } from '../../components/use-pinned.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useToday, useZone } from '../../state/clock.ts';
import { useStaff } from '../../state/commons.ts';
import { failureOf } from '../../state/failure.ts';
import { useRemembered } from '../../state/remembered.ts';
import { usePerson } from '../../state/session.ts';
import { answerWords } from './instruction-lines.tsx';
import { InstructionPanel } from './instruction-panel.tsx';
import { type InstructionTab, useInstructionCounts, useInstructions } from './instruction-queries.ts';

const columns = '108px minmax(0,1fr) 92px 104px';

interface Place {
  readonly tab: InstructionTab;
  readonly personId: string | null;
  readonly chosen: string | null;
}

/** 领导批示: what still waits, unread first, and what was answered. A manager sees everybody's, for the evening meeting. */
export function InstructionsScreen(): ReactElement {
  const isManaging = isManager(usePerson().role);
  const [place, setPlace] = useRemembered<Place>(['instruction', 'list'], {
    tab: 'open',
    personId: null,
    chosen: null,
  });
  const { tab, personId } = place;
  const list = useInstructions(tab, personId);
  const items = useMemo(() => (tab === 'open' ? byState(list.rows) : plain(list.rows)), [tab, list.rows]);
  const chosen = list.rows.find(({ id }) => id === place.chosen) ?? list.rows[0] ?? null;
  usePinned(place.chosen, chosen?.id ?? null, (key) => setPlace((before) => ({ ...before, chosen: key })));
  const failure = list.error === null ? null : failureOf(list.error);
  return (
    <>
      <HeadRow title="领导批示" facts={<Waiting isManaging={isManaging} />} />
      <Shape kind="panel">
        <div className="left">
          <TabsRow
            label="哪些批示"
            tabs={[
              { value: 'open', label: '没回复' },
              { value: 'answered', label: '已回复' },
            ]}
            value={tab}
            onChange={(next) => setPlace((before) => ({ ...before, tab: next, chosen: null }))}
            end={
              isManaging && (
                <PersonPicker
                  value={personId}
                  onChange={(next) => setPlace((before) => ({ ...before, personId: next, chosen: null }))}
                />
              )
            }
          />
          {list.isLoading && <LoadingRows words="正在读取批示…" rows={6} />}
          {failure !== null && (
            <ErrorState
              title="批示没能读出来"
              text={`${failure.text}。`}
              errorNumber={failure.errorNumber}
              onRetry={list.retry}
            />
          )}
          {!list.isLoading && failure === null && list.rows.length === 0 && (
            <Nothing tab={tab} isManaging={isManaging} />
          )}
          {list.rows.length > 0 && (
            <VirtualList
              label="领导批示"
              items={items}
              rowHeight={52}
              columns={columns}
              renderRow={(row) => <Cells row={row} />}
              chosen={chosen?.id ?? null}
              onChoose={(id) => setPlace((before) => ({ ...before, chosen: id }))}
              onNearEnd={list.onNearEnd}
              total={list.total}
              letters
            />
          )}
        </div>
        <InstructionPanel key={chosen?.id ?? ''} instruction={chosen} />
      </Shape>
    </>
  );
}

/** 「没回复 3 条，其中 2 条没点「知道了」」; of a manager's people each by name. */
function Waiting({ isManaging }: { readonly isManaging: boolean }): ReactElement | null {
  const { data } = useInstructionCounts();
  if (data === undefined) return null;
  const people = isManaging ? data.people : [data];
  const unread = people.reduce((sum, each) => sum + each.unread, 0);
  const open = unread + people.reduce((sum, each) => sum + each.read, 0);
  if (open === 0) return <>都回复了</>;
  const names = data.people.map((each) => `${each.person.name} ${each.unread + each.read}`).join('，');
  return (
    <span className="cut" title={names}>
      没回复 {open} 条{isManaging && `（${names}）`}
      {unread > 0 && `，${unread} 条还没点「知道了」`}
    </span>
  );
}

interface PersonPickerProps {
  readonly value: string | null;
  readonly onChange: (personId: string | null) => void;
}

function PersonPicker({ value, onChange }: PersonPickerProps): ReactElement {
  const { data: people = [] } = useStaff();
  const readers = people.filter(({ role, active }) => active && role !== 'admin' && role !== 'receptionist');
  return (
    <span style={{ width: 132, display: 'inline-block' }}>
      <Picker
        value={value}
        options={readers.map(({ id, name }) => ({ value: id, label: name }))}
        placeholder="每个人"
        onChange={onChange}
        control={{ 'aria-label': '谁要看的' }}
      />
    </span>
  );
}

function Nothing({ tab, isManaging }: { readonly tab: InstructionTab; readonly isManaging: boolean }): ReactElement {
  const go = useGo();
  if (tab === 'answered')
    return <EmptyState title="还没有回复过的批示" text="用回访或一句话回复以后，批示和回复一起留在这里。" />;
  return (
    <EmptyState
      icon="check"
      title="没有要回复的批示"
      text={
        isManaging
          ? '在「顾问回访」或客户页按 D 写批示，打下一个电话的人先看到。'
          : '经理写的批示会出现在这里，也排在今日回访的最前面。'
      }
    >
      <Button look="primary" onClick={() => go('/today')}>
        {isManaging ? '看顾问回访' : '回到今日回访'}
      </Button>
    </EmptyState>
  );
}

function byState(rows: readonly InstructionRow[]): readonly ListItem<InstructionRow>[] {
  const groups = [
    { key: 'unread', label: '还没点「知道了」', rows: rows.filter(({ state }) => state === 'unread') },
    { key: 'read', label: '已读，没回复', rows: rows.filter(({ state }) => state === 'read') },
  ];
  return groups.flatMap(({ rows: members, ...group }): ListItem<InstructionRow>[] =>
    members.length === 0 ? [] : [{ kind: 'group', ...group }, ...plain(members)],
  );
}

function plain(rows: readonly InstructionRow[]): ListItem<InstructionRow>[] {
  return rows.map((row): ListItem<InstructionRow> => ({ kind: 'row', key: row.id, row }));
}

function Cells({ row }: { readonly row: InstructionRow }): ReactElement {
  const today = useToday();
  const zone = useZone();
  const name = nameWithTitle(row.name, row.gender);
  const days = daysBetween(civilDateAt(row.at, zone), today);
  const what = row.content === '' ? '客户已交接，内容不再显示' : row.content;
  const since = days === 0 ? '今天写的' : `等了 ${days} 天`;
  return (
    <>
      <TwoLines
        main={
          <>
            <b>{row.name}</b> <span className="t2">{name.slice(row.name.length).trim()}</span>
          </>
        }
        sub={row.phoneTail === null ? '没有号码' : `尾号 ${row.phoneTail}`}
        title={name}
      />
      <TwoLines main={what} sub={row.answer === null ? `${row.by.name}写` : `回复：${answerWords(row)}`} title={what} />
      <TwoLines main={row.to?.name ?? '—'} sub="要看的人" title={row.to?.name ?? ''} />
      {row.answer === null ? (
        <TwoLines end main={since} sub={row.read === null ? '没点知道了' : '已读'} />
      ) : (
        <TwoLines end main={row.answer.by.name} sub="回复" />
      )}
    </>
  );
}
