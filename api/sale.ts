import type { Handlers } from './call.ts';
import { recordSaleCall } from './sale/call.ts';
import { cancelSale } from './sale/cancel.ts';
import { correctSale } from './sale/correct.ts';
import { enterDelivery } from './sale/deliver.ts';
import { enterOrder } from './sale/order.ts';
import { recordServiceCall, serviceSheet } from './sale/service.ts';
import { countsOfSales, getSale, listSales, salesOf } from './sale/view.ts';

export const saleHandlers: Handlers<'sale'> = {
  order: ({ delivery, ...order }, call) =>
    enterOrder({ ...order, delivery: delivery && { ...delivery, vin: order.vin } }, call),
  deliver: (input, call) => enterDelivery(input, call),
  cancel: ({ level, expectedOn, noExpectedDate, levelReason, ...input }, call) => {
    const grade = { level, expectedOn: expectedOn ?? null, noExpectedDate, reason: levelReason ?? '' };
    return cancelSale({ ...input, grade }, call);
  },
  correct: (input, call) => correctSale(input, call),
  list: (ask, call) => listSales(ask, call),
  counts: (_input, call) => countsOfSales(call),
  get: ({ id }, call) => getSale(id, call),
  ofCustomer: ({ customerId }, call) => salesOf(customerId, call),
  recordCall: ({ lead, ...input }, call) =>
    recordSaleCall({ ...input, lead: lead && { name: lead.name, phone: lead.phone ?? null } }, call),
  serviceSheet: ({ id }, call) => serviceSheet(id, call),
  serviceCall: (input, call) => recordServiceCall(input, call),
};
