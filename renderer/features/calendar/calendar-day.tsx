import type { KeyboardEvent, ReactElement } from 'react';
import { dayOfMonth, monthOf } from '../../../shared/calendar/civil-date.ts';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { CalendarDay, CalendarPlan } from '../../../shared/contract/calendar.ts';
import { kindWords, planMethods } from '../../../shared/domain/plan-codes.ts';
import { isInWindow } from '../../../shared/domain/plan-move-window.ts';
import { LevelBadge } from '../../components/marks.tsx';
import { useToday } from '../../state/clock.ts';
import { badgeOf } from '../followup/plan-words.ts';
import type { Span } from './calendar-span.ts';
import { boundWords } from './calendar-words.ts';
import type { Carrying } from './use-carrying.ts';

interface DayProps {
  readonly day: CalendarDay;
  readonly plans: readonly CalendarPlan[];
  readonly span: Span;
  /** A day of the month before or after. */
  readonly isAside: boolean;
  readonly carrying: Carrying;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onOpen: (planId: string) => void;
  readonly onWeek: (day: string) => void;
}

/** One day: how much it carries, its plans, and while one is held whether it may come here. */
export function CalendarDayCell(props: DayProps): ReactElement {
  const { day, plans, span, isAside, carrying, onKeyDown, onOpen, onWeek } = props;
  const today = useToday();
  const { carried } = carrying;
  const window = carried?.plan.move ?? null;
  const isLast = window !== null && window.throughOn === day.on;
  const marks = [
    'cal-day',
    day.isOpen ? '' : 'closed',
    day.on === today ? 'today' : '',
    isAside ? 'aside' : '',
    window === null ? '' : isInWindow(window, day.on) && day.isOpen ? 'may' : 'may-not',
    isLast ? 'last' : '',
    carried?.over === day.on ? 'over' : '',
  ];
  const more = day.open - plans.length;
  // what a month's day has no room for takes the place of its last plan
  const isFull = more > 0 && span === 'month';
  const shown = isFull ? plans.slice(0, -1) : plans;
  return (
    <li
      className={marks.filter((mark) => mark !== '').join(' ')}
      aria-label={`${dateWords(day.on, today)}，${loadWords(day, today) || '没有回访'}`}
      data-day={day.on}
      onDragOver={(event) => {
        if (carried === null) return;
        event.preventDefault();
        carrying.holdOver(day.on);
      }}
      onDrop={(event) => {
        event.preventDefault();
        carrying.drop(day.on);
      }}
    >
      <div className="cal-top">
        <span className="cal-date">
          {dayOfMonth(day.on) === 1 ? `${monthOf(day.on)}月1日` : dayOfMonth(day.on)}
          {day.on === today && <b> 今天</b>}
        </span>
        {isLast ? <b className="amber">最晚</b> : !day.isOpen && <span className="t3 cut">{day.note || '休息'}</span>}
        <span className="grow" />
        <span className={day.missed > 0 ? 'red cut' : 't3 cut'} title={loadWords(day, today)}>
          {loadWords(day, today)}
        </span>
      </div>
      <ul>
        {shown.map((plan) => (
          <li key={plan.id}>
            <Chip plan={plan} span={span} carrying={carrying} onKeyDown={onKeyDown} onOpen={onOpen} />
          </li>
        ))}
        {isFull && (
          <li>
            <button type="button" className="cal-more link" onClick={() => onWeek(day.on)} title="按周看这一天的全部">
              还有 {day.open - shown.length} 个
            </button>
          </li>
        )}
      </ul>
      {more > 0 && span === 'week' && <p className="xs t3">还有 {more} 个，在今日回访里看</p>}
    </li>
  );
}

/** 「做完 4 · 没做 1」 of a day that is over, 「3 个」 of one to come. */
function loadWords({ on, open, done, missed }: CalendarDay, today: string): string {
  if (on > today) return open > 0 ? `${open} 个` : '';
  const parts = [
    done > 0 && `做完 ${done}`,
    missed > 0 && `没做 ${missed}`,
    on === today && open > 0 && `待办 ${open}`,
  ];
  return parts.filter((part) => part !== false).join(' · ');
}

function Chip({
  plan,
  span,
  carrying,
  onKeyDown,
  onOpen,
}: Pick<DayProps, 'span' | 'carrying' | 'onKeyDown' | 'onOpen'> & { readonly plan: CalendarPlan }): ReactElement {
  const today = useToday();
  const isHeld = carrying.carried?.plan.id === plan.id;
  const isLate = plan.countedOn < today;
  return (
    <button
      type="button"
      className={`cal-plan${isHeld ? ' held' : ''}${isLate ? ' late' : ''}${plan.move === null ? ' fixed' : ''}`}
      data-plan={plan.id}
      draggable={plan.move !== null}
      aria-busy={carrying.movingId === plan.id || undefined}
      title={`${plan.name} · ${kindWords(plan)} · ${planMethods[plan.method]}${plan.purpose === '' ? '' : ` · ${plan.purpose}`}\n${boundWords(plan, today)}`}
      onKeyDown={onKeyDown}
      onClick={() => (carrying.carried === null ? onOpen(plan.id) : carrying.drop())}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        // without data some browsers begin no dragging; nothing of the customer may leave with it
        event.dataTransfer.setData('text/plain', '回访');
        carrying.take(plan);
      }}
      onDragEnd={carrying.putBack}
    >
      <LevelBadge level={badgeOf(plan)} />
      <span className="cut">{plan.name}</span>
      {plan.extension !== null && <span className="t3">已延期</span>}
      {plan.dueTime !== null && <span className="t2">{plan.dueTime}</span>}
      {span === 'week' && plan.dueTime === null && <span className="t3">{planMethods[plan.method]}</span>}
    </button>
  );
}
