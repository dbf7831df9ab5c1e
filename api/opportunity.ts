import type { Handlers } from './call.ts';
import { addOpportunity } from './opportunity/add.ts';
import { levelHistory } from './opportunity/levels.ts';
import { setLevel } from './opportunity/set-level.ts';
import { listStale, staleCounts } from './opportunity/stale.ts';
import { undoLevel } from './opportunity/undo-level.ts';

export const opportunityHandlers: Handlers<'opportunity'> = {
  add: addOpportunity,
  levels: levelHistory,
  stale: listStale,
  staleCounts,
  setLevel,
  undoLevel,
};
