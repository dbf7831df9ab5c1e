import type { Handlers } from './call.ts';
import { addOpportunity } from './opportunity/add.ts';
import { setLevel } from './opportunity/set-level.ts';

export const opportunityHandlers: Handlers<'opportunity'> = { add: addOpportunity, setLevel };
