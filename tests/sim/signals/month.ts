import { createHash } from 'node:crypto';
import { addDays, type CivilDate, instantAt } from '../../../shared/calendar/civil-date.ts';
import { defaultStoreCalendar, isOpenDay, openDayOnOrAfter } from '../../../shared/calendar/store-calendar.ts';
import { proposeNextDate } from '../../../shared/domain/plan-day.ts';
import type { ContactFact, NextPlanFact, RegradeFact } from '../../../shared/domain/signal/facts.ts';
import type { Signal, SignalKind } from '../../../shared/domain/signal/kinds.ts';
import { type SignalFactsOfDay, signalsOfDay } from '../../../shared/domain/signal/signal.ts';

export const calendar = { ...defaultStoreCalendar, closedWeekdays: [1] };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
export const first = '2026-03-01';
const days = Array.from({ length: 30 }, (_, n) => addDays(first, n));
const gaps = [2, 7, 14, 21, 30];

const about = [
  ...[
    '月底的优惠价',
    '后排的空间',
    '市区的油耗',
    '白色的现车',
    '两年免息贷款',
    '旧车的置换价',
    '头一年的保险',
    '座椅的通风',
  ],
  ...['后备厢放轮椅', '变速箱的顿挫', '上牌的手续费', '厂家的补贴', '顶配的大屏', '雪地的四驱'],
];
const said = [
  ...['还想跟邻县比一比', '比他现在那辆强', '爱人不太放心', '让发一份资料', '担心过两年不好卖', '问能不能再送脚垫'],
  ...['说同事开着挺好', '昨晚在网上看过', '上回试车没留意', '觉得贵了三千', '觉得差不多了', '要我们经理答复'],
];
const then = [
  ...['周六上午带父亲来', '等工程款下来定', '儿子放假一起看', '加了微信慢慢聊', '他忙完这阵打来', '月中再问一声'],
  ...['先把定金留着', '到车就通知他', '约在车间见面', '晚上发视频', '清明以后再谈', '他上班路过就来'],
];
const stock = ['再考虑考虑', '等降价', '没时间，改天再说', '说要再看看', '在开会'];

/** Repeatable choices of one month. */
export function choices(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const one = <T>(list: readonly T[]): T => {
    const chosen = list[int(0, list.length - 1)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  };
  return { next, int, one };
}

/** A month of people who do their work: some write it up after closing, take every proposal, grade anew, are busy. */
export function honestMonth(seed: number): SignalFactsOfDay {
  const { next, int, one } = choices(seed);
  const [contacts, nextPlans, regrades]: [ContactFact[], NextPlanFact[], RegradeFact[]] = [[], [], []];
  for (const personId of ['wang', 'li', 'zhao', 'sun']) {
    const loadByDay: Record<CivilDate, number> = {};
    for (const onDay of days.filter((day) => isOpenDay(calendar, day))) {
      let at = instantAt(onDay, personId === 'zhao' ? '17:00' : '09:00', calendar.zone);
      for (let n = int(3, personId === 'wang' ? 60 : 25); n > 0; n -= 1) {
        at += int(60, personId === 'zhao' ? 420 : 900) * 1000;
        const id = `${personId}-${onDay}-${String(n).padStart(2, '0')}`;
        const outcome = next() < 0.6 ? 'connected' : one(['no_answer', 'wechat_replied', 'switched_off'] as const);
        const isRecorded = next() < 0.7;
        contacts.push({
          ...{ followupId: id, contactId: id, customerId: `c-${int(1, 400)}`, personId, at, onDay, outcome },
          isReception: false,
          feedback: next() < 0.3 ? one(stock) : `${one(about)}，${one(said)}，${one(then)}`,
          recordings: isRecorded
            ? [{ id: `r-${id}`, durationMs: outcome === 'connected' ? int(9, 400) * 1000 : 2000 }]
            : [],
        });
        if (outcome !== 'connected' && outcome !== 'wechat_replied') continue;
        const limitOn = openDayOnOrAfter(calendar, addDays(onDay, one(gaps)));
        // half of them take whatever is proposed
        const proposed = proposeNextDate({ today: onDay, limitOn, calendar, loadByDay });
        const dueOn =
          personId < 'sun' || next() < 0.3 ? proposed : openDayOnOrAfter(calendar, addDays(onDay, int(1, 2)));
        loadByDay[dueOn] = (loadByDay[dueOn] ?? 0) + 1;
        nextPlans.push({ followupId: id, personId, onDay, dueOn, limitOn });
      }
      // a level that has run out is graded anew without a call, and the plan put off
      if (next() < 0.5)
        regrades.push({
          ...{ levelChangeId: `l-${personId}-${onDay}`, opportunityId: `o-${onDay}-${personId}`, personId, onDay },
          ...{ from: 'H' as const, to: one(['A', 'B', 'C'] as const), wasStale: true },
          limitBefore: openDayOnOrAfter(calendar, addDays(onDay, 1)),
          dueAfter: addDays(onDay, 10),
        });
    }
  }
  return { contacts, nextPlans, regrades };
}

/** The signals of every day of the month. */
export function signalsOfMonth(facts: SignalFactsOfDay): readonly Signal[] {
  return days.flatMap((day) => {
    const since = addDays(day, -6);
    const week = <F extends { readonly onDay: CivilDate }>(list: readonly F[]) =>
      list.filter(({ onDay }) => onDay >= since && onDay <= day);
    const contacts = facts.contacts.filter(({ onDay }) => onDay === day);
    const known = { contacts, nextPlans: week(facts.nextPlans), regrades: week(facts.regrades) };
    return signalsOfDay(known, { day, calendar, sha256 });
  });
}

/** What somebody does on one evening of a month that is otherwise honest. */
export const cheats: Readonly<Record<SignalKind, (on: CivilDate) => Partial<SignalFactsOfDay>>> = {
  burst: (on) => ({ contacts: evening('burst', on, () => ({})) }),
  paste: (on) => ({
    contacts: evening('paste', on, (n) => ({
      at: instantAt(on, '15:00', calendar.zone) + n * 300_000,
      feedback: `客户对车比较满意，价格还要再谈，约了 ${n + 3} 号到店详谈`,
    })),
  }),
  short_call: (on) => ({
    contacts: evening('short_call', on, (n) => ({
      at: instantAt(on, '15:00', calendar.zone) + n * 300_000,
      recordings: [{ id: `short-${n}`, durationMs: 2000 }],
    })),
  }),
  downgrade: (on) => ({
    regrades: [1, 2].map((n) => ({
      ...{ levelChangeId: `x${n}`, opportunityId: `x${n}`, personId: 'cheat', onDay: on, from: 'A', to: 'N' },
      ...{ wasStale: false, limitBefore: openDayOnOrAfter(calendar, addDays(on, 1)), dueAfter: addDays(on, 25) },
    })),
  }),
  same_date: (on) => ({
    nextPlans: Array.from({ length: 12 }, (_, n) => ({
      ...{
        followupId: `x${n}`,
        personId: 'cheat',
        onDay: on,
        dueOn: addDays(on, 6),
        limitOn: addDays(on, 7 + (n % 3)),
      },
    })),
  }),
};

function evening(name: string, on: CivilDate, more: (n: number) => Partial<ContactFact>): readonly ContactFact[] {
  return Array.from({ length: 8 }, (_, n) => ({
    ...{ followupId: `${name}${n}`, contactId: `${name}${n}`, customerId: `${name}${n}`, personId: 'cheat', onDay: on },
    ...{ outcome: 'connected', isReception: false, feedback: '', recordings: [] },
    at: instantAt(on, '23:45', calendar.zone) + n * 60_000,
    ...more(n),
  }));
}

/** A month with what somebody else did in it. */
export function both(facts: SignalFactsOfDay, more: Partial<SignalFactsOfDay>): SignalFactsOfDay {
  return {
    contacts: [...facts.contacts, ...(more.contacts ?? [])],
    nextPlans: [...facts.nextPlans, ...(more.nextPlans ?? [])],
    regrades: [...facts.regrades, ...(more.regrades ?? [])],
  };
}
