import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRecordingSize, mostRecordingBytes, sniffRecording } from '../../../shared/domain/recording/media.ts';
import { createRecordingProbe, type ProbedRecording } from '../../../shared/domain/recording/probe.ts';
import { anAmr, anM4a, anMp3, aWav } from '../../fixtures/sounds.ts';

function probed(bytes: Uint8Array, cuts: readonly number[] = []): ProbedRecording | string {
  const probe = createRecordingProbe();
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].toSorted((a, b) => a - b);
  let at = 0;
  for (const end of [...ends, bytes.length]) {
    const problem = probe.take(bytes.subarray(at, end));
    if (problem !== null) return problem;
    at = end;
  }
  return probe.end();
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

const sounds: readonly (readonly [name: string, bytes: Uint8Array, mediaType: string, ms: number])[] = [
  ['a WAV', aWav(2), 'audio/wav', 2000],
  ['a WAV of another rate', aWav(0.5, { rate: 44_100 }), 'audio/wav', 500],
  ['a WAV whose recorder was stopped', aWav(2, { told: 0 }), 'audio/wav', 2000],
  ['a WAV of untold length', aWav(2, { told: 0xff_ff_ff_ff }), 'audio/wav', 2000],
  ['an MP3', anMp3(2), 'audio/mpeg', 2011],
  ['an MP3 behind a tag', anMp3(2, { tag: true }), 'audio/mpeg', 2011],
  ['an MP3 with a table', anMp3(2, { table: 'Xing' }), 'audio/mpeg', 2011],
  ['an MP3 with another table', anMp3(2, { table: 'VBRI', tag: true }), 'audio/mpeg', 2011],
  ['an M4A', anM4a(3), 'audio/mp4', 3000],
  ['an M4A of long numbers', anM4a(3, { isLong: true, brand: 'mp42' }), 'audio/mp4', 3000],
  ['the sound of a phone', anM4a(3, { brand: '3gp4' }), 'audio/mp4', 3000],
  ['an AMR', anAmr(2), 'audio/amr', 2000],
  ['an AMR of the wide band', anAmr(2, { wide: true }), 'audio/amr', 2000],
];

describe('a recording as it arrives', () => {
  test.each(sounds)('%s is told with its length', (_name, bytes, mediaType, durationMs) => {
    expect(probed(bytes)).toEqual({ mediaType, durationMs });
  });

  test.each(sounds)('%s is the same however it is cut into pieces', (_name, bytes) => {
    const whole = probed(bytes);
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 20 }), (cuts) => {
        expect(probed(bytes, cuts)).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ['a photo', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...new Uint8Array(200))],
    ['text with the ending of an MP3', text('这不是录音。'.repeat(900))],
    [
      'two bytes that begin a frame, and then nothing of the kind',
      Uint8Array.of(0xff, 0xfb, 0x50, 0xc4, ...new Uint8Array(6000)),
    ],
    ['a film', anM4a(3, { kinds: ['vide', 'soun'], brand: 'isom' })],
    ['an MP4 without a track', anM4a(3, { kinds: [] })],
    ['a picture of a phone in the same container', anM4a(3, { brand: 'heic' })],
    ['a tag and then no MP3', Uint8Array.from([...anMp3(0, { tag: true }), ...text('x'.repeat(9000))])],
    ['a RIFF that is no WAVE', text(`RIFF0000AVI ${'x'.repeat(5000)}`)],
  ])('%s is no recording', (_name, bytes) => {
    expect(probed(bytes)).toBe('unknown');
  });

  test.each([
    ['no byte', new Uint8Array(0)],
    ['a WAV of no sample', aWav(0)],
    ['an AMR of no frame', anAmr(0)],
    ['an M4A of no sound', anM4a(0)],
  ])('%s is empty', (_name, bytes) => {
    expect(probed(bytes)).toBe('empty');
  });

  test('an M4A without its tables, as a recorder leaves it that was stopped, is broken', () => {
    expect(probed(anM4a(3, { tables: false }))).toBe('broken');
  });

  const cuttable = sounds.filter(([name]) => !name.includes('stopped') && !name.includes('untold'));
  test.each(cuttable.filter(([, , type]) => type !== 'audio/mpeg'))(
    '%s that is cut off anywhere is never taken for the whole',
    (_name, bytes, _type, ms) => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (end) => {
          const part = probed(bytes.subarray(0, end));
          // an AMR that ends between two frames is a shorter AMR
          if (typeof part !== 'string')
            expect([part.mediaType, (part.durationMs ?? 0) < ms]).toEqual(['audio/amr', true]);
        }),
      );
    },
  );

  test.each(['Xing', 'Info', 'VBRI'] as const)(
    'an MP3 that has fewer frames than its %s table says is broken',
    (table) => {
      const whole = anMp3(4, { table });
      expect(probed(whole.subarray(0, Math.floor(whole.length * 0.8)))).toBe('broken');
      expect(probed(whole.subarray(0, whole.length - 10))).not.toBe('broken');
    },
  );

  test('an MP3 goes on behind what disturbed it, and ends before the tag at its end', () => {
    const [before, after] = [anMp3(2), anMp3(2)];
    const disturbed = Uint8Array.from([
      ...before,
      ...text('?'.repeat(700)),
      ...after,
      ...text('TAG'),
      ...new Uint8Array(125),
    ]);
    expect(probed(disturbed)).toEqual({ mediaType: 'audio/mpeg', durationMs: 4023 });
  });

  test('whatever the bytes are, the answer is one of the four, and nothing is thrown', () => {
    const beginnings = sounds.map(([, bytes]) => bytes.subarray(0, 400));
    const hostile = fc
      .tuple(
        fc.constantFrom(new Uint8Array(0), ...beginnings),
        fc.uint8Array({ maxLength: 6000 }),
        fc.nat(400),
        fc.nat(255),
      )
      .map(([start, rest, at, byte]) => {
        const all = Uint8Array.from([...start, ...rest]);
        if (all.length > 0) all[at % all.length] = byte;
        return all;
      });
    fc.assert(
      fc.property(hostile, fc.array(fc.nat(), { maxLength: 5 }), (bytes, cuts) => {
        const answer = probed(bytes, cuts);
        if (typeof answer === 'string') expect(['empty', 'unknown', 'broken']).toContain(answer);
        else expect(answer.durationMs === null || Number.isInteger(answer.durationMs)).toBe(true);
        expect(probed(bytes)).toEqual(answer);
      }),
      { numRuns: 600 },
    );
  });
});

describe('the size of a recording', () => {
  test('two gigabytes are refused by their number, with the way out', () => {
    expect(checkRecordingSize(2 * 1024 ** 3)).toMatchObject({
      code: 'RECORDING_TOO_LARGE',
      params: { size: '2 GB', limit: '60 MB' },
    });
    expect(checkRecordingSize(mostRecordingBytes + 1)?.code).toBe('RECORDING_TOO_LARGE');
    expect(checkRecordingSize(mostRecordingBytes)).toBeNull();
    expect(checkRecordingSize(0)?.code).toBe('RECORDING_BROKEN');
  });

  test('a name says nothing: what is sniffed are bytes', () => {
    expect(sniffRecording(text('录音_13800005521.mp3'))).toBe('unknown');
  });
});
