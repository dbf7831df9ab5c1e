import { z } from 'zod';

/** Where a list goes on: given back by the previous page, meaningless to anybody but the store. */
const cursorSchema = z.string().min(1).max(400).describe('上一页给出的 nextCursor，第一页不填');

/** How much of a list is asked for; spread into the input of every list. */
export const pageInput = {
  cursor: cursorSchema.optional(),
  limit: z.int().min(1).max(100).default(50).describe('一页最多几行'),
} as const;

/** One page of a list. */
export function pageOf<R extends z.ZodType>(row: R) {
  return z.object({
    rows: z.array(row),
    nextCursor: z.string().nullable().describe('下一页的 cursor；没有了为空'),
  });
}

/** A person of the staff as lists name him. */
export const personSchema = z.object({ id: z.string(), name: z.string() });

/** UTC milliseconds, 1900–2199: what a clock can show. */
export const instantSchema = z
  .int()
  .min(-2_208_988_800_000)
  .max(7_258_118_399_999)
  .describe('UTC 毫秒')
  .meta({ examples: [1773018000000] });
