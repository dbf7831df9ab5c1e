import { z } from 'zod';
import { type CivilDate, civilDateSchema } from '../../calendar/civil-date.ts';
import { dateWords } from '../../calendar/words.ts';
import { textField } from '../../text/clean.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { isWritten } from '../written.ts';

/** How an item is marked: done or not (1 or 0), or 0 to 5. */
export const itemKinds = { yes_no: '做到／没做到', scale: '0–5 分' } as const;
export type ItemKind = keyof typeof itemKinds;

/** The best mark of an item. */
export const bestMark = { yes_no: 1, scale: 5 } as const satisfies Readonly<Record<ItemKind, number>>;

export const mostItems = 12;
export const heaviest = 10;
const longestLabel = 24;

export const scoreItemSchema = z.strictObject({
  /** Keeps its meaning in every version, so that results of different versions can be compared item by item. */
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,24}$/)
    .describe('项目的编号，改版时不变'),
  label: textField({ label: '听什么', max: longestLabel }),
  weight: z.int().min(1).max(heaviest).describe('权重 1–10'),
  kind: z.enum(['yes_no', 'scale']).describe('yes_no 做到或没做到，scale 0–5 分'),
});
export type ScoreItem = Readonly<z.infer<typeof scoreItemSchema>>;

/** One version of the sheet by which recordings are scored (regulation §八.4). It never changes once it is saved. */
export const scoreSheetSchema = z.strictObject({
  id: z.string().min(1).max(64),
  effectiveFrom: civilDateSchema,
  items: z.array(scoreItemSchema).min(1).max(mostItems).readonly(),
  /** The score from which on a call passes, 1 to 100. */
  passMark: z.int().min(1).max(100),
});
export type ScoreSheet = Readonly<z.infer<typeof scoreSheetSchema>>;

/** The id of the version that the program ships. */
const shippedSheetId = 'shipped';

/** What a routine call is heard for, until the store says otherwise; in force from the regulation's own day on. */
export const shippedSheet: ScoreSheet = {
  id: shippedSheetId,
  effectiveFrom: '2014-10-24',
  items: [
    { id: 'greeting', label: '自我介绍：店名和姓名', weight: 1, kind: 'yes_no' },
    { id: 'identity', label: '确认本人、方便说话', weight: 1, kind: 'yes_no' },
    { id: 'needs', label: '接着上次的反馈问需求', weight: 3, kind: 'scale' },
    { id: 'answers', label: '车型、价格、活动说得准', weight: 2, kind: 'scale' },
    { id: 'recorded', label: '登记的反馈和录音一致', weight: 3, kind: 'yes_no' },
    { id: 'next-time', label: '约定下次时间或到店', weight: 2, kind: 'yes_no' },
    { id: 'closing', label: '礼貌结束', weight: 1, kind: 'yes_no' },
  ],
  passMark: 70,
};

/**
 * The version in force on a day: the latest whose first day is not after it; of two from one day the one listed last.
 * Before any other it is the shipped one.
 */
export function scoreSheetOn(versions: readonly ScoreSheet[], day: CivilDate): ScoreSheet {
  let inForce = shippedSheet;
  for (const version of versions)
    if (version.effectiveFrom <= day && version.effectiveFrom >= inForce.effectiveFrom) inForce = version;
  return inForce;
}

/**
 * Why a new version cannot be saved, or null. It begins today or later: what was drawn before keeps the version of its
 * day. Two items of one id or of one wording would be marked without anybody knowing which is which.
 */
export function checkNewSheet(
  { items, effectiveFrom }: Pick<ScoreSheet, 'items' | 'effectiveFrom'>,
  today: CivilDate,
): Refusal | null {
  if (effectiveFrom < today)
    return refuse('SCORE_SHEET_PAST', { day: dateWords(effectiveFrom, today) }, 'effectiveFrom');
  for (const [i, item] of items.entries()) {
    if (!isWritten(item.label))
      return refuse('INVALID_INPUT', { field: `第 ${i + 1} 项`, problem: '没有写听什么' }, 'items');
    const twin = items.findIndex(({ id, label }) => id === item.id || label === item.label);
    if (twin !== i)
      return refuse('INVALID_INPUT', { field: '评分项目', problem: `第 ${twin + 1} 项和第 ${i + 1} 项重复` }, 'items');
  }
  return null;
}
