import { describe, expect, it } from 'vitest';
import { type HostFacts, reasonForBrowser } from './choose-host.ts';

const desktop: HostFacts = {
  asked: { browser: false, noOpen: false, port: null },
  platform: 'linux',
  hasDisplay: true,
  isRoot: false,
};

describe('npm start opens a desktop window where one is possible, and says why where it is not', () => {
  it('opens a window for an ordinary user at a screen', () => {
    expect(reasonForBrowser(desktop)).toBeNull();
    expect(reasonForBrowser({ ...desktop, platform: 'win32', hasDisplay: false, isRoot: false })).toBeNull();
  });

  it.each([
    ['--browser', { asked: { browser: true, noOpen: false, port: null } }],
    ['--no-open', { asked: { browser: false, noOpen: true, port: null } }],
    ['端口', { asked: { browser: false, noOpen: false, port: '0' } }],
    ['图形桌面', { hasDisplay: false }],
    ['root', { isRoot: true }],
  ])('names %s as the reason for the browser', (word, facts: Partial<HostFacts>) => {
    expect(reasonForBrowser({ ...desktop, ...facts })).toContain(word);
  });
});
