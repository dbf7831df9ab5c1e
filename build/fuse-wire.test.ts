import { describe, expect, it } from 'vitest';
import { fuseCount, fuseSentinel, readFuses } from './fuse-wire.ts';

describe('fuses are read from the executable itself', () => {
  const executable = (states: string) =>
    Buffer.concat([Buffer.from('MZ…'), Buffer.from(fuseSentinel), Buffer.from([1, fuseCount]), Buffer.from(states)]);

  it('reads each from its place; a removed one is off', () => {
    const fuses = readFuses(executable('0100r1011'));
    expect(fuses).toMatchObject({ runAsNode: false, enableCookieEncryption: true, onlyLoadAppFromAsar: true });
    expect(fuses.enableEmbeddedAsarIntegrityValidation).toBe(false);
  });

  it('refuses a file without a wire', () => {
    expect(() => readFuses(Buffer.from('#!/bin/sh'))).toThrow('no fuse wire');
  });
});
