import { type Almanac, plus, plusMonths } from './almanac.ts';
import type { PlanLine, SalePlan } from './rows.ts';

// §五 a second time, from its words: what was ordered and handed over, and the four calls after it.

export const calls = ['sale_48h', 'sale_week', 'sale_csi', 'sale_month'] as const;
export type Call = (typeof calls)[number];

/** One of the four calls. */
interface SoldCall {
  /** The day of the open plan; null once there is none. */
  dueOn: string | null;
  /** Whether somebody tried already. */
  tried: boolean;
}

export interface Sold {
  readonly id: string;
  readonly opportunity: string;
  readonly customer: string;
  readonly orderedOn: string;
  deliveredOn: string | null;
  state: 'ordered' | 'delivered' | 'cancelled';
  calls: Map<Call, SoldCall>;
  /** The first day on which somebody called after the delivery. */
  calledOn: string | null;
}

/** When something is entered. */
export interface Moment {
  readonly today: string;
  readonly afterClosing: boolean;
}

/** The second book of sales. */
export class SoldBook {
  readonly sales = new Map<string, Sold>();
  readonly #almanac: Almanac;

  constructor(almanac: Almanac) {
    this.#almanac = almanac;
  }

  order(sale: Pick<Sold, 'id' | 'opportunity' | 'customer' | 'orderedOn'>): Sold {
    const sold: Sold = { ...sale, deliveredOn: null, state: 'ordered', calls: new Map(), calledOn: null };
    this.sales.set(sale.id, sold);
    return sold;
  }

  /** The car of an intention that waits for its hand-over. */
  waitingFor(opportunity: string): Sold | undefined {
    return [...this.sales.values()].find((sale) => sale.opportunity === opportunity && sale.state === 'ordered');
  }

  deliver(sale: Sold, deliveredOn: string, days: ReadonlyMap<Call, string>): void {
    sale.state = 'delivered';
    sale.deliveredOn = deliveredOn;
    sale.calls = new Map(calls.map((call) => [call, { dueOn: days.get(call) ?? null, tried: false }]));
  }

  cancel(sale: Sold): void {
    sale.state = 'cancelled';
    for (const call of sale.calls.values()) call.dueOn = null;
  }

  /**
   * §五.1: two days, a week, a month; the call of satisfaction on one of the days of its window that are left. What has
   * passed when it is entered is due at once, after closing time on the next open day. More than one day: the quietest.
   */
  daysOf(call: Call, deliveredOn: string, { today, afterClosing }: Moment): readonly string[] {
    const days = call === 'sale_csi' ? this.windowOf(deliveredOn) : [this.#dayOf(call, deliveredOn)];
    const left = days.filter((day) => day >= today);
    if (left.length === 0) return [afterClosing ? this.#almanac.openAfter(today) : this.#almanac.counted(today)];
    const rest = call === 'sale_csi' && afterClosing ? left.filter((day) => day > today) : left;
    return rest.length === 0 ? left : rest;
  }

  /** The open days on which the call of satisfaction may be made. */
  windowOf(deliveredOn: string): readonly string[] {
    const isFirstHalf = Number(deliveredOn.slice(8)) <= 15;
    const month = (isFirstHalf ? deliveredOn : plusMonths(`${deliveredOn.slice(0, 8)}01`, 1)).slice(0, 7);
    const dates = isFirstHalf ? [20, 21, 22, 23, 24, 25] : [5, 6, 7, 8, 9, 10];
    const days = dates.map((date) => `${month}-${String(date).padStart(2, '0')}`);
    const open = days.filter((day) => this.#almanac.isOpen(day));
    return open.length > 0 ? open : [this.#almanac.openAfter(days.at(-1) ?? '')];
  }

  #dayOf(call: Exclude<Call, 'sale_csi'>, deliveredOn: string): string {
    const day = {
      sale_48h: plus(deliveredOn, 2),
      sale_week: plus(deliveredOn, 7),
      sale_month: plusMonths(deliveredOn, 1),
    };
    return this.#almanac.counted(day[call]);
  }

  /** Nobody was reached: tried again on the next open day, of satisfaction inside the window only. */
  retryOn(call: Call, sale: Sold, today: string): string | null {
    const next = this.#almanac.openAfter(today);
    if (call !== 'sale_csi' || sale.deliveredOn === null) return next;
    return this.windowOf(sale.deliveredOn).find((day) => day >= next) ?? null;
  }

  /** What does not stand as the second book says: the open calls of every sale, and the four plans that each must have. */
  broken(plans: readonly SalePlan[]): readonly string[] {
    const bySale = Map.groupBy(plans, ({ sale }) => sale);
    return [...this.sales.values()].flatMap((sale) => {
      const own = bySale.get(sale.id) ?? [];
      const open = own.filter(({ state }) => state === 'open');
      const said = open.map(({ call, dueOn }) => `${call} ${dueOn}`).toSorted();
      const mine = [...sale.calls].filter(([, { dueOn }]) => dueOn !== null);
      const wanted = mine.map(([call, { dueOn }]) => `${call} ${dueOn}`).toSorted();
      const lacking = sale.calls.size === 0 ? [] : calls.filter((call) => !own.some((plan) => plan.call === call));
      return [
        ...(said.join() === wanted.join() ? [] : [`the calls of ${sale.id} are ${said}; by the second book ${wanted}`]),
        ...lacking.map((call) => `${sale.id} has no ${call}`),
      ];
    });
  }
}

/** The days on which somebody has the fewest calls, the earliest first. */
export function quietest(days: readonly string[], plans: readonly PlanLine[]): string | undefined {
  const load = (on: string): number => plans.filter(({ role, dueOn }) => role !== 'decision' && dueOn === on).length;
  return days.toSorted((a, b) => load(a) - load(b) || (a < b ? -1 : 1))[0];
}
