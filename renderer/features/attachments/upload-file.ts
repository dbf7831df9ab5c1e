import type { AttachmentRow } from '../../../shared/contract/attachment.ts';
import type { Api } from '../../../shared/contract/index.ts';
import type { AttachmentKind } from '../../../shared/domain/attachment.ts';
import type { AttachmentTarget } from './attachment-queries.ts';
import type { PreparedPicture } from './picture-worker.ts';

/** A file on its way to the host. */
export interface UploadOrder {
  readonly file: File;
  readonly target: AttachmentTarget;
  readonly kind: AttachmentKind;
  readonly picture: PreparedPicture | null;
  /** Told after each piece: how much of it has arrived, from 0 to 1. */
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a file piece by piece and attaches it. A piece whose answer is lost is sent once more; whoever gives up leaves
 * nothing at the host.
 */
export async function uploadFile(
  api: Api,
  { file, target, kind, picture, onProgress, signal }: UploadOrder,
): Promise<{ readonly attachment: AttachmentRow; readonly known: boolean }> {
  const { name } = file;
  const { uploadId, partBytes, parts } = await api.attachment.begin({ ...target, name, bytes: file.size }, { signal });
  try {
    for (let index = 0; index < parts; index += 1) {
      const content = new File([file.slice(index * partBytes, (index + 1) * partBytes)], 'part');
      const { received } = await api.attachment.part({ uploadId, index, content }, { signal });
      onProgress(received / file.size);
    }
    return await api.attachment.finish(
      {
        ...{ uploadId, ...target, name, kind },
        ...(picture === null ? {} : { thumbnail: asFile(picture.thumbnail) }),
        ...(picture?.preview == null ? {} : { preview: asFile(picture.preview) }),
      },
      { signal },
    );
  } catch (error) {
    void api.attachment.cancel({ uploadId }).catch(() => {});
    throw error;
  }
}

function asFile(blob: Blob): File {
  return new File([blob], 'picture.jpg', { type: blob.type });
}
