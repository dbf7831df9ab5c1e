import { useState } from 'react';
import { addDays, type CivilDate } from '../../../shared/calendar/civil-date.ts';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { CalendarPlan } from '../../../shared/contract/calendar.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import type { CalendarView } from './calendar-queries.ts';

/** A plan that somebody holds, and the day over which he holds it. */
interface Carried {
  readonly plan: CalendarPlan;
  readonly over: CivilDate;
}

interface Wish {
  readonly plan: CalendarPlan;
  readonly dueOn: CivilDate;
}

export interface Carrying {
  readonly carried: Carried | null;
  /** The plan whose move is on its way to the store. */
  readonly movingId: string | null;
  /** Takes a plan up; one that cannot move says why and stays. */
  readonly take: (plan: CalendarPlan) => boolean;
  /** Holds it over another day, as far as days are shown. */
  readonly step: (days: number) => void;
  readonly holdOver: (day: CivilDate) => void;
  /** Lets it go where it is held: the store decides, and where it refuses the plan is where it was. */
  readonly drop: (day?: CivilDate) => void;
  readonly putBack: () => void;
}

const refreshes = [['plan'], ['customer'], ['card'], ['opportunity']];

/** What only moves earlier cannot be taken back to where it was. */
const movesEarlierOnly = ({ move }: CalendarPlan): boolean => move?.bound === 'first_48h' || move?.bound === 'extended';

/** Moving plans between days. Nothing moves on the screen before the store has moved it. */
export function useCarrying(view: CalendarView | undefined): Carrying {
  const api = useApi();
  const notices = useNotices();
  const today = useToday();
  const [carried, setCarried] = useState<Carried | null>(null);
  const [movingId, setMovingId] = useState<string | null>(null);
  const moveTo = async ({ plan, dueOn }: Wish) => {
    const { id, dueTime, method, purpose } = plan;
    setMovingId(id);
    try {
      return { plan, ...(await api.plan.move({ id, dueOn, dueTime, method, purpose })) };
    } catch (error) {
      notices.fail(failureOf(error).text);
      throw error;
    } finally {
      setMovingId(null);
    }
  };
  const saidOf = (plan: CalendarPlan, dueOn: CivilDate): string => `${plan.name}的回访改到${dateWords(dueOn, today)}`;
  const back = useAct(moveTo, {
    refreshes,
    onDone: ({ plan, dueOn }) => notices.show({ text: saidOf(plan, dueOn) }),
  });
  const save = useAct(moveTo, {
    refreshes,
    onDone: ({ plan, dueOn }) => {
      const undo = (): void => back.run({ plan, dueOn: plan.dueOn });
      notices.show({ text: saidOf(plan, dueOn), ...(movesEarlierOnly(plan) ? {} : { undo }) });
    },
  });
  const drop = (day = carried?.over): void => {
    if (carried === null || day === undefined) return;
    const { plan } = carried;
    setCarried(null);
    if (day === plan.countedOn) return;
    if (view?.days.find(({ on }) => on === day)?.isOpen === false) {
      notices.fail(`${dateWords(day, today)}店里休息，回访还在${dateWords(plan.countedOn, today)}。请放到营业的日子。`);
      return;
    }
    save.run({ plan, dueOn: day });
  };
  return {
    carried,
    movingId,
    take: (plan) => {
      if (plan.move === null) {
        notices.fail(plan.fixedWords ?? '这个计划不能改期');
        return false;
      }
      setCarried({ plan, over: plan.countedOn });
      return true;
    },
    step: (days) =>
      setCarried((before) => {
        if (before === null || view === undefined) return before;
        const over = addDays(before.over, days);
        return view.days.some(({ on }) => on === over) ? { ...before, over } : before;
      }),
    holdOver: (day) =>
      setCarried((before) => (before === null || before.over === day ? before : { ...before, over: day })),
    drop,
    putBack: () => setCarried(null),
  };
}
