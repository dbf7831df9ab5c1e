import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRecovery, sealKey } from './recovery.ts';
import { makeRecoveryText, readRecoveryText, tailOf } from './recovery-text.ts';

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const texts = fc
  .uint8Array({ minLength: 23, maxLength: 23 })
  .map((bytes) => makeRecoveryText((count) => bytes.slice(0, count)));

describe('the recovery key on paper', () => {
  it('is six groups of four symbols that nobody mistakes for others', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(tailOf(text)).toBe(text.slice(-4));
      }),
    );
  });

  it('is read back however it is typed: small letters, spaces, no dashes, O for 0, l for 1, full width', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const small = text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
        const wide = Array.from(text, (c) => (c === '-' ? '－' : String.fromCharCode(c.charCodeAt(0) + 0xfee0))).join(
          '',
        );
        expect(readRecoveryText(` ${small}\n`)).toBe(text);
        expect(readRecoveryText(wide)).toBe(text);
      }),
    );
  });

  it('shows every single wrong symbol', () => {
    fc.assert(
      fc.property(texts, fc.nat(23), fc.integer({ min: 1, max: 31 }), (text, at, shift) => {
        const bare = text.replaceAll('-', '');
        const wrong = symbols.charAt((symbols.indexOf(bare.charAt(at)) + shift) % 32);
        expect(readRecoveryText(bare.slice(0, at) + wrong + bare.slice(at + 1))).toBeNull();
      }),
    );
  });

  it('is refused when a symbol is missing or one too many was typed', () => {
    const text = makeRecoveryText((bytes) => new Uint8Array(bytes).fill(7));
    expect(readRecoveryText(text.slice(0, -1))).toBeNull();
    expect(readRecoveryText(`${text}7`)).toBeNull();
    expect(readRecoveryText('')).toBeNull();
  });
});

describe("the store's key sealed under the recovery key", () => {
  const random = (bytes: number): Uint8Array => randomBytes(bytes);
  const key = randomBytes(32).toString('hex');
  const text = makeRecoveryText(random);
  const sealed = sealKey(key, text, random);

  it('comes out again with the text as it was typed', () => {
    expect(openRecovery(sealed, text.toLowerCase())).toBe(key);
  });

  it('stays shut for another recovery key', () => {
    expect(openRecovery(sealed, makeRecoveryText(random))).toBeNull();
  });

  it('stays shut when the envelope was changed', () => {
    const flipped = (sealed.sealed.startsWith('0') ? '1' : '0') + sealed.sealed.slice(1);
    expect(openRecovery({ ...sealed, sealed: flipped }, text)).toBeNull();
  });

  it('holds neither the key nor the text in the open', () => {
    const written = JSON.stringify(sealed);
    expect(written).not.toContain(key);
    expect(written).not.toContain(text.replaceAll('-', ''));
    expect(written).not.toContain(tailOf(text));
  });
});
