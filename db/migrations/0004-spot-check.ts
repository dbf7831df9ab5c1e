import { recording } from './0004-recording.ts';
import { recordingFolder } from './0004-recording-folder.ts';

/** What recorded calls, their spot checks and the signals add to the schema, one text for each capability. */
export const spotCheckWork: readonly string[] = [recording, recordingFolder];
