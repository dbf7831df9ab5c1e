import type { ComponentType } from 'react';
import type { Gates } from './gate.tsx';
import type { AppRoute } from './router.tsx';

/** The screens of every capability: each one's routes.tsx is listed here. */
export const routes: readonly AppRoute[] = [];

/** What floats above every screen, for example the find box; each shows itself when its overlay is open. */
export const overlays: readonly ComponentType[] = [];

/** What stands before the work: set-up, sign-in, lock, first password. */
export const gates: Gates = {};
