import { readContent, removeAttachment } from './attachment/content.ts';
import { findCard } from './attachment/find-card.ts';
import { finishUpload } from './attachment/finish.ts';
import { listAttachments } from './attachment/list.ts';
import { beginUpload, cancelUpload, takePart } from './attachment/upload.ts';
import type { Handlers } from './call.ts';

export const attachmentHandlers: Handlers<'attachment'> = {
  begin: beginUpload,
  part: takePart,
  finish: finishUpload,
  cancel: cancelUpload,
  list: listAttachments,
  content: readContent,
  remove: removeAttachment,
  findCard,
};
