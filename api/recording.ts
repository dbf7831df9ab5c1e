import { cancelUpload } from './attachment/upload.ts';
import type { Handlers } from './call.ts';
import { addNote, correctMatch, removeNote, removeRecording } from './recording/change.ts';
import { getRecording, listRecordings, readSound } from './recording/read.ts';
import { beginRecording, finishRecording, takeRecordingPart } from './recording/upload.ts';

export const recordingHandlers: Handlers<'recording'> = {
  begin: beginRecording,
  part: takeRecordingPart,
  finish: finishRecording,
  cancel: cancelUpload,
  list: listRecordings,
  get: getRecording,
  content: readSound,
  correct: correctMatch,
  note: addNote,
  removeNote,
  remove: removeRecording,
};
