import { z } from 'zod';
import { vehicleSchema } from '../domain/vehicle.ts';
import { done, idSchema, nothing, procedure } from './procedure.ts';

const tag = '车型';
const { series, model, trim, aliases, colours } = vehicleSchema.shape;

export const vehicleContract = {
  list: procedure({
    method: 'GET',
    path: '/vehicles',
    summary: '全部车型',
    tag,
    input: nothing,
    output: z.object({ rows: z.array(vehicleSchema).describe('按店里的次序，停用的也在') }),
  }),
  add: procedure({
    method: 'POST',
    path: '/vehicles',
    summary: '加一个车型',
    tag,
    input: z.strictObject({
      series: series.meta({ examples: ['H9'] }),
      model: model.meta({ examples: ['2.0T'] }),
      trim: trim.default('').meta({ examples: ['四驱'] }),
      aliases: aliases.default([]).describe('纸卡上的其他写法，核对时算同一个'),
      colours: colours.default([]).describe('外观颜色的代码；空着就不限'),
    }),
    output: z.object({ id: idSchema }),
  }),
  save: procedure({
    method: 'PUT',
    path: '/vehicles/{id}',
    summary: '改车型',
    tag,
    input: z.strictObject({
      id: idSchema,
      series: series.optional(),
      model: model.optional(),
      trim: trim.optional(),
      aliases: aliases.optional(),
      colours: colours.optional(),
      active: z.boolean().optional(),
    }),
    output: done,
    errors: ['NOT_FOUND'],
  }),
  order: procedure({
    method: 'PUT',
    path: '/vehicles',
    summary: '排车型的次序',
    tag,
    input: z.strictObject({ ids: z.array(idSchema).min(1).max(1000).describe('全部车型，按要的次序') }),
    output: done,
    errors: ['STALE_EDIT'],
  }),
};
