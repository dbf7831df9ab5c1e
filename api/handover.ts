import { type Refusal, refuse } from '../shared/domain/refusal.ts';
import { isManager, roleLabel } from '../shared/domain/roles.ts';
import type { ActorCall, Handlers } from './call.ts';
import { advanceHandover, beginHandover, stopHandover } from './handover/carry-out.ts';
import { handedCounts, listHandovers, listLoads, listReceived } from './handover/lists.ts';
import { previewHandover } from './handover/preview.ts';
import type { HandoverAsk } from './handover/selection.ts';

export const handoverHandlers: Handlers<'handover'> = {
  loads: (_input, call) => listLoads(call),
  preview: (input, call) => onlyWhole(input, call) ?? previewHandover(input, call),
  begin: (input, call) => onlyWhole(input, call) ?? beginHandover(input, call),
  advance: (input, call) => advanceHandover(input, call),
  stop: (input, call) => stopHandover(input, call),
  list: (ask, call) => listHandovers(ask, call),
  received: (ask, call) => listReceived(ask, call),
  counts: (_input, call) => handedCounts(call),
};

/** The administrator sees no customers: he hands over everything that somebody has, or nothing. */
function onlyWhole({ customerIds }: HandoverAsk, { actor }: ActorCall): Refusal | null {
  if (customerIds === null || isManager(actor.role)) return null;
  return refuse('FORBIDDEN', { role: roleLabel(actor.role), act: '挑客户交接', who: '展厅经理' }, 'customerIds');
}
