import { calendarFile } from './calendar/file.ts';
import { subscribe, subscriptionOf, unsubscribe } from './calendar/subscription.ts';
import { viewCalendar } from './calendar/view.ts';
import type { Handlers } from './call.ts';

export const calendarHandlers: Handlers<'calendar'> = {
  view: (ask, call) => viewCalendar(ask, call),
  file: (_input, call) => calendarFile(call),
  subscription: (_input, call) => {
    const living = subscriptionOf(call);
    return { subscription: living && { createdAt: living.createdAt, lastUsedAt: living.lastUsedAt } };
  },
  subscribe: (_input, call) => subscribe(call),
  unsubscribe: (_input, call) => unsubscribe(call),
};
