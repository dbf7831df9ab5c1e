import { z } from 'zod';
import { levelSchema } from '../domain/level.ts';
import { day } from './customer-rows.ts';
import { personSchema } from './page.ts';

/** What a new version of the intervals would do to the plans that are there, before it is saved (§三, domain §8). */
export const levelPreviewSchema = z.object({
  changeOn: day.describe('从哪天起改动'),
  changes: z.array(z.string()).describe('改了什么，如「H 级 2 天 → 1 天」'),
  moved: z.int().describe('提前的下次回访有几个'),
  onTheDay: z.int().describe('其中改到开始执行那天的'),
  overdue: z.int().describe('因此逾期的；按规定总是 0'),
  dueBefore: z.int().describe('间隔有变的级别里，那天以前就该打、不在内的'),
  levels: z.array(
    z.object({
      level: levelSchema,
      living: z.int().describe('这个级别还在跟进的购车意向'),
      moved: z.int(),
      onTheDay: z.int(),
    }),
  ),
  people: z
    .array(z.object({ person: personSchema, moved: z.int(), onTheDay: z.int() }))
    .describe('每个人有几个提前，多的在前'),
  firstOn: day.nullable().describe('提前以后最早的一天；没有提前的为空'),
  lastOn: day.nullable().describe('提前以后最晚的一天'),
  stale: z
    .object({ before: z.int(), after: z.int() })
    .nullable()
    .describe('预计天数有变的级别里，到那天要重新定级的：照原来的和照新的；没有变的为空'),
});

export type LevelPreview = z.infer<typeof levelPreviewSchema>;
