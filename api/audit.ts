import { isDaySigned } from '../db/queries/audit.ts';
import { isRefusal } from '../shared/domain/refusal.ts';
import { readOpenDay } from './audit/day.ts';
import { dayView } from './audit/day-view.ts';
import { listDays, waitingDay } from './audit/days.ts';
import { itemView, noteShownPhone } from './audit/item-view.ts';
import { assign, clear, keyIn, mark, noPaper } from './audit/judge.ts';
import { addSerial, removeSerial } from './audit/serial-by-hand.ts';
import { signDay } from './audit/sign.ts';
import { signedItemView } from './audit/signed-item.ts';
import { treat } from './audit/treat.ts';
import { act, type Handlers } from './call.ts';
import { readSheet } from './sheet/stored.ts';

export const auditHandlers: Handlers<'audit'> = {
  days: (input, call) => listDays(call, input),
  waiting: (_input, call) => waitingDay(call),
  day: ({ day, blind }, call) => dayView(call, day, blind),
  item: ({ day, key, blind }, call) =>
    act(call, (tx) => {
      const sheet = isDaySigned(tx.read, day) ? readSheet(tx.read, day) : undefined;
      const open = readOpenDay(call, day);
      const view = sheet ? signedItemView(call, open, key, sheet) : itemView(call, open, key, blind);
      if (!isRefusal(view)) noteShownPhone(tx, call, view);
      return view;
    }),
  keyIn: (input, call) => keyIn(call, input),
  mark: (input, call) => mark(call, input),
  noPaper: (input, call) => noPaper(call, input),
  clear: (input, call) => clear(call, input),
  assign: (input, call) => assign(call, input),
  addSerial: (input, call) => addSerial(call, input),
  removeSerial: (input, call) => removeSerial(call, input),
  treat: (input, call) => treat(call, input),
  sign: ({ day }, call) => signDay(call, day),
};
