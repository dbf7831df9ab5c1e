import type { Handlers } from './call.ts';
import { getCustomer } from './customer/get.ts';
import { listCustomers } from './customer/list.ts';
import { revealPhone } from './customer/reveal.ts';
import { searchCustomers } from './customer/search.ts';
import { timelineOf } from './customer/timeline.ts';
import { updateCustomer } from './customer/update.ts';
import { writersOfCustomer } from './customer/writers.ts';

export const customerHandlers: Handlers<'customer'> = {
  search: searchCustomers,
  list: listCustomers,
  get: getCustomer,
  timeline: timelineOf,
  update: updateCustomer,
  writers: writersOfCustomer,
  revealPhone,
};
