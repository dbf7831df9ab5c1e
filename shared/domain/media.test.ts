import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sniffMedia } from './media.ts';
import { createMediaProbe, type MediaProblem, type ProbedMedia } from './media-probe.ts';

const ascii = (text: string): number[] => [...text].map((c) => c.charCodeAt(0));
const big = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** (bytes - 1 - i)) % 256);
const little = (value: number, bytes: number): number[] => big(value, bytes).reverse();

const segment = (marker: number, data: readonly number[]): number[] => [
  0xff,
  marker,
  ...big(data.length + 2, 2),
  ...data,
];
/** A picture in the EXIF data with an end mark of its own, a frame of 4000 × 3000, stuffed bytes and a restart in the scan. */
const jpegHead = [
  ...[0xff, 0xd8],
  ...segment(0xe1, [...ascii('Exif'), 0xff, 0xd8, 0xff, 0xd9]),
  ...segment(0xc4, [0, 1, 2]),
  ...segment(0xc0, [8, ...big(3000, 2), ...big(4000, 2), 3]),
  ...segment(0xda, [1, 1, 0]),
  ...[1, 2, 0xff, 0, 3, 0xff, 0xd0, 4],
];
const jpeg = Uint8Array.from([...jpegHead, 0xff, 0xd9]);
const chunk = (type: string, data: readonly number[]): number[] => [
  ...big(data.length, 4),
  ...ascii(type),
  ...data,
  0,
  0,
  0,
  0,
];
const pngHead = [
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  ...chunk('IHDR', [...big(640, 4), ...big(480, 4), 8, 2, 0, 0, 0]),
  ...chunk('IDAT', [1, 2, 3]),
];
const png = Uint8Array.from([...pngHead, ...chunk('IEND', [])]);
const webpBody = [...ascii('WEBPVP8X'), ...little(10, 4), 0, 0, 0, 0, ...little(799, 3), ...little(599, 3), 9, 9];
const webp = Uint8Array.from([...ascii('RIFF'), ...little(webpBody.length, 4), ...webpBody]);
const gif = Uint8Array.from([
  ...ascii('GIF89a'),
  ...little(320, 2),
  ...little(200, 2),
  0,
  0,
  0,
  ...Array(20).fill(1),
  0x3b,
]);
const pdf = Uint8Array.from(ascii(`%PDF-1.7\n${'x'.repeat(40)}\n%%EOF\n`));
const heic = Uint8Array.from([0, 0, 0, 24, ...ascii('ftypheic'), ...Array(40).fill(0)]);

function probe(file: Uint8Array, cuts: readonly number[] = []): ProbedMedia | MediaProblem {
  const media = createMediaProbe();
  let at = 0;
  for (const cut of [...cuts, file.length]) {
    media.take(file.subarray(at, cut));
    at = cut;
  }
  return media.end();
}

describe('what a file is', () => {
  it.each([
    ['a JPEG', jpeg, { mediaType: 'image/jpeg', width: 4000, height: 3000 }],
    ['a PNG', png, { mediaType: 'image/png', width: 640, height: 480 }],
    ['a WebP', webp, { mediaType: 'image/webp', width: 800, height: 600 }],
    ['a GIF', gif, { mediaType: 'image/gif', width: 320, height: 200 }],
    ['a PDF', pdf, { mediaType: 'application/pdf', width: null, height: null }],
  ] as const)('%s is known with its size', (_what, file, expected) => {
    expect(probe(file)).toEqual(expected);
  });

  it('a picture of an iPhone in HEIC is known as one by its first bytes', () => {
    expect(createMediaProbe().take(heic)).toBe('heic');
    expect(probe(heic)).toBe('heic');
  });

  it('nothing, a text and a program are no pictures, whatever they are called', () => {
    expect(probe(new Uint8Array(0))).toBe('empty');
    expect(probe(Uint8Array.from(ascii('照片.jpg')))).toBe('unknown');
    expect(probe(Uint8Array.from([...ascii('MZ'), ...Array(100).fill(7)]))).toBe('unknown');
    expect(probe(Uint8Array.from([0xff, 0xd8]))).toBe('unknown');
  });

  it('a scanner may write a byte order mark in front of its PDF', () => {
    expect(sniffMedia(Uint8Array.from([0xef, 0xbb, 0xbf, ...ascii('%PDF-1.4')]))).toBe('application/pdf');
  });

  it('what a phone appends behind a JPEG does no harm', () => {
    expect(probe(Uint8Array.from([...jpeg, ...ascii('ftypmp42'), 0xff, 0, 1]))).toEqual(probe(jpeg));
  });

  it('a picture with more pixels than any camera makes is refused', () => {
    const bomb = Uint8Array.from([...png.slice(0, 16), ...big(60_000, 4), ...big(60_000, 4), ...png.slice(24)]);
    expect(probe(bomb)).toBe('huge');
  });
});

describe('a file that breaks off', () => {
  it('is told from a whole one wherever a JPEG, PNG, WebP or GIF ends too early', () => {
    for (const file of [jpeg, png, webp, gif])
      fc.assert(
        fc.property(fc.integer({ min: 0, max: file.length - (file === png ? 5 : 1) }), (length) => {
          expect(['broken', 'empty', 'unknown']).toContain(probe(file.subarray(0, length)));
        }),
      );
  });

  it('is told without its end mark where a PDF ends too early', () => {
    expect(probe(pdf.subarray(0, pdf.length - 10))).toBe('broken');
  });
});

it('however a file is cut into pieces, the answer is the same', () => {
  for (const file of [jpeg, png, webp, gif, pdf, heic, jpeg.subarray(0, 40)])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: file.length }), { maxLength: 12 }), (cuts) => {
        expect(
          probe(
            file,
            cuts.toSorted((a, b) => a - b),
          ),
        ).toEqual(probe(file));
      }),
    );
});

it('whatever bytes come, it answers', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(jpegHead, pngHead, [...webp], [...gif]),
      fc.uint8Array({ maxLength: 300 }),
      (head, tail) => {
        expect(probe(Uint8Array.from([...head, ...tail]))).toBeDefined();
      },
    ),
  );
});
