import { z } from 'zod';
import { dictionaryNameSchema, entryCodeSchema, entrySchema } from '../domain/dictionary.ts';
import { done, nothing, procedure } from './procedure.ts';

const tag = '字典';
const { label, aliases } = entrySchema.shape;

export const dictionarySchema = z.object({
  name: dictionaryNameSchema,
  title: z.string().describe('卡上的项目名'),
  fixedCodes: z.array(z.string()).describe('规定要用到、不能停用的代码'),
  entries: z.array(entrySchema).describe('按店里的次序，停用的也在'),
});

export type DictionaryView = z.infer<typeof dictionarySchema>;

export const dictionaryContract = {
  list: procedure({
    method: 'GET',
    path: '/dictionaries',
    summary: '全部字典',
    tag,
    input: nothing,
    output: z.object({ dictionaries: z.array(dictionarySchema) }),
  }),
  add: procedure({
    method: 'POST',
    path: '/dictionaries/{dictionary}',
    summary: '字典加一条',
    tag,
    input: z.strictObject({
      dictionary: dictionaryNameSchema,
      code: entryCodeSchema
        .optional()
        .describe('代码，定了不能改；不填按拼音取一个')
        .meta({ examples: ['douyin'] }),
      label: label.meta({ examples: ['抖音直播'] }),
      aliases: aliases.default([]).describe('纸卡上的其他写法，核对时算同一个'),
    }),
    output: z.object({ code: entryCodeSchema }),
    errors: ['DICTIONARY_CODE_TAKEN'],
  }),
  save: procedure({
    method: 'PUT',
    path: '/dictionaries/{dictionary}/{code}',
    summary: '改字典的一条',
    description: '改名称、其他写法，停用或恢复。代码不变，旧卡照旧。',
    tag,
    input: z.strictObject({
      dictionary: dictionaryNameSchema,
      code: entryCodeSchema,
      label: label.optional(),
      aliases: aliases.optional(),
      active: z.boolean().optional(),
    }),
    output: done,
    errors: ['NOT_FOUND'],
  }),
  order: procedure({
    method: 'PUT',
    path: '/dictionaries/{dictionary}',
    summary: '排字典的次序',
    tag,
    input: z.strictObject({
      dictionary: dictionaryNameSchema,
      codes: z.array(entryCodeSchema).min(1).max(500).describe('全部代码，按要的次序'),
    }),
    output: done,
    errors: ['STALE_EDIT'],
  }),
};
