import { isPicture, sniffBytes, sniffMedia } from '../../../shared/domain/media.ts';
import type { PictureAnswer, PictureAsked, PreparedPicture } from './picture-worker.ts';

/** What a file turned out to be before it is sent. */
export type Prepared =
  | { readonly kind: 'picture'; readonly picture: PreparedPicture }
  /** Sent as it is: a scan, or something that the host will refuse in its own words. */
  | { readonly kind: 'other' }
  /** It says that it is a picture, and cannot be shown. */
  | { readonly kind: 'broken' };

interface Waiting {
  readonly resolve: (picture: PreparedPicture | null) => void;
}

let worker: Worker | null = null;
let lastNumber = 0;
const waiting = new Map<number, Waiting>();

/** Makes the small pictures of a file and reads its code, beside everything else that happens in this window. */
export async function preparePicture(file: Blob): Promise<Prepared> {
  const head = new Uint8Array(await file.slice(0, sniffBytes).arrayBuffer());
  const media = sniffMedia(head);
  if (media === 'heic' || media === 'unknown' || !isPicture(media)) return { kind: 'other' };
  const picture = await ask(file);
  return picture === null ? { kind: 'broken' } : { kind: 'picture', picture };
}

function ask(file: Blob): Promise<PreparedPicture | null> {
  lastNumber += 1;
  const number = lastNumber;
  return new Promise((resolve) => {
    waiting.set(number, { resolve });
    running().postMessage({ number, file } satisfies PictureAsked);
  });
}

/** One worker for all photos of a window, one after the other: two large ones at once would take twice the memory. */
function running(): Worker {
  if (worker !== null) return worker;
  worker = new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<PictureAnswer>) => {
    waiting.get(data.number)?.resolve(data.picture);
    waiting.delete(data.number);
  });
  // a photo that takes down its worker is one that cannot be shown; the next one gets a new worker
  worker.addEventListener('error', () => {
    worker?.terminate();
    worker = null;
    for (const { resolve } of waiting.values()) resolve(null);
    waiting.clear();
  });
  return worker;
}
