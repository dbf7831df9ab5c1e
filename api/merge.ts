import type { Handlers } from './call.ts';
import { compareRecords } from './merge/compare.ts';
import { mergeHistory } from './merge/history.ts';
import { mergeRecords } from './merge/merge-records.ts';
import { prepareUndo } from './merge/prepare-undo.ts';
import { undoMerge } from './merge/undo.ts';

export const mergeHandlers: Handlers<'merge'> = {
  compare: compareRecords,
  merge: mergeRecords,
  history: mergeHistory,
  prepareUndo,
  undo: undoMerge,
};
