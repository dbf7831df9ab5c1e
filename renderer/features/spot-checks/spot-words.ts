import { dateWords } from '../../../shared/calendar/words.ts';
import type { SpotCheckRow, SpotItem } from '../../../shared/contract/spot-check.ts';
import { spotResults } from '../../../shared/domain/spot-check/score.ts';

/** 「11月16日 周一 至 11月20日 周五」 */
export function spanWords({ from, to }: Pick<SpotCheckRow, 'from' | 'to'>, today: string): string {
  return from === to ? dateWords(from, today) : `${dateWords(from, today)} 至 ${dateWords(to, today)}`;
}

/** How far a check is: 「评了 3 / 8，1 份不合格」. */
export function progressWords({ drawn, judged, failed, gone }: SpotCheckRow): string {
  const open = drawn - judged - gone;
  const parts = [open === 0 ? `评完 ${judged} 份` : `评了 ${judged} / ${drawn - gone}`];
  if (failed > 0) parts.push(`${failed} 份不合格`);
  if (gone > 0) parts.push(`${gone} 份不能再评`);
  return parts.join('，');
}

/** 「合格 85 分」, 「没法评」, 「没评」. */
export function resultWords({ result, score }: Pick<SpotItem, 'result' | 'score'>): string {
  if (result === null) return '没评';
  return score === null ? spotResults[result] : `${spotResults[result]} ${score} 分`;
}

/** The mark before a drawn recording. */
export function statusOf({ result, gone }: Pick<SpotItem, 'result' | 'gone'>): 'done' | 'wrong' | 'look' | 'open' {
  if (result === null) return gone === null ? 'open' : 'look';
  return result === 'pass' ? 'done' : result === 'fail' ? 'wrong' : 'look';
}
