import type { Handlers } from './call.ts';
import { readColumns, saveColumns } from './customer/columns.ts';
import { getCustomer } from './customer/get.ts';
import { countCustomers, listCustomers } from './customer/list.ts';
import { revealPhone } from './customer/reveal.ts';
import { searchCustomers } from './customer/search.ts';
import { timelineOf } from './customer/timeline.ts';
import { updateCustomer } from './customer/update.ts';
import { writersOfCustomer } from './customer/writers.ts';

export const customerHandlers: Handlers<'customer'> = {
  search: searchCustomers,
  list: listCustomers,
  count: countCustomers,
  columns: readColumns,
  saveColumns,
  get: getCustomer,
  timeline: timelineOf,
  update: updateCustomer,
  writers: writersOfCustomer,
  revealPhone,
};
