import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createDispatch } from '../../../api/dispatch.ts';
import { createDesk } from '../../../build/demo/desk.ts';
import { openStore } from '../../../db/open.ts';
import type { Store } from '../../../db/store.ts';
import type { ProcedureName } from '../../../shared/contract/index.ts';
import { testDeps } from '../../integration/store/support/stores.ts';
import { shanghai, testPassword } from '../../integration/support/showroom.ts';
import { tempFolder } from '../../integration/support/temp-folder.ts';

const fixture = join(import.meta.dirname, '..', '..', 'fixtures', 'first-release');

/** When the first release was left, `2026-11-21 18:00` in the showroom. */
export const leftAt = shanghai('2026-11-21 18:00');

/** The recovery key that was written down at the first release. */
export const recoveryKey: string = readFileSync(join(fixture, 'recovery-key.txt'), 'utf8').trim();

/** Something that the first release was asked, by whom, and what it said. */
export interface OldAnswer {
  readonly who: string;
  readonly procedure: ProcedureName;
  readonly input: object;
  readonly answer: object;
}

/** Every answer that was written down. */
export function oldAnswers(): readonly OldAnswer[] {
  const lines = readFileSync(join(fixture, 'answers.jsonl'), 'utf8').trim().split('\n');
  // written by the first release in this form
  return lines.map((line) => JSON.parse(line) as OldAnswer);
}

/** The data folder as the first release left it, in a copy of its own. */
export function aLeftFolder(): string {
  const root = tempFolder();
  for (const part of ['data', 'keys']) cpSync(join(fixture, part), join(root, part), { recursive: true });
  return root;
}

/** Asks as somebody, by his name or else the first of his role. @throws on a refusal */
export type Ask = (who: string, procedure: ProcedureName, input: object) => Promise<unknown>;

/** The showroom of a folder at work with today's program, at the hour when the old one was left. */
export function atWork(root: string): { readonly store: Store; readonly ask: Ask } {
  const store = openStore(root, testDeps);
  onTestFinished(() => {
    if (store.connection.open) store.close();
  });
  const clock = (): number => leftAt;
  const deps = {
    store,
    recovery: store.recovery,
    clock,
    isAuthority: () => true,
    version: '0.0.0-test',
    log: () => {},
  };
  const desk = createDesk(createDispatch(deps), store, clock);
  const seats = new Map<string, ReturnType<typeof desk.signIn>>();
  return {
    store,
    ask: async (who, procedure, input) => {
      const seat =
        seats.get(who) ?? desk.signIn({ name: who, role: 'clerk', loginName: loginNameOf(store, who) }, testPassword);
      seats.set(who, seat);
      // inputs of the old program; the contract itself says whether it still takes them
      return (await seat).call(procedure, input as never);
    },
  };
}

function loginNameOf({ prepare }: Store, who: string): string {
  const people = 'SELECT login_name FROM staff WHERE active = 1 AND (name = @who OR role = @who) ORDER BY login_name';
  return String(prepare(people).pluck().get({ who }));
}
