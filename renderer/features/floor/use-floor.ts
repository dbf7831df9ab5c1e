import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { FloorBoard } from '../../../shared/contract/floor.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';

export type FloorPlaceRow = FloorBoard['queue'][number];

/** The floor of today; another day begins another one. */
export function useFloor(enabled = true): UseQueryResult<FloorBoard> {
  const api = useApi();
  return useQuery({
    queryKey: ['floor', 'board', useToday()],
    enabled,
    queryFn: ({ signal }) => api.floor.board({}, { signal }),
  });
}

/** Whole minutes since an instant; a clock that was set back makes nobody wait less than none. */
export function minutesSince(at: number, now: number): number {
  return Math.max(0, Math.floor((now - at) / 60_000));
}

/** 「25 分钟」, 「1 小时 10 分」 */
export function lengthWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} 分钟` : `${hours} 小时 ${minutes % 60} 分`;
}

/** What somebody on duty does at this moment, and since when. */
export function doingOf(
  { staff, state, since, onSince }: FloorPlaceRow,
  { receiving }: FloorBoard,
): { readonly words: string; readonly since: number; readonly isBusy: boolean } {
  const visits = receiving.filter(({ receiver }) => receiver.id === staff.id);
  const first = visits[0];
  if (state === 'break') return { words: '休息', since, isBusy: true };
  if (state === 'drive') return { words: '试驾', since, isBusy: true };
  if (first === undefined) return { words: '空着', since: onSince, isBusy: false };
  const words = visits.length === 1 ? '接待' : `接待 ${visits.length} 批`;
  return { words, since: Math.min(...visits.map((visit) => visit.since)), isBusy: true };
}
