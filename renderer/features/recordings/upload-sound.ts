import type { Api } from '../../../shared/contract/index.ts';
import type { RecordingDoubt, RecordingRow } from '../../../shared/contract/recording.ts';

/** Whose recording it is, and of which contact; null where the program finds the contact by the time. */
export interface SoundTarget {
  readonly customerId: string;
  readonly contactId: string | null;
}

/** A recording on its way to the host. */
export interface SoundOrder {
  readonly file: File;
  readonly target: SoundTarget;
  /** Told after each piece: how much of it has arrived, from 0 to 1. */
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** What stands there now. */
interface AttachedSound {
  readonly recording: RecordingRow;
  /** It was there before. */
  readonly known: boolean;
  readonly doubt: RecordingDoubt | null;
}

/** Sends a recording piece by piece and attaches it; whoever gives up leaves nothing at the host. */
export async function uploadSound(api: Api, { file, target, onProgress, signal }: SoundOrder): Promise<AttachedSound> {
  const { name } = file;
  const { customerId, contactId } = target;
  const place = { customerId, ...(contactId === null ? {} : { contactId }) };
  const { uploadId, partBytes, parts } = await api.recording.begin({ ...place, name, bytes: file.size }, { signal });
  try {
    for (let index = 0; index < parts; index += 1) {
      const content = new File([file.slice(index * partBytes, (index + 1) * partBytes)], 'part');
      const { received } = await api.recording.part({ uploadId, index, content }, { signal });
      onProgress(file.size === 0 ? 1 : received / file.size);
    }
    return await api.recording.finish({ uploadId, ...place, name }, { signal });
  } catch (error) {
    void api.recording.cancel({ uploadId }).catch(() => {});
    throw error;
  }
}
