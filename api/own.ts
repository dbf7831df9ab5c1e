import type { Handlers } from './call.ts';
import { ownOverview } from './own/overview.ts';
import { listPromises } from './own/promises.ts';

export const ownHandlers: Handlers<'own'> = {
  overview: (ask, call) => ownOverview(ask, call),
  promises: (ask, call) => listPromises(ask, call),
};
