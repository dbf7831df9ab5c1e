import { csiWording } from './0004-csi-wording.ts';
import { forgottenClash } from './0004-forgotten-clash.ts';
import { handOver } from './0004-hand-over.ts';
import { recording } from './0004-recording.ts';
import { recordingFolder } from './0004-recording-folder.ts';
import { sample } from './0004-sample.ts';
import { searchIndex } from './0004-search-index.ts';
import { signal } from './0004-signal.ts';

/** What recorded calls, the checks of them and what was left of following up add to the schema, one text for each capability. */
export const checkingWork: readonly string[] = [
  recording,
  csiWording,
  forgottenClash,
  handOver,
  recordingFolder,
  sample,
  searchIndex,
  signal,
];
