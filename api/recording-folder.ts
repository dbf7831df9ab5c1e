import type { Handlers } from './call.ts';
import { assignWaiting, candidatesOf } from './recording-folder/assign.ts';
import { refusedFiles } from './recording-folder/refused.ts';
import { scanNow, setFolder } from './recording-folder/set.ts';
import { viewFolder } from './recording-folder/view.ts';
import { listWaiting, setAside, waitingContent } from './recording-folder/waiting.ts';

export const recordingFolderHandlers: Handlers<'recordingFolder'> = {
  get: (_input, call) => viewFolder(call),
  set: setFolder,
  scanNow: (_input, call) => scanNow(call),
  refused: refusedFiles,
  waiting: listWaiting,
  content: waitingContent,
  candidates: candidatesOf,
  assign: assignWaiting,
  setAside,
};
