import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { permissionOf } from '../../api/permissions/index.ts';
import { recoveryFileOf } from '../../db/backup.ts';
import { connect } from '../../db/connect.ts';
import { storeFolder } from '../../db/folder.ts';
import { readKey } from '../../db/keys.ts';
import { schemaVersion } from '../../db/migrations/index.ts';
import { restoreBackup } from '../../db/restore.ts';
import type { Store } from '../../db/store.ts';
import { verifyDatabase } from '../../db/verify.ts';
import { civilDateAt } from '../../shared/calendar/civil-date.ts';
import type { ProcedureName } from '../../shared/contract/index.ts';
import { allProcedures } from '../integration/contract/procedures.ts';
import { testDeps } from '../integration/store/support/stores.ts';
import { tempFolder } from '../integration/support/temp-folder.ts';
import { tablesWith } from '../integration/support/words.ts';
import { lostFrom } from './support/contained.ts';
import { aLeftFolder, atWork, leftAt, oldAnswers, recoveryKey } from './support/first-release.ts';

// A store that the first release wrote, not one that today's migrations would make of nothing.

const versionOf = (db: Database.Database): unknown => db.pragma('user_version', { simple: true });

/** Nothing in the file contradicts the log, and nothing derived is stale. */
function expectSound({ store }: { readonly store: Store }): void {
  expect(verifyDatabase(store.connection)).toMatchObject({ findings: [], more: 0 });
}

/** What the first release said and this showroom does not, by question. */
async function lostAnswers({ ask }: ReturnType<typeof atWork>): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const { who, procedure, input, answer } of oldAnswers())
    for (const path of lostFrom(await ask(who, procedure, input), answer))
      lost.push(`${procedure} ${JSON.stringify(input)}: ${path}`);
  return lost;
}

describe('a store of the first release', () => {
  it('was written in the first version of the schema, and is one that anybody would call used', () => {
    const folder = storeFolder(aLeftFolder());
    const db = connect(folder.databaseFile, readKey(folder) ?? '');
    expect(versionOf(db)).toBe(1);
    for (const table of [
      'card',
      'customer',
      'draft',
      'finding',
      'audit_sheet',
      'followup',
      'ending_request',
      'traffic',
    ])
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBeGreaterThan(0);
    db.close();
  });

  it('is brought to today’s version, backed up before, and every chain, row and derived column of it holds', () => {
    const showroom = atWork(aLeftFolder());
    expect(versionOf(showroom.store.connection)).toBe(schemaVersion);
    expect(showroom.store.upkeep.backups()).toMatchObject([{ kind: 'before_schema' }]);
    expectSound(showroom);
    expect(verifyDatabase(showroom.store.connection).counts.sets).toBeGreaterThan(40);
  });

  it('still says all that the first release said of it, by the passwords of then', async () => {
    const asked = oldAnswers();
    expect(asked.length).toBeGreaterThan(45);
    expect(await lostAnswers(atWork(aLeftFolder()))).toEqual([]);
  });

  it('answers whatever today’s program reads: every list, and every page of each customer and card', async () => {
    const { store, ask } = atWork(aLeftFolder());
    const idsOf = (table: string): readonly string[] =>
      store.prepare(`SELECT id FROM ${table}`).pluck().all().map(String);
    const refused: string[] = [];
    let answered = 0;
    for (const { name, method, path, schema } of allProcedures()) {
      const needed = (schema.required ?? []).join() || neededAfterAll[name];
      const [, table] = tablesOf.find(([address]) => address.test(path)) ?? [];
      const isAsked = needed === undefined || (table !== undefined && ['id', 'customerId', 'cardId'].includes(needed));
      if (method !== 'GET' || !isAsked) continue;
      const inputs = needed === undefined ? [{}] : idsOf(table ?? '').map((id) => ({ [needed]: id }));
      // the names are those of the contract
      for (const input of inputs)
        await ask(whoMay(name), name as ProcedureName, input).then(
          () => answered++,
          (error: unknown) => refused.push(`${JSON.stringify(input)} ${error}`),
        );
    }
    expect(refused).toEqual([]);
    expect(answered).toBeGreaterThan(100);
  });

  it('has one person’s two records merged and taken apart again, and says afterwards what it said before', async () => {
    const showroom = atWork(aLeftFolder());
    const [id = '', otherId = ''] = recordsOf(showroom, '刘洪波');
    const { mergeId } = mergedSchema.parse(await showroom.ask('sales_manager', 'merge.merge', { id, otherId }));
    expectSound(showroom);
    expect(recordsOf(showroom, '刘洪波')).toHaveLength(1);
    await showroom.ask('sales_manager', 'merge.undo', { mergeId });
    expectSound(showroom);
    expect(recordsOf(showroom, '刘洪波')).toHaveLength(2);
  });

  it('forgets a person who asks for it, in every table that the first release wrote', async () => {
    const showroom = atWork(aLeftFolder());
    const [id = ''] = recordsOf(showroom, '赵立新');
    const request = { asker: 'self', proof: 'id_card', way: 'in_person', requestedOn: '2026-11-21' };
    const words = ['赵立新', '13800005520', 'zhaolixin'];
    for (const word of words.slice(0, 2)) expect(tablesWith(showroom, word), word).toContain('card');
    // what waited for the manager then can be decided now
    const { rows } = waitingSchema.parse(await showroom.ask('sales_manager', 'ending.pending', {}));
    await showroom.ask('sales_manager', 'ending.decide', { requestId: rows[0]?.requestId, approve: true });
    await showroom.ask('sales_manager', 'privacy.erase', { id, ...request });
    for (const word of words) expect(tablesWith(showroom, word), word).toEqual([]);
    expectSound(showroom);
  });

  it('comes back from a backup of today on another machine, by the recovery key that was written down then', async () => {
    const showroom = atWork(aLeftFolder());
    await showroom.store.upkeep.backUp(leftAt, (at) => civilDateAt(at, 'Asia/Shanghai'));
    const backup = newestBackup(showroom);
    showroom.store.close();
    expect(await restored(backup)).toEqual(changedByRestoring);
  });

  it('comes back as well from the backup of before, and is brought to today’s version again', async () => {
    const showroom = atWork(aLeftFolder());
    const backup = newestBackup(showroom);
    expect(basename(backup)).toContain('before-schema');
    showroom.store.close();
    expect(await restored(backup)).toEqual(changedByRestoring);
  });
});

/** Of what the pages are that are opened by an id. */
const tablesOf = [
  [/^\/customers\/\{/, 'customer'],
  [/^\/attachments$/, 'customer'],
  [/^\/cards\/\{/, 'card'],
  [/^\/findings\/\{/, 'finding'],
  [/^\/plans\/\{/, 'plan'],
] as const;

/** What is asked for where the schema leaves the choice. */
const neededAfterAll: Readonly<Record<string, string>> = { 'attachment.list': 'customerId' };

/** A restored machine is another one: it has a new code, and no token opens it. */
const changedByRestoring = [
  'store.settings {}: answer.deviceCode: A → B',
  `token.list {}: answer.rows[0].revokedAt: null → ${leftAt}`,
];

const waitingSchema = z.object({ rows: z.array(z.object({ requestId: z.string() })).length(1) });
const mergedSchema = z.object({ mergeId: z.string() });

/** Somebody who may call a procedure: whoever sees most, first. */
function whoMay(procedure: string): string {
  const permission = permissionOf(procedure);
  const wanted = ['sales_manager', 'admin', 'consultant', 'receptionist', 'clerk'] as const;
  if (permission === 'public' || permission === 'signed_in') return wanted[0];
  const who = wanted.find((role) => permission?.some((allowed) => allowed === role));
  if (who === undefined) throw new Error(`nobody here may call ${procedure}`);
  return who;
}

function newestBackup({ store }: { readonly store: Store }): string {
  return store.upkeep.backups()[0]?.path ?? '';
}

/** What a backup says no more once it is restored where nothing was; the file itself must be sound. */
async function restored(backup: string): Promise<readonly string[]> {
  const elsewhere = tempFolder();
  const deps = { ...testDeps, now: leftAt };
  restoreBackup(elsewhere, { backup, recoveryKey, recoveryFile: recoveryFileOf(backup) }, deps);
  const showroom = atWork(elsewhere);
  expectSound(showroom);
  return lostAnswers(showroom);
}

/** The records of people of a name that stand for themselves. */
function recordsOf({ store }: { readonly store: Store }, name: string): readonly string[] {
  const living = 'SELECT id FROM customer WHERE name = ? AND merged_into_id IS NULL ORDER BY created_at';
  return store.prepare(living).pluck().all(name).map(String);
}
