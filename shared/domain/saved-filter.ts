import { z } from 'zod';
import { textField } from '../text/clean.ts';
import { conditionsSchema, customerSortSchema } from './customer-filter.ts';

/** What is kept under a name: the range, the conditions and the order. */
export const savedListSchema = z.strictObject({
  view: z.enum(['all', 'mine', 'today', 'week', 'month', 'recent', 'uncontacted3', 'shared']).default('all'),
  where: conditionsSchema.default([]),
  sort: customerSortSchema.nullable().default(null),
  descends: z.boolean().nullable().default(null),
});

export type SavedList = z.infer<typeof savedListSchema>;

export const filterNameSchema = textField({ label: '名称', max: 20 });

/** So many filters one person keeps: what is shared is read by everybody, each time. */
export const mostFilters = 60;

export const sharings = { private: '只有我', everyone: '全店', named: '指定同事' } as const;

export type Sharing = keyof typeof sharings;

/** Whether somebody may use a filter: its owner, and whom it is shared with. */
export function mayUse(
  filter: { readonly ownerId: string; readonly sharing: Sharing; readonly sharedWith: readonly string[] },
  personId: string,
): boolean {
  if (filter.ownerId === personId || filter.sharing === 'everyone') return true;
  return filter.sharing === 'named' && filter.sharedWith.includes(personId);
}
