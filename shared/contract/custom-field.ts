import { z } from 'zod';
import {
  customFieldKindSchema,
  customFieldKinds,
  customFieldSchema,
  customFieldScopeSchema,
  customFieldScopes,
  mostEver,
} from '../domain/custom-field.ts';
import { entryCodeSchema } from '../domain/dictionary.ts';
import { textField } from '../text/clean.ts';
import { instantSchema } from './page.ts';
import { done, nothing, procedure } from './procedure.ts';

const tag = '自定义项';

function words(table: Readonly<Record<string, string>>): string {
  return Object.entries(table)
    .map(([code, label]) => `${code} ${label}`)
    .join('，');
}

const label = customFieldSchema.shape.label.meta({ examples: ['爱好'] });
const kind = customFieldKindSchema.describe(`${words(customFieldKinds)}；定了不能改`);
const scope = customFieldScopeSchema.describe(
  `${words(customFieldScopes)}：客户资料留在客户身上，下次的卡自动带出；这次来访只在这张卡上`,
);
const options = z
  .array(
    z.strictObject({
      code: entryCodeSchema.optional().describe('已有的选项写它的代码；新选项不写'),
      label: textField({ label: '选项', max: 12 }),
      active: z.boolean().default(true).describe('停用的选项旧卡照样看得到'),
    }),
  )
  .max(mostEver)
  .describe('单选、多选的选项，按显示的次序，最多用 20 个；已有的一个都不能少，不用的停用');

/** A field that the store has defined, as forms and other programs read it. */
const customFieldViewSchema = z.object({
  code: entryCodeSchema,
  label: z.string(),
  kind: customFieldKindSchema,
  options: z.array(z.object({ code: z.string(), label: z.string(), active: z.boolean() })),
  scope: customFieldScopeSchema,
  requiredFrom: instantSchema.nullable().describe('从这时起到店的卡必填；选填为空'),
  sort: z.int(),
  active: z.boolean(),
});

export const customFieldContract = {
  list: procedure({
    method: 'GET',
    path: '/custom-fields',
    summary: '自定义项',
    description: '店里在洽谈卡上加的项目，按次序，停用的也在。填卡时写在 values.custom 里：{代码: 值}。',
    tag,
    input: nothing,
    output: z.object({ fields: z.array(customFieldViewSchema) }),
  }),
  add: procedure({
    method: 'POST',
    path: '/custom-fields',
    summary: '加一个自定义项',
    description: '最多用 8 个，A5 卡上才放得下。必填只管从现在起到店的卡，以前的卡不受影响。',
    tag,
    input: z.strictObject({
      code: entryCodeSchema
        .optional()
        .describe('代码，定了不能改；不填按拼音取一个')
        .meta({ examples: ['hobby'] }),
      label,
      kind,
      options: options.default([]),
      scope,
      required: z.boolean().default(false),
    }),
    output: z.object({ code: entryCodeSchema }),
    errors: ['DICTIONARY_CODE_TAKEN'],
  }),
  save: procedure({
    method: 'PUT',
    path: '/custom-fields/{code}',
    summary: '改一个自定义项',
    description: '改名称、选项、必填，停用或恢复。代码和种类不变；停用后旧卡上填过的照样看得到。',
    tag,
    input: z.strictObject({
      code: entryCodeSchema,
      label: label.optional(),
      options: options.optional(),
      required: z.boolean().optional(),
      active: z.boolean().optional(),
    }),
    output: done,
    errors: ['NOT_FOUND', 'STALE_EDIT'],
  }),
  order: procedure({
    method: 'PUT',
    path: '/custom-fields',
    summary: '排自定义项的次序',
    tag,
    input: z.strictObject({
      codes: z.array(entryCodeSchema).min(1).max(mostEver).describe('全部代码，按要的次序'),
    }),
    output: done,
    errors: ['STALE_EDIT'],
  }),
};
