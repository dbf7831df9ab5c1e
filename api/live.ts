import type { Handlers } from './call.ts';
import { changesSince } from './live/changes.ts';

export const liveHandlers: Handlers<'live'> = { changes: changesSince };
