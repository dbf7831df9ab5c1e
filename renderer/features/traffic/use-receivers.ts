import type { FloorBoard } from '../../../shared/contract/floor.ts';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { pinyinOf } from '../../../shared/text/pinyin.ts';
import { useStaff } from '../../state/commons.ts';
import { useFloor } from '../floor/use-floor.ts';

interface Receiver {
  readonly value: string;
  readonly name: string;
  readonly label: string;
  readonly title: string;
  /** Typed to choose them. */
  readonly initials: string;
}

interface Receivers {
  readonly choices: readonly Receiver[];
  /** Whose turn it is; null where nobody on the floor is free. */
  readonly next: Receiver | null;
  /** Whether it is still being read who is there; nobody knows whose turn it is until then. */
  readonly isReading: boolean;
}

/** The consultants who can receive somebody, in the order of turns, those who are off duty last. @param rows the day's visits */
export function useReceivers(rows: readonly TrafficRow[]): Receivers {
  const { data: people = [], isPending: arePeoplePending } = useStaff();
  const { data: board, isPending: isBoardPending } = useFloor();
  const placeOf = (id: string): number => {
    const at = board?.queue.findIndex(({ staff }) => staff.id === id) ?? -1;
    return at === -1 ? Number.MAX_SAFE_INTEGER : at;
  };
  const choices = people
    .filter(({ role, active }) => role === 'consultant' && active)
    .toSorted((a, b) => placeOf(a.id) - placeOf(b.id))
    .map(({ id, name }) => {
      const does = doingWords(id, rows, board);
      return {
        value: id,
        name,
        label: does.short === '' ? name : `${name} · ${does.short}`,
        title: `${name}，${does.long}`,
        initials: pinyinOf(name).initials,
      };
    });
  return {
    choices,
    next: choices.find(({ value }) => value === board?.nextId) ?? null,
    isReading: arePeoplePending || isBoardPending,
  };
}

const away = { break: '休息', drive: '试驾' } as const;

function doingWords(
  id: string,
  rows: readonly TrafficRow[],
  board: FloorBoard | undefined,
): { readonly short: string; readonly long: string } {
  const busy = rows.filter(
    ({ receiver, ...row }) => receiver?.id === id && row.departedAt === null && row.voidedAt === null,
  ).length;
  const state = board?.queue.find(({ staff }) => staff.id === id)?.state;
  if (board?.nextId === id) return { short: '轮到', long: '轮到接待' };
  if (busy > 0) return { short: String(busy), long: `正在接待 ${busy} 批` };
  if (state === 'break' || state === 'drive') return { short: away[state], long: `${away[state]}去了` };
  return { short: '', long: '没在接待' };
}
