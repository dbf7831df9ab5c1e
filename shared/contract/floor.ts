import { z } from 'zod';
import { floorStateSchema } from '../domain/floor.ts';
import { textField } from '../text/clean.ts';
import { instantSchema, personSchema } from './page.ts';
import { idSchema, nothing, procedure } from './procedure.ts';

const tag = '展厅在岗';

const reason = textField({ label: '原因', max: 100 }).meta({ examples: ['去银行取合同'] });
const staffId = idSchema.describe('哪一位销售顾问');
const made = z.object({ id: z.string().describe('这一步的编号，撤销时用') });

const partySchema = z.object({
  trafficId: z.string(),
  arrivedAt: instantSchema,
  partySize: z.int(),
});

const placeSchema = z.object({
  staff: personSchema,
  state: z.enum(['on', 'break', 'drive']).describe('on 在岗，break 休息，drive 试驾'),
  since: instantSchema.describe('从什么时候起是这个状态'),
  onSince: instantSchema.describe('从什么时候起在展厅'),
  served: z.int().describe('今天到店由他接待的批数'),
});

const waitingSchema = partySchema.extend({
  gone: personSchema.nullable().describe('原来定的接待顾问，已经停用；还没定过为空'),
});

const receivingSchema = partySchema.extend({
  receiver: personSchema,
  since: instantSchema.describe('从什么时候起接待'),
  costsTurn: z.boolean().describe('占不占轮次；指名的、自己的老客户不占'),
});

/** The floor of today without a word about any customer: it may hang on the showroom's wall. */
export const floorBoardSchema = z.object({
  today: z.string(),
  waitAmberMinutes: z.int().describe('等了这么多分钟还没人接待，就要提醒'),
  nextId: z.string().nullable().describe('轮到谁；都不空为空'),
  queue: z.array(placeSchema).describe('今天在岗的，按轮到的次序'),
  offDuty: z.array(personSchema).describe('没上岗的销售顾问'),
  waiting: z.array(waitingSchema).describe('在店、没人接待的，先到的在前'),
  receiving: z.array(receivingSchema).describe('在店、有人接待的'),
  openBefore: z.array(z.object({ day: z.string(), count: z.int() })).describe('前几天没登记离店的，按天'),
});

export type FloorBoard = z.infer<typeof floorBoardSchema>;

export const floorContract = {
  board: procedure({
    method: 'GET',
    path: '/floor',
    summary: '展厅看板',
    description: '今天谁在展厅、轮到谁、谁在接待、谁在等。没有客户的任何资料。轮次由当天的登记算出，不另外保存。',
    tag,
    input: nothing,
    output: floorBoardSchema,
  }),
  set: procedure({
    method: 'PUT',
    path: '/floor/{staffId}/state',
    summary: '登记在岗状态',
    description:
      '上岗排在最后；休息、试驾保留位置，回来还是原来的位置；下岗离开轮次。销售顾问登记自己的，前台和经理登记任何人的。',
    tag,
    input: z.strictObject({
      staffId,
      state: floorStateSchema.describe('on 在岗，break 休息，drive 试驾，off 下岗').meta({ examples: ['on'] }),
    }),
    output: made,
    errors: ['NOT_FOUND', 'ALREADY_DONE', 'FLOOR_NOT_OWN', 'FLOOR_OFF_DUTY', 'FLOOR_RECEIVING', 'LIMIT_REACHED'],
  }),
  skip: procedure({
    method: 'POST',
    path: '/floor/{staffId}/skip',
    summary: '让过一轮',
    description: '轮到的人接不了：写下原因，排到最后。只是这一位客户给别人接待的，不用让，直接选别人。',
    tag,
    input: z.strictObject({ staffId, reason }),
    output: made,
    errors: ['NOT_FOUND', 'FLOOR_NOT_OWN', 'FLOOR_OFF_DUTY', 'LIMIT_REACHED'],
  }),
  move: procedure({
    method: 'PUT',
    path: '/floor/{staffId}/place',
    summary: '调整轮次',
    description: '经理把一个人排到另一个人前面，或排到最后，要写原因。',
    tag,
    input: z.strictObject({
      staffId,
      beforeId: idSchema.nullable().describe('排到谁前面；排到最后为空'),
      reason,
    }),
    output: made,
    errors: ['NOT_FOUND', 'FLOOR_OFF_DUTY', 'LIMIT_REACHED'],
  }),
  undo: procedure({
    method: 'POST',
    path: '/floor/steps/{id}/undo',
    summary: '撤销刚才的在岗登记',
    description: '收回自己 10 分钟内登记的一步，位置回到原来；之后这个人又有登记的不能。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: z.object({ id: z.string() }),
    errors: ['NOT_FOUND', 'FLOOR_NOT_UNDONE'],
  }),
};
