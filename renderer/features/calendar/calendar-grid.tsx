import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react';
import { dateWords, weekdayWords } from '../../../shared/calendar/words.ts';
import type { CalendarPlan } from '../../../shared/contract/calendar.ts';
import { useKeys } from '../../app/use-keys.ts';
import { useToday } from '../../state/clock.ts';
import { CalendarDayCell } from './calendar-day.tsx';
import type { CalendarView } from './calendar-queries.ts';
import type { Span } from './calendar-span.ts';
import { boundWords } from './calendar-words.ts';
import { useCarrying } from './use-carrying.ts';

interface CalendarGridProps {
  readonly view: CalendarView;
  readonly span: Span;
  /** '2026-03': days of other months stand back. */
  readonly month: string;
  readonly onOpen: (planId: string) => void;
  readonly onWeek: (day: string) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** The days with their plans: plans are walked with the arrows, taken up with Space or the mouse, and let go on a day. */
export function CalendarGrid({ view, span, month, onOpen, onWeek }: CalendarGridProps): ReactElement {
  const today = useToday();
  const grid = useRef<HTMLDivElement>(null);
  const held = useRef<string | null>(null);
  const carrying = useCarrying(view);
  const { carried } = carrying;
  const planOf = (element: Element | null): CalendarPlan | undefined =>
    view.plans.find(({ id }) => id === element?.getAttribute('data-plan'));
  const take = (): void => {
    const plan = planOf(document.activeElement);
    if (plan && carrying.take(plan)) held.current = plan.id;
  };
  const step = (key: string): void => {
    if (carried !== null) carrying.step(steps[key] ?? 0);
    else walk(grid.current, view, steps[key] ?? 0);
  };
  const enter = (): void => {
    const plan = planOf(document.activeElement);
    if (carried !== null) carrying.drop();
    else if (plan) onOpen(plan.id);
  };
  useKeys(
    '日历里的回访',
    [
      ...Object.keys(steps).map((keys) => ({
        keys,
        label: carried === null ? '选回访' : '换一天',
        hint: carried === null ? '选回访' : '换一天',
        run: () => step(keys),
      })),
      { keys: 'Space', label: '拿起来改期', disabled: carried !== null, run: take },
      { keys: 'Enter', label: carried === null ? '打开回访' : '放到这天', run: enter },
      { keys: 'Escape', label: '放回去', disabled: carried === null, run: carrying.putBack },
    ],
    { layer: 'panel' },
  );
  // a button would take these two for itself
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.nativeEvent.isComposing || planOf(event.currentTarget) === undefined) return;
    if (event.key === ' ' && carried === null) take();
    else if (event.key === 'Enter' && carried !== null) enter();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // a plan that moved is drawn in another day: whoever moved it by keys goes on from there
  useEffect(() => {
    if (held.current === null || carried !== null || view.plans.length === 0) return;
    const chip = grid.current?.querySelector<HTMLElement>(`[data-plan="${CSS.escape(held.current)}"]`);
    if (!chip || document.activeElement !== document.body) return;
    chip.focus();
    held.current = null;
  }, [view, carried]);
  return (
    <>
      <div ref={grid} className={`cal cal-${span}`} data-carrying={carried !== null || undefined}>
        <div className="cal-head" aria-hidden="true">
          {view.days.slice(0, 7).map(({ on }) => (
            <span key={on}>{weekdayWords(on)}</span>
          ))}
        </div>
        <ol
          className="cal-days"
          aria-label="回访日历"
          style={span === 'month' ? { gridTemplateRows: weekHeights(view) } : undefined}
        >
          {view.days.map((day) => (
            <CalendarDayCell
              key={day.on}
              day={day}
              plans={view.plans.filter(({ countedOn }) => countedOn === day.on)}
              span={span}
              isAside={span === 'month' && !day.on.startsWith(month)}
              carrying={carrying}
              onKeyDown={onKeyDown}
              onOpen={onOpen}
              onWeek={onWeek}
            />
          ))}
        </ol>
      </div>
      <p className="cal-foot xs" role="status">
        {carried !== null
          ? `${carried.plan.name}：放到${dateWords(carried.over, today)}。${boundWords(carried.plan, today)}`
          : '按住拖到别的日子，或按空格拿起、方向键换天、Enter 放下。几点、方式和目的不变。'}
      </p>
    </>
  );
}

/** A week that is over takes one line, unless something of it is still to be done; the others share the rest. */
function weekHeights({ days, plans, today }: CalendarView): string | undefined {
  if ((days.at(-1)?.on ?? '') < today) return undefined;
  const heights: string[] = [];
  for (let i = 0; i < days.length; i += 7) {
    const week = days.slice(i, i + 7).map(({ on }) => on);
    const most = Math.max(...week.map((on) => plans.filter(({ countedOn }) => countedOn === on).length));
    const isOver = (week.at(-1) ?? '') < today;
    heights.push(isOver && most === 0 ? '40px' : `minmax(${18 + 24 * Math.max(most, 2)}px, 1fr)`);
  }
  return heights.join(' ');
}

/** Focuses the plan before or after, or the nearest one a week up or down. */
function walk(grid: HTMLElement | null, view: CalendarView, days: number): void {
  const chips = [...(grid?.querySelectorAll<HTMLElement>('[data-plan]') ?? [])];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? chips.indexOf(focused) : -1;
  const here = chips[at];
  if (here === undefined) {
    const first = chips.find((chip) => (dayOf(chip, view) ?? '') >= view.today) ?? chips[0];
    first?.focus();
    return;
  }
  const next = at + Math.sign(days);
  if (Math.abs(days) === 1) {
    chips[next]?.focus();
    return;
  }
  const day = dayOf(here, view);
  // up and down go on inside a day first
  const neighbour = chips[next];
  if (neighbour !== undefined && dayOf(neighbour, view) === day) {
    neighbour.focus();
    return;
  }
  const beyond = days > 0 ? chips.slice(at + 1) : chips.slice(0, at).reverse();
  const weekday = view.days.findIndex(({ on }) => on === day) % 7;
  const below = beyond.find((chip) => view.days.findIndex(({ on }) => on === dayOf(chip, view)) % 7 === weekday);
  (below ?? neighbour)?.focus();
}

function dayOf(chip: HTMLElement, view: CalendarView): string | undefined {
  return view.plans.find(({ id }) => id === chip.dataset.plan)?.countedOn;
}
