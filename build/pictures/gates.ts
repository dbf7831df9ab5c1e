import type { Browser } from 'playwright-core';
import { demoPassword } from '../demo/crew.ts';
import { openCamera, type Shot } from './camera.ts';
import { createVisitor, type Visitor } from './rpc.ts';
import { loginOf } from './scenes.ts';

interface Places {
  /** A set-up showroom, and one where the wizard still waits. */
  readonly url: string;
  readonly freshUrl: string;
  readonly folder: string;
  readonly admin: Visitor;
}

/** What stands before the work, by the names of the registry: each gate with a picture of it. */
export const gateShots: Readonly<Record<string, (browser: Browser, places: Places) => Promise<readonly Shot[]>>> = {
  setUp: (browser, { freshUrl, folder }) => shoot(browser, { url: freshUrl, folder, who: null }, 'gate-set-up'),
  signedOut: (browser, { url, folder }) => shoot(browser, { url, folder, who: null }, 'gate-sign-in'),
  mustChangePassword: async (browser, { url, folder, admin }) => {
    const [loginName, password] = ['xinren', 'chushi-2026'];
    await admin.call('staff.create', { name: '新人', role: 'consultant', loginName, password });
    return shoot(browser, { url, folder, who: await signIn(url, loginName, password) }, 'gate-first-password');
  },
  locked: async (browser, { url, folder }) => {
    const who = await signIn(url, loginOf('consultant'), demoPassword);
    await who.call('session.lock', {});
    return shoot(browser, { url, folder, who }, 'gate-locked');
  },
};

/** Somebody who has just signed in. */
export async function signIn(url: string, loginName: string, password: string): Promise<Visitor> {
  const visitor = createVisitor(url);
  await visitor.call('session.login', { loginName, password });
  return visitor;
}

async function shoot(
  browser: Browser,
  at: { readonly url: string; readonly folder: string; readonly who: Visitor | null },
  name: string,
): Promise<readonly Shot[]> {
  const camera = await openCamera(browser, at);
  try {
    return await camera.take(name, '/');
  } finally {
    await camera.close();
  }
}
