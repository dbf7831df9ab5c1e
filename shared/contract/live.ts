import { z } from 'zod';
import { procedure } from './procedure.ts';

/** So long, in ms, a question for news may stay unanswered: shorter than anything between host and page gives up. */
export const longestWaitMs = 25_000;

/** What has been saved since somebody last asked; kinds of things and no thing itself. */
export const newsSchema = z.object({
  seq: z.int().describe('到这里都看到了，下次从这里问起'),
  entities: z
    .array(z.string())
    .nullable()
    .describe('哪几类资料有改动；为空表示说不清，全部重读；一个也没有是等到了时间'),
});

export type News = z.infer<typeof newsSchema>;

export const liveContract = {
  changes: procedure({
    method: 'GET',
    path: '/changes',
    summary: '等别处的改动',
    description:
      '别处一保存就答复：哪几类资料有改动，不含任何内容。没有改动就等到 waitMs。不算有人在用，锁定照常；锁定或退出时立刻结束。',
    tag: '窗口',
    input: z.strictObject({
      since: z.int().min(0).nullable().default(null).describe('上次答复的 seq；第一次为空'),
      waitMs: z.int().min(0).max(longestWaitMs).default(longestWaitMs).describe('最多等多少毫秒'),
    }),
    output: newsSchema,
    screenOnly: true,
  }),
};
