import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cardCodeTyped,
  checkAttachmentSize,
  mostAttachmentBytes,
  partBytes,
  partsOf,
  tidyFileName,
} from './attachment.ts';

describe('the name of a file', () => {
  it('loses the folders it lay in and keeps what people wrote', () => {
    expect(tidyFileName('C:\\Users\\宋\\桌面\\纸卡 3月9日😀.jpg')).toBe('纸卡 3月9日😀.jpg');
    expect(tidyFileName('../../etc/passwd')).toBe('passwd');
  });

  it('of nothing, dots or control characters is 未命名', () => {
    for (const raw of ['', '   ', '..', '/', '\u0000\u202e']) expect(tidyFileName(raw)).toBe('未命名');
  });

  it('of 10,000 characters is cut and keeps its end', () => {
    const name = tidyFileName(`${'长'.repeat(10_000)}.jpeg`);
    expect([...name]).toHaveLength(120);
    expect(name).toMatch(/…\.jpeg$/);
  });

  it('is tidied once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (raw) => {
        const once = tidyFileName(raw);
        expect(tidyFileName(once)).toBe(once);
        expect([...once].length).toBeLessThanOrEqual(120);
        expect(once).not.toMatch(/[\\/\p{Cc}]/u);
      }),
    );
  });
});

it('the size alone refuses an empty file and one beyond the limit, and nothing between', () => {
  expect(checkAttachmentSize(0)).toMatchObject({ code: 'ATTACHMENT_BROKEN' });
  expect(checkAttachmentSize(1)).toBeNull();
  expect(checkAttachmentSize(mostAttachmentBytes)).toBeNull();
  expect(checkAttachmentSize(mostAttachmentBytes + 1)).toMatchObject({
    code: 'ATTACHMENT_TOO_LARGE',
    params: { limit: '30 MB' },
  });
  expect(partsOf(partBytes)).toBe(1);
  expect(partsOf(partBytes + 1)).toBe(2);
});

describe('what somebody scans or types to find a card', () => {
  it('is the code of the card or of its sheet, its number, or its serial', () => {
    expect(cardCodeTyped('QTK:20260309-A07')).toEqual({ kind: 'card', number: '20260309-A07' });
    expect(cardCodeTyped('ｑｔｚ：dz-202612')).toEqual({ kind: 'serial', serial: 'DZ-202612' });
    expect(cardCodeTyped(' 20260309-a07 ')).toEqual({ kind: 'card', number: '20260309-A07' });
    expect(cardCodeTyped('dz-202612')).toEqual({ kind: 'serial', serial: 'DZ-202612' });
  });

  it('is not a phone, its tail, a plate or a name', () => {
    for (const text of ['13900003178', '3178', '冀F12345', '冀FD12345', '田永刚', 'tyg', '0312-2345678', ''])
      expect(cardCodeTyped(text)).toBeNull();
  });
});
