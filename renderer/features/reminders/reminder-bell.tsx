import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import { endings } from '../../../shared/domain/ending.ts';
import { nearCalls } from '../../../shared/domain/reminder.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { useCanOpen, useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Icon } from '../../components/icon.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { useNow, useZone } from '../../state/clock.ts';
import { usePerson } from '../../state/session.ts';
import { useInstructionCounts } from '../instructions/instruction-queries.ts';
import { useRemindersToday } from './reminder-queries.ts';
import type { SystemNoticesState } from './system-notices.ts';
import { useOpenCall } from './use-open-call.ts';
import { useSystemNotices } from './use-system-notices.ts';

/** So many promised calls are named behind the bell. */
const mostNamed = 6;

/** 提醒 in the top bar: what is near, what is open, and whether the system itself speaks up. For those who have calls. */
export function ReminderBell(): ReactElement | null {
  const canOpen = useCanOpen()('/today');
  return canOpen ? <Bell /> : null;
}

function Bell(): ReactElement {
  const { role } = usePerson();
  const go = useGo();
  const openCall = useOpenCall();
  const { data } = useRemindersToday();
  const { data: waiting } = useInstructionCounts();
  const time = localTimeAt(useNow(), useZone());
  const system = useSystemNotices();
  const state = useStore(system, (each) => each.state);
  const isManaging = isManager(role);
  // managers have no entry of their own for the list: their navigation is full
  useKeys(
    '去哪里',
    isManaging ? [{ keys: 'g p', label: '领导批示', hint: false, run: () => go('/instructions') }] : [],
    { layer: 'app' },
  );
  const near = data === undefined ? [] : nearCalls({ timed: data.timed, time }, data.settings);
  const ahead = (data?.timed ?? []).filter((call) => near.includes(call) || call.dueTime >= time).slice(0, mostNamed);
  const instructions = instructionWords(waiting, isManaging);
  const sentBack = data?.sentBack ?? [];
  const count = near.length + sentBack.length + (waiting?.unread ?? 0);
  return (
    <Menu
      position="bottom-end"
      offset={4}
      shadow="md"
      width={300}
      withInitialFocusPlaceholder={false}
      styles={{ itemLabel: { minWidth: 0 } }}
    >
      <Menu.Target>
        <button type="button" className="bell" title="提醒" aria-label={count === 0 ? '提醒' : `提醒，${count} 条`}>
          <Icon name="bell" />
          {count > 0 && <b className="acc">{count}</b>}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>今天</Menu.Label>
        {ahead.map(({ planId, dueTime, who }) => (
          <Menu.Item key={planId} leftSection={<Icon name="clock" />} onClick={() => openCall(planId)}>
            {dueTime} {who}
          </Menu.Item>
        ))}
        {sentBack.map(({ planId, who, ending, by, reason }) => (
          <Menu.Item key={planId} leftSection={<Icon name="decide" />} onClick={() => openCall(planId, 'tomorrow')}>
            <TwoLines main={`没批准${endings[ending]}：${who}`} sub={`${by.name}：${reason}`} title={reason} />
          </Menu.Item>
        ))}
        {data !== undefined && (data.open > 0 || !isManaging) && (
          <Menu.Item leftSection={<Icon name="list" />} onClick={() => openCall(null)}>
            {data.open === 0 ? '今天的回访都做完了' : `今天还有 ${data.open} 个回访没做`}
          </Menu.Item>
        )}
        {data !== undefined && data.broughtForward > 0 && (
          <Menu.Item leftSection={<Icon name="calendar" />} onClick={() => openCall(null)}>
            级别规定改了，{data.broughtForward} 个回访提前到今天
          </Menu.Item>
        )}
        {data?.people.map(({ person, open }) => (
          <Menu.Item key={person.id} leftSection={<Icon name="person" />} onClick={() => go('/today')}>
            {person.name} 还有 {open} 个回访没做
          </Menu.Item>
        ))}
        {instructions !== null && (
          <Menu.Item leftSection={<Icon name="flag" />} onClick={() => go('/instructions')}>
            {instructions}
          </Menu.Item>
        )}
        <Menu.Divider />
        {state === 'denied' || state === 'missing' ? (
          <Menu.Label>{systemWords(state)}</Menu.Label>
        ) : (
          <Menu.Item
            leftSection={<Icon name={state === 'on' ? 'check' : 'bell'} />}
            closeMenuOnClick={false}
            onClick={() => (state === 'on' ? system.turnOff() : void system.turnOn())}
          >
            {systemWords(state)}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function systemWords(state: SystemNoticesState): string {
  switch (state) {
    case 'on':
      return '桌面提醒已打开，点一下关掉';
    case 'off':
    case 'ask':
      return '到点也在桌面上提醒我';
    case 'denied':
      return '浏览器不让桌面提醒，请在地址栏左边放行';
    case 'missing':
      return '这个浏览器没有桌面提醒，程序里照常提醒';
  }
}

/** 「领导批示 3 条没回复」; null where nothing waits. */
function instructionWords(
  waiting: ReturnType<typeof useInstructionCounts>['data'],
  isManaging: boolean,
): string | null {
  if (waiting === undefined) return null;
  const mine = waiting.unread + waiting.read;
  if (mine > 0) return `领导批示 ${mine} 条等您回复`;
  const theirs = waiting.people.reduce((sum, each) => sum + each.unread + each.read, 0);
  return isManaging && theirs > 0 ? `领导批示 ${theirs} 条没回复` : null;
}
