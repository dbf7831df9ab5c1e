import type { Handlers } from './call.ts';
import { advanceHandover, beginHandover, stopHandover } from './handover/carry-out.ts';
import { handedCounts, listHandovers, listLoads, listReceived } from './handover/lists.ts';
import { previewHandover } from './handover/preview.ts';

export const handoverHandlers: Handlers<'handover'> = {
  loads: (_input, call) => listLoads(call),
  preview: (input, call) => previewHandover(input, call),
  begin: (input, call) => beginHandover(input, call),
  advance: (input, call) => advanceHandover(input, call),
  stop: (input, call) => stopHandover(input, call),
  list: (ask, call) => listHandovers(ask, call),
  received: (ask, call) => listReceived(ask, call),
  counts: (_input, call) => handedCounts(call),
};
