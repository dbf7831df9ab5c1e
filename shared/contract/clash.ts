import { z } from 'zod';
import { genderSchema } from './card-parts.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { nothing, procedure } from './procedure.ts';

const tag = '同一人';

const numberSchema = z.enum(['phone', 'phone2', 'wechat', 'plate', 'vin']);

/** Somebody who announced the customer himself, and so holds him (§七). */
const holderSchema = z.object({
  staff: personSchema,
  at: instantSchema.describe('登记时间，以它论先后'),
  kind: z.enum(['card', 'report']).describe('card 建卡时登记，report 知道已有归属后报备'),
  byNumber: numberSchema.nullable().describe('报备时凭哪一项认出；建卡的为空'),
  cardId: z.string().nullable(),
  owner: z.boolean().describe('客户现在归他'),
});

/** A record that may be the same person. */
const besideSchema = z.object({
  customerId: z.string(),
  name: z.string(),
  gender: genderSchema.nullable(),
  owner: personSchema.nullable(),
  registeredAt: instantSchema.nullable().describe('对方归属人的登记时间'),
  cause: z.enum(['similar', 'car']).describe('similar 相像，有人发起冲突；car 车相同，有人说换了主人'),
  byNumber: numberSchema.nullable().describe('哪一项相同；相像的为空'),
  by: personSchema.describe('谁提出'),
  mergeable: z.boolean().describe('两份可以合并：归属没有争议，谁也没有按要求删除'),
  at: instantSchema,
});

/** One customer whom more than one person holds, or beside whom another record stands. */
export const clashRowSchema = z.object({
  customerId: z.string(),
  name: z.string(),
  gender: genderSchema.nullable(),
  phoneTail: z.string().nullable(),
  stage: z.enum(['prospect', 'retained']),
  owner: personSchema.nullable(),
  since: instantSchema.describe('最近一次报备或提出的时间；列表按它排'),
  holders: z.array(holderSchema).describe('登记过的人，先登记的在前'),
  beside: z.array(besideSchema).describe('可能是同一人的另一份资料'),
});

export type ClashRow = z.infer<typeof clashRowSchema>;

export const clashContract = {
  list: procedure({
    method: 'GET',
    path: '/clashes',
    summary: '同一人由几人登记',
    description:
      '同一位客户有几个人登记，或两份资料可能是同一人；最近的在前。只列事实：各人的登记时间、凭哪一项认出、现在归谁。撞单的裁定以后的版本才有。',
    tag,
    input: z.strictObject({ ...pageInput }),
    output: pageOf(clashRowSchema),
  }),
  counts: procedure({
    method: 'GET',
    path: '/clashes/counts',
    summary: '同一人由几人登记的有几位',
    tag,
    input: nothing,
    output: z.object({ open: z.int().describe('还没有定下来的') }),
  }),
};
