import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { levelPolicyOn, readLevelPolicies } from '../../../api/policies.ts';
import { readCalendar, readSettings } from '../../../api/store-settings.ts';
import { connect } from '../../../db/connect.ts';
import { storeFolder } from '../../../db/folder.ts';
import { readKey } from '../../../db/keys.ts';
import { staffNames } from '../../../db/queries/staff.ts';
import { type Fact, sqlFor } from '../../../db/query.ts';
import { restoreBackup } from '../../../db/restore.ts';
import { runCommand, type Tx } from '../../../db/unit-of-work.ts';
import { civilDateAt } from '../../../shared/calendar/civil-date.ts';
import { isOpenDay } from '../../../shared/calendar/store-calendar.ts';
import { refuse } from '../../../shared/domain/refusal.ts';
import { insertRow } from '../support/rows.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { aCustomer, firstAt, openTestStore, run, testDeps } from './support/stores.ts';

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
});
afterEach(() => showroom.close());

/** A fact of the customers that counts how often it was read. */
function counted(): { readonly fact: Fact<number>; reads(): number } {
  let reads = 0;
  const read: Fact<number>['read'] = (reader) => {
    reads += 1;
    return reader.all(sqlFor.selectFrom('customer').select('id')).length;
  };
  return { fact: { from: ['customer'], read }, reads: () => reads };
}

function command<T>(body: (tx: Tx) => T): unknown {
  const env = { command: 'test', actorId: 'test', now: showroom.clock.now(), isAuthority: true };
  return runCommand(showroom.store, env, body);
}

describe('what nearly every call asks for', () => {
  it('is read once, until one of the entities it follows from is written', () => {
    const { store } = showroom;
    const { fact, reads } = counted();
    expect([store.read.known(fact), store.read.known(fact), reads()]).toEqual([0, 0, 1]);
    insertRow(showroom, 'traffic', 't', { arrivedOn: '2026-03-09' });
    expect([store.read.known(fact), reads()]).toEqual([0, 1]);
    command((tx) => tx.insert('customer', aCustomer('c')));
    expect([store.read.known(fact), store.read.known(fact), reads()]).toEqual([1, 1, 2]);
    command((tx) => tx.update('customer', 'c', { remark: '' }));
    command((tx) => tx.remove('customer', 'c'));
    expect([store.read.known(fact), reads()]).toEqual([1, 3]);
  });

  it('is seen by a command as the command has made it so far', () => {
    const { fact } = counted();
    const seen: number[] = [];
    command((tx) => {
      seen.push(tx.read.known(fact));
      tx.insert('customer', aCustomer('c'));
      seen.push(tx.read.known(fact));
    });
    expect(seen).toEqual([0, 1]);
  });

  it.each([
    ['is refused', () => refuse('NOT_FOUND', { what: 'x' })],
    [
      'breaks',
      () => {
        throw new Error('a bug');
      },
    ],
  ])('is as it was before where the command that changed it %s', (_how, end) => {
    const { store } = showroom;
    const { fact } = counted();
    try {
      command((tx) => {
        tx.insert('customer', aCustomer('c'));
        expect(tx.read.known(fact)).toBe(1);
        return end();
      });
    } catch (error) {
      expect(String(error)).toContain('a bug');
    }
    expect(store.read.known(fact)).toBe(0);
  });

  it('is read anew after another connection wrote', () => {
    const { store, dataDir } = showroom;
    expect(readSettings(store).name).not.toBe('别处改的');
    const folder = storeFolder(dataDir);
    const other = connect(folder.databaseFile, readKey(folder) ?? '');
    other.prepare("UPDATE store SET name = '别处改的'").run();
    other.close();
    expect(readSettings(store).name).toBe('别处改的');
  });
});

describe('the next call', () => {
  it('sees changed settings, calendar and names', async () => {
    const head = showroom.as('general_manager');
    const { store } = showroom;
    expect(isOpenDay(readCalendar(store), '2026-03-10')).toBe(true);
    await head.call('store.update', { name: '二店', closedWeekdays: [2] });
    expect((await head.call('session.current', {})).storeName).toBe('二店');
    expect(isOpenDay(readCalendar(store), '2026-03-10')).toBe(false);
    const consultant = showroom.as('consultant');
    expect(staffNames(store.read).get(consultant.id)).toBe('王磊');
    await showroom.as('admin').call('staff.update', { id: consultant.id, name: '王大磊' });
    expect(staffNames(store.read).get(consultant.id)).toBe('王大磊');
  });

  it('is judged by the version of its own day, also by one that was made after the last call', () => {
    const { store, clock } = showroom;
    const today = () => civilDateAt(clock.now(), 'Asia/Shanghai');
    const [current] = readLevelPolicies(store);
    if (!current) throw new Error('the wizard makes a version');
    expect(levelPolicyOn(store, today()).id).toBe(current.id);
    insertRow(showroom, 'levelPolicy', 'stricter', {
      effectiveFrom: '2026-03-12',
      firstPlanDays: 1,
      gaps: JSON.stringify(current.gaps),
      horizons: JSON.stringify(current.horizons),
      createdAt: clock.now(),
    });
    expect(levelPolicyOn(store, today()).id).toBe(current.id);
    clock.set('2026-03-12 08:00');
    expect(levelPolicyOn(store, today()).id).toBe('stricter');
  });
});

it('a restored store answers with what the backup says', async () => {
  const { fact } = counted();
  const root = tempFolder();
  const store = openTestStore(root);
  run(store, (tx) => tx.insert('customer', aCustomer('c1')));
  await store.upkeep.backUp(firstAt, (at) => civilDateAt(at, 'Asia/Shanghai'));
  const [backup] = store.upkeep.backups();
  if (!backup) throw new Error('there is no backup');
  run(store, (tx) => tx.insert('customer', aCustomer('c2', { phone: '13100000002' })));
  expect(store.read.known(fact)).toBe(2);
  store.close();
  const request = { backup: backup.path, recoveryKey: null, recoveryFile: null };
  restoreBackup(root, request, { ...testDeps, now: firstAt });
  expect(openTestStore(root).read.known(fact)).toBe(1);
});
