import { z } from 'zod';
import { codesOf } from '../domain/codes.ts';
import { filterNameSchema, savedListSchema, sharings } from '../domain/saved-filter.ts';
import { instantSchema, personSchema } from './page.ts';
import { done, idSchema, nothing, procedure } from './procedure.ts';

const tag = '筛选';

const sharing = z.enum(codesOf(sharings)).describe('private 只有本人，everyone 全店，named 指定同事');
const sharedWith = z.array(idSchema).max(60).describe('指定的同事；不是 named 时空着');

/** A kept filter as somebody sees it who may use it. */
export const savedFilterSchema = z.object({
  id: z.string(),
  name: z.string(),
  owner: personSchema,
  isOwn: z.boolean().describe('本人存的，可以改'),
  list: savedListSchema,
  sharing,
  sharedWith: z.array(personSchema),
  createdAt: instantSchema,
});

export type SavedFilter = z.infer<typeof savedFilterSchema>;

const content = {
  name: filterNameSchema.meta({ examples: ['本周要到店的 H 级'] }),
  list: savedListSchema.describe('范围、条件和排序'),
  sharing: sharing.default('private'),
  sharedWith: sharedWith.default([]),
} as const;

export const filterContract = {
  list: procedure({
    method: 'GET',
    path: '/filters',
    summary: '存下的筛选',
    description: '本人存的和别人共享给本人的，按名称排。别人共享的只能用，不能改。',
    tag,
    input: nothing,
    output: z.object({ rows: z.array(savedFilterSchema) }),
  }),
  create: procedure({
    method: 'POST',
    path: '/filters',
    summary: '存一个筛选',
    tag,
    input: z.strictObject(content),
    output: z.object({ id: z.string() }),
    errors: ['FILTER_NAME_TAKEN', 'NOT_FOUND', 'LIMIT_REACHED'],
  }),
  update: procedure({
    method: 'PUT',
    path: '/filters/{id}',
    summary: '改一个筛选',
    description: '改名、改内容、改共享给谁。只有存它的人能改。',
    tag,
    input: z.strictObject({ id: idSchema, ...content }),
    output: done,
    errors: ['FILTER_NAME_TAKEN', 'NOT_FOUND', 'FILTER_NOT_OWN'],
  }),
  remove: procedure({
    method: 'DELETE',
    path: '/filters/{id}',
    summary: '去掉一个筛选',
    description: '去掉以后谁都用不了，可以用 restore 找回来。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: done,
    errors: ['NOT_FOUND', 'FILTER_NOT_OWN'],
  }),
  restore: procedure({
    method: 'POST',
    path: '/filters/{id}/restorations',
    summary: '找回去掉的筛选',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: done,
    errors: ['FILTER_NAME_TAKEN', 'NOT_FOUND', 'FILTER_NOT_OWN', 'LIMIT_REACHED'],
  }),
};
