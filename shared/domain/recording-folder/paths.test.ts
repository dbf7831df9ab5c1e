import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanPath, type FolderFacts, folderProblem, isPassedOver } from './paths.ts';

const good: FolderFacts = { isAbsolute: true, kind: 'folder', touchesStore: false, cloud: null };

describe('a folder is watched', () => {
  test('where it is there, readable, of this machine and has nothing of the store in it', () => {
    expect(folderProblem(good)).toBeNull();
  });

  test.each([
    ['not written in full', { isAbsolute: false }, '完整路径'],
    ['the data folder or one around it', { touchesStore: true }, '数据文件夹'],
    ['in a cloud folder', { cloud: '坚果云' }, '「坚果云」'],
    ['not there', { kind: 'missing' }, '没有'],
    ['a file', { kind: 'other' }, '不是文件夹'],
    ['closed to the program', { kind: 'unreadable' }, '权限'],
  ] as const)('not one that is %s, and says what to do', (_why, facts, words) => {
    expect(folderProblem({ ...good, ...facts })).toContain(words);
  });

  test('never while anything speaks against it, whatever else holds', () => {
    const facts = fc.record({
      isAbsolute: fc.boolean(),
      kind: fc.constantFrom('missing', 'folder', 'other', 'unreadable'),
      touchesStore: fc.boolean(),
      cloud: fc.option(fc.constant('Dropbox')),
    });
    fc.assert(
      fc.property(facts, (some) => {
        const isGood = some.isAbsolute && some.kind === 'folder' && !some.touchesStore && some.cloud === null;
        expect(folderProblem(some) === null).toBe(isGood);
      }),
    );
  });
});

test.each([
  ['"D:\\通话录音"', 'D:\\通话录音'],
  [' /home/qt/录音 ', '/home/qt/录音'],
  ["'/mnt/录 音'", '/mnt/录 音'],
  ['“D:\\录音”', 'D:\\录音'],
  ['"', '"'],
  ['', ''],
])('%j is pasted as %j', (typed, path) => {
  expect(cleanPath(typed)).toBe(path);
});

test.each(['.nomedia', '~$a.wav', '录音.wav.part', 'a.crdownload', 'Thumbs.db', 'desktop.ini', '$RECYCLE.BIN', '.x'])(
  '%s is nobody’s recording',
  (name) => {
    expect(isPassedOver(name)).toBe(true);
  },
);

test.each(['录音_13800005521_20261121152300.mp3', '张三(13800005521)', '🎧.wav', 'part.wav', 'a.b.amr'])(
  '%s may be one',
  (name) => {
    expect(isPassedOver(name)).toBe(false);
  },
);
