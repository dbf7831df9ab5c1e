import jsQR from 'jsqr';
import { mostPreviewBytes, mostThumbnailBytes } from '../../../shared/domain/attachment.ts';

// Everything that takes long about a photo, in a thread of its own: decoding, making it smaller, looking for the QR code.
// The typing beside it is never held up.

/** What is made of a photo; null where it cannot be shown at all. */
export interface PreparedPicture {
  readonly thumbnail: Blob;
  /** Null where the photo itself is small enough to be read at once. */
  readonly preview: Blob | null;
  /** What the QR code on it says; null where there is none. */
  readonly code: string | null;
}

/** A question to the worker and its answer carry the same number. */
export interface PictureAsked {
  readonly number: number;
  readonly file: Blob;
}
export interface PictureAnswer {
  readonly number: number;
  readonly picture: PreparedPicture | null;
}

const thumbnailEdge = 320;
const previewEdge = 2400;
/** A photo up to this size is shown as it is. */
const smallBytes = 500 * 1024;
const qualities = [0.82, 0.7, 0.55, 0.4, 0.25];

addEventListener('message', (event: MessageEvent<PictureAsked>) => {
  const { number, file } = event.data;
  void prepare(file).then((picture) => postMessage({ number, picture } satisfies PictureAnswer));
});

async function prepare(file: Blob): Promise<PreparedPicture | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (bitmap === null) return null;
  const large = draw(bitmap, previewEdge);
  const isSmall = file.size <= smallBytes && Math.max(bitmap.width, bitmap.height) <= previewEdge;
  bitmap.close();
  const thumbnail = await smallerThan(draw(large, thumbnailEdge), mostThumbnailBytes);
  if (thumbnail === null) return null;
  return { thumbnail, preview: isSmall ? null : await smallerThan(large, mostPreviewBytes), code: readCode(large) };
}

/** A copy of a picture whose longer edge is at most so long. */
function draw(picture: ImageBitmap | OffscreenCanvas, edge: number): OffscreenCanvas {
  const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  // what is transparent is paper
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas to draw on');
  return context;
}

async function smallerThan(canvas: OffscreenCanvas, bytes: number): Promise<Blob | null> {
  for (const quality of qualities) {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (blob.size <= bytes) return blob;
  }
  return null;
}

/** Looks for a code: first in a smaller copy, which is quick, then in the whole, then in its corners. */
function readCode(canvas: OffscreenCanvas): string | null {
  for (const edge of [900, 1500, previewEdge]) {
    const code = scan(draw(canvas, edge));
    if (code !== null) return code;
  }
  const [width, height] = [Math.round(canvas.width * 0.4), Math.round(canvas.height * 0.4)];
  for (const x of [canvas.width - width, 0])
    for (const y of [0, canvas.height - height]) {
      const corner = new OffscreenCanvas(width, height);
      contextOf(corner).drawImage(canvas, x, y, width, height, 0, 0, width, height);
      const code = scan(corner);
      if (code !== null) return code;
    }
  return null;
}

function scan(canvas: OffscreenCanvas): string | null {
  const { data, width, height } = contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);
  const text = jsQR(data, width, height)?.data ?? '';
  return text === '' ? null : text;
}
