import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { openStore } from '../../../../db/open.ts';
import type { Store, StoreDeps } from '../../../../db/store.ts';
import { type CommandEnv, runCommand, type Tx } from '../../../../db/unit-of-work.ts';
import type { NewEntityRow } from '../../../../shared/entities/registry.ts';

/** What a store of these tests is opened with; nothing here is about power cuts, so nothing is flushed. */
export const testDeps: StoreDeps = { random: (bytes) => randomBytes(bytes), synchronous: 'OFF' };

/** The instant of the first command of these tests; each further one comes a second later. */
export const firstAt = Date.UTC(2026, 2, 9, 1);

/** Opens the store of a folder; closed at the latest when the test ends. */
export function openTestStore(root: string, deps: Partial<StoreDeps> = {}): Store {
  const store = openStore(root, { ...testDeps, ...deps });
  onTestFinished(() => {
    if (store.connection.open) store.close();
  });
  return store;
}

/** Runs a command of these tests. */
export function run<T>(store: Store, body: (tx: Tx) => T, env: Partial<CommandEnv> = {}): T {
  const result = runCommand(
    store,
    { command: 'test.command', actorId: 'tester', now: firstAt, isAuthority: true, ...env },
    body,
  );
  // these bodies return no refusals; one from the disk would fail the assertions that follow
  return result as T;
}

/** A customer as the clerk would enter one. */
export function aCustomer(id: string, more: Partial<NewEntityRow<'customer'>> = {}): NewEntityRow<'customer'> {
  return {
    id,
    stage: 'prospect',
    name: '王建国',
    gender: 'male',
    phone: '13912345678',
    noPhoneReason: null,
    phone2: null,
    wechat: null,
    qq: null,
    weibo: null,
    email: null,
    customerType: 'person',
    contactPerson: null,
    regionCode: '130682',
    street: null,
    source: 'walk_in',
    remark: '戴眼镜',
    custom: '',
    createdAt: firstAt,
    createdOn: '2026-03-09',
    createdById: 'tester',
    mergedIntoId: null,
    ...more,
  };
}
