import { recording } from './0004-recording.ts';
import { sample } from './0004-sample.ts';
import { signal } from './0004-signal.ts';

/** What recorded calls, their spot checks and the signals add to the schema, one text for each capability. */
export const spotCheckWork: readonly string[] = [recording, sample, signal];
