import { z } from 'zod';

/** Where a consultant is: on the floor, on a break, out on a test drive, off duty. */
export const floorStates = ['on', 'break', 'drive', 'off'] as const;

export const floorStateSchema = z.enum(floorStates);

export type FloorState = z.infer<typeof floorStateSchema>;

/** What each is called on the board. */
export const floorStateWords: Readonly<Record<FloorState, string>> = {
  on: '在岗',
  break: '休息',
  drive: '试驾',
  off: '下岗',
};

/** So many steps one person writes down about another, or himself, on one day: ten times a busy Saturday. */
export const mostSteps = 100;

/** A visitor whom nobody receives for so many minutes is shown in amber. */
export const waitAmberMinutes = 5;

const elsewhere: ReadonlySet<string> = new Set(['phone', 'online', 'outreach', 'home_visit']);

/** Whether a contact of this way stands in the showroom: calls, the net, outings and visits at home are contacts elsewhere. */
export function isInHouse(contactWay: string): boolean {
  return !elsewhere.has(contactWay);
}

/** What happened on the floor of one day, in the order in which it was written down: `stamp` only ever grows. */
export type FloorFact =
  | { readonly kind: 'state'; readonly stamp: string; readonly staffId: string; readonly state: FloorState }
  | { readonly kind: 'skip'; readonly stamp: string; readonly staffId: string }
  | { readonly kind: 'move'; readonly stamp: string; readonly staffId: string; readonly beforeId: string | null }
  | { readonly kind: 'receive'; readonly stamp: string; readonly staffId: string; readonly costsTurn: boolean };

/** A consultant on duty, at his place in the order. */
export interface FloorPlace {
  readonly staffId: string;
  readonly state: Exclude<FloorState, 'off'>;
}

/**
 * The order in which the consultants on duty receive, from the facts of one day alone (it is stored nowhere):
 *
 * - whoever comes on duty stands at the end; whoever goes off duty loses the place;
 * - a break or a test drive keeps the place: he is passed over while he is away, and is first again when he is back;
 * - receiving a visitor sends to the end, unless the visitor asked for him or is a customer of his own (`costsTurn`
 *   false): whoever built up a customer must not pay for it with a turn;
 * - a skip, with its reason, sends to the end like a reception: he had his turn. Giving one visitor to somebody else is no
 *   skip: the first stays first, and whoever receives goes to the end;
 * - a manager may put somebody before another, or at the end; where that other has left meanwhile, at the end;
 * - what was taken back never happened: a reception that is voided or given to somebody else is simply not among the
 *   facts, and the place is what it would have been.
 *
 * Facts are ordered by their stamp and not by the hour that they name, so a clock that is set back changes no place, and
 * of two at once one is always the earlier.
 */
export function floorQueue(facts: readonly FloorFact[]): readonly FloorPlace[] {
  const states = new Map<string, FloorPlace['state']>();
  let order: readonly string[] = [];
  const toEnd = (staffId: string): void => {
    order = [...order.filter((id) => id !== staffId), staffId];
  };
  for (const fact of facts.toSorted((a, b) => (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : 0))) {
    const { staffId } = fact;
    if (fact.kind === 'state') {
      if (fact.state === 'off') {
        states.delete(staffId);
        order = order.filter((id) => id !== staffId);
      } else {
        if (!states.has(staffId)) toEnd(staffId);
        states.set(staffId, fact.state);
      }
    } else if (!states.has(staffId)) {
      // whoever is off duty and receives all the same has no place to lose
    } else if (fact.kind === 'move') order = moved(order, staffId, fact.beforeId);
    else if (fact.kind === 'skip' || fact.costsTurn) toEnd(staffId);
  }
  return order.map((staffId) => ({ staffId, state: states.get(staffId) ?? 'on' }));
}

function moved(order: readonly string[], staffId: string, beforeId: string | null): readonly string[] {
  if (beforeId === staffId) return order;
  const others = order.filter((id) => id !== staffId);
  const at = beforeId === null ? -1 : others.indexOf(beforeId);
  return at === -1 ? [...others, staffId] : [...others.slice(0, at), staffId, ...others.slice(at)];
}

/**
 * Whose turn it is: the first in the order who is on the floor and receives nobody. Null while nobody is free: the visitor
 * waits, and the board says so.
 */
export function nextInTurn(queue: readonly FloorPlace[], busy: ReadonlySet<string>): string | null {
  return queue.find(({ staffId, state }) => state === 'on' && !busy.has(staffId))?.staffId ?? null;
}
