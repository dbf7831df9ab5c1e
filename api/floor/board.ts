import { openVisitsBeforeQuery } from '../../db/queries/floor.ts';
import type { Reader } from '../../db/query.ts';
import { addDays, type CivilDate } from '../../shared/calendar/civil-date.ts';
import type { FloorBoard } from '../../shared/contract/floor.ts';
import { isInHouse, waitAmberMinutes } from '../../shared/domain/floor.ts';
import type { ActorCall } from '../call.ts';
import { type FloorStanding, type FloorVisit, floorStanding } from './standing.ts';

/** Visits nobody saw leave are asked about for so many days; afterwards nobody remembers the hour. */
const daysAskedAbout = 7;

/** The floor of today: every day begins empty, and what was left open the days before is named. */
export function floorBoard(_input: unknown, call: ActorCall): FloorBoard {
  const { read } = call.deps.store;
  const standing = floorStanding(read, call.today);
  const here = standing.visits.filter(({ departedAt }) => departedAt === null);
  const onDuty = new Set(standing.queue.map(({ staffId }) => staffId));
  return {
    today: call.today,
    waitAmberMinutes,
    nextId: standing.nextId,
    queue: placesOf(standing),
    offDuty: standing.staff.filter(({ id }) => !onDuty.has(id)),
    waiting: here.filter(({ isReceived }) => !isReceived).map((visit) => ({ ...partyOf(visit), gone: visit.receiver })),
    receiving: here.flatMap((visit) => {
      const { receiver, since, costsTurn } = visit;
      return visit.isReceived && receiver !== null ? [{ ...partyOf(visit), receiver, since, costsTurn }] : [];
    }),
    openBefore: openBefore(read, call.today),
  };
}

function partyOf({ id, arrivedAt, partySize }: FloorVisit) {
  return { trafficId: id, arrivedAt, partySize };
}

function placesOf({ queue, staff, facts, visits }: FloorStanding): FloorBoard['queue'] {
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  return queue.map(({ staffId, state }) => {
    const said = facts.filter((fact) => fact.staffId === staffId && fact.kind === 'state');
    const sinceOff = said.slice(said.findLastIndex((fact) => fact.state === 'off') + 1);
    return {
      staff: { id: staffId, name: names.get(staffId) ?? '' },
      state,
      since: said.at(-1)?.at ?? 0,
      onSince: sinceOff[0]?.at ?? 0,
      served: visits.filter(({ receiver }) => receiver?.id === staffId).length,
    };
  });
}

function openBefore(read: Reader, today: CivilDate): FloorBoard['openBefore'] {
  const open = read
    .all(openVisitsBeforeQuery(addDays(today, -daysAskedAbout), today))
    .filter(({ contactWay }) => isInHouse(contactWay));
  const days = [...new Set(open.map(({ arrivedOn }) => arrivedOn))];
  return days.map((day) => ({ day, count: open.filter(({ arrivedOn }) => arrivedOn === day).length }));
}
