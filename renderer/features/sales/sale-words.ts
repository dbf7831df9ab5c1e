import { dateColumn, dateWords } from '../../../shared/calendar/words.ts';
import type { SaleDetail, SaleRow } from '../../../shared/contract/sale-rows.ts';
import { planOrigins } from '../../../shared/domain/plan-codes.ts';
import type { SaleCall } from '../../../shared/domain/sale-plan.ts';

/** What the four calls are called where there is little room. */
export const shortCalls: Readonly<Record<SaleCall, string>> = {
  sale_48h: '48 小时',
  sale_week: '首保提醒',
  sale_csi: '满意度',
  sale_month: '一月',
};

/** 「满意度回访」 */
export function callTitle(call: SaleCall): string {
  return planOrigins[call];
}

/** What is next with a sale, in one line: 「约3月20日 周五交车」, 「首保提醒，明天」. */
export function nextWords(sale: SaleRow, today: string): string {
  if (sale.state === 'ordered')
    return sale.expectedOn === null ? '还没约交车的日子' : `约${dateWords(sale.expectedOn, today)}交车`;
  if (sale.state === 'cancelled') return sale.cancelledOn === null ? '' : `${dateWords(sale.cancelledOn, today)} 取消`;
  if (sale.nextCall === null)
    return sale.callsDone === 4 ? '四次回访都做了' : `做了 ${sale.callsDone} 次，没有要做的了`;
  const { call, dueOn } = sale.nextCall;
  const words = dateWords(dueOn, today);
  const day = words.length <= 2 ? words : dateColumn(dueOn);
  return `${shortCalls[call]}，${day}${dueOn < today ? ' 逾期' : ''}`;
}

/** Whether somebody has to look at it: the promised day has passed, or a call is behind. */
export function isBehind(sale: SaleRow, today: string): boolean {
  if (sale.state === 'ordered') return sale.expectedOn !== null && sale.expectedOn < today;
  return sale.nextCall !== null && sale.nextCall.dueOn < today;
}

/** Until when a call is to be made: 「最晚 3月16日」, of the CSI call the days between. */
export function boundsWords(call: SaleDetail['calls'][number], today: string): string {
  if (call.windowFrom !== null) return `${dateWords(call.windowFrom, today)} 到 ${dateWords(call.limitOn, today)} 之间`;
  return `最晚 ${dateWords(call.limitOn, today)}`;
}
