import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { cardShape } from '../domain/card.ts';
import { entityIdSchema } from '../domain/card-value.ts';
import { optionalText, textField } from '../text/clean.ts';
import { idSchema, procedure } from './procedure.ts';

export const ownerContract = {
  enter: procedure({
    method: 'POST',
    path: '/owners',
    summary: '录入基盘客户',
    description:
      '内勤录入已经提车的客户，车型填编号（vehicleId）或照行驶证写（vehicleLabel）。不建回访计划，也没有归属。号码已登记时用 customerId 指明就是这位客户，车辆记到他名下。',
    tag: '基盘客户',
    input: z.strictObject({
      name: textField({ label: '姓名', max: 50 }).meta({ examples: ['谢娟'] }),
      gender: cardShape.gender,
      phone: cardShape.phone.meta({ examples: ['13950577216'] }),
      wechat: cardShape.wechat,
      regionCode: cardShape.regionCode,
      street: cardShape.street,
      remark: cardShape.remark,
      vehicleId: entityIdSchema.nullish().describe('车型的编号'),
      vehicleLabel: optionalText({ label: '车型', max: 60 })
        .nullish()
        .describe('列表里没有的车，照行驶证写')
        .meta({ examples: ['神兽 混动'] }),
      plate: optionalText({ label: '车牌', max: 20 })
        .nullish()
        .meta({ examples: ['冀F12345'] }),
      vin: optionalText({ label: 'VIN', max: 40 }).nullish().describe('17 位'),
      deliveredOn: civilDateSchema.describe('交车日期').meta({ examples: ['2025-07-05'] }),
      customerId: idSchema.optional().describe('号码已登记时，指明就是这位客户'),
    }),
    output: z.object({
      customerId: z.string(),
      ownedVehicleId: z.string(),
      customerCreated: z.boolean(),
      vinCheckFits: z.boolean().nullable().describe('VIN 校验位对不对；没填为空'),
    }),
    errors: ['PHONE_TAKEN', 'NOT_FOUND', 'ALREADY_DONE', 'DATE_IN_FUTURE', 'REQUIRED_MISSING'],
  }),
};
