import { z } from 'zod';
import { codesOf } from './codes.ts';
import {
  type CustomField,
  type CustomFieldKind,
  type CustomFieldPath,
  customPath,
  customPathSchema,
  fieldAt,
} from './custom-field.ts';
import type { CustomerSort } from './customer-filter.ts';

/** A column of the list of customers. */
export interface CustomerColumn {
  readonly label: string;
  /** Clicking its head sorts by this. */
  readonly sort: CustomerSort | null;
  /** Width in the grid of a row. */
  readonly width: string;
  /** Days and the owner stand at the right of their column, as figures do. */
  readonly end?: true;
}

/** Every column that can be shown, in the order in which they are offered; the name is always there. */
const customerColumns = {
  name: { label: '姓名', sort: 'name', width: 'minmax(116px,150px)' },
  level: { label: '级别', sort: 'level', width: '44px' },
  intention: { label: '意向车型', sort: null, width: 'minmax(96px,1fr)' },
  nextPlan: { label: '下次回访', sort: 'nextPlan', width: '92px', end: true },
  lastEffective: { label: '有效联系', sort: null, width: '88px', end: true },
  lastContact: { label: '最近联系', sort: 'contact', width: '88px', end: true },
  expected: { label: '预计购车', sort: 'expected', width: '88px', end: true },
  owner: { label: '归属', sort: 'owner', width: '64px', end: true },
  created: { label: '建档', sort: 'created', width: '76px', end: true },
  updated: { label: '更新', sort: 'updated', width: '76px', end: true },
  source: { label: '来源', sort: null, width: '84px' },
  region: { label: '地区', sort: null, width: '92px' },
  plates: { label: '车牌', sort: null, width: '96px' },
  tags: { label: '标签', sort: null, width: 'minmax(84px,120px)' },
} as const satisfies Readonly<Record<string, CustomerColumn>>;

type UsualColumnName = keyof typeof customerColumns;

/** A column that every store has, or one of the store's own fields. */
export type CustomerColumnName = UsualColumnName | CustomFieldPath;

const ownWidths: Readonly<Record<CustomFieldKind, string>> = {
  text: 'minmax(84px,120px)',
  number: '72px',
  date: '112px',
  choice: '76px',
  choices: 'minmax(84px,120px)',
};

/** What is known of a column; null where the store has no such field of its own, or no longer uses it. No index sorts by these. */
export function customerColumn(name: CustomerColumnName, own: readonly CustomField[]): CustomerColumn | null {
  if (isUsualColumn(name)) return customerColumns[name];
  const field = fieldAt(own, name);
  if (field === undefined || !isShown(field)) return null;
  return {
    ...{ label: field.label, sort: null, width: ownWidths[field.kind] },
    ...(field.kind === 'number' ? { end: true } : {}),
  };
}

function isUsualColumn(name: CustomerColumnName): name is UsualColumnName {
  return name in customerColumns;
}

/** What a visit alone says has no place in a list of customers. */
function isShown({ active, scope }: CustomField): boolean {
  return active && scope === 'customer';
}

/** Every column that can be chosen: those of every store, then the store's own fields in their order. */
export function offeredColumns(own: readonly CustomField[]): readonly CustomerColumnName[] {
  return [...codesOf(customerColumns), ...own.filter(isShown).map(({ code }) => customPath(code))];
}

const customerColumnSchema = z.union([z.enum(codesOf(customerColumns)), customPathSchema]);

/** As many as fit beside the preview on the showroom's screen of 1366 × 768. */
export const mostColumns = 8;

/** The columns that somebody chose, in his order: the name among them, none of them twice. */
export const chosenColumnsSchema = z
  .array(customerColumnSchema)
  .min(1)
  .max(mostColumns)
  .refine((columns) => new Set(columns).size === columns.length, { error: '同一列只能选一次' })
  .refine((columns) => columns.includes('name'), { error: '「姓名」一列不能去掉' });

const ofOneself = ['name', 'level', 'intention', 'nextPlan', 'lastEffective'] as const;
const ofNewcomers = ['name', 'level', 'intention', 'nextPlan', 'created'] as const;
const ofSilence = ['name', 'level', 'intention', 'lastContact', 'nextPlan'] as const;

/** The columns of a list that nobody changed. @param isOwn every customer of the list is the reader's own */
export function usualColumns(view: string, isOwn: boolean): readonly CustomerColumnName[] {
  const isNew = view === 'today' || view === 'week' || view === 'month';
  const columns = isNew ? ofNewcomers : view === 'uncontacted3' ? ofSilence : ofOneself;
  return isOwn ? columns : [...columns, 'owner'];
}
