import { describe, expect, it } from 'vitest';
import { connect } from '../../../db/connect.ts';
import { storeFolder } from '../../../db/folder.ts';
import { readHead } from '../../../db/head.ts';
import { changesOf, rowAsOf } from '../../../db/history.ts';
import { readKey } from '../../../db/keys.ts';
import type { Store } from '../../../db/store.ts';
import { demand, reject, runCommand } from '../../../db/unit-of-work.ts';
import { refuse } from '../../../shared/domain/refusal.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { aCustomer, firstAt, openTestStore, run } from './support/stores.ts';

const counts = (store: Store): unknown =>
  store
    .prepare(
      `SELECT (SELECT count(*) FROM customer) AS rows, (SELECT count(*) FROM change_set) AS sets,
         (SELECT count(*) FROM change) AS changes, (SELECT count(*) FROM register) AS registers,
         (SELECT count(*) FROM audit_log) AS log, (SELECT count(*) FROM customer_identity) AS identities`,
    )
    .get();

function aStore(): Store {
  return openTestStore(tempFolder());
}

describe('a command', () => {
  it('writes rows, one change set, its changes, clock and an audit entry together', () => {
    const store = aStore();
    run(store, (tx) => {
      tx.insert('customer', aCustomer('c1'));
      tx.insert('customer', aCustomer('c2', { phone: '13100000002' }));
    });
    expect(counts(store)).toEqual({ rows: 2, sets: 1, changes: 4, registers: 0, log: 1, identities: 2 });
    const head = readHead(store.prepare);
    expect(store.prepare('SELECT hlc, hash, device_seq, prev_hash, device_id FROM change_set').get()).toEqual({
      hlc: head.clock,
      hash: head.setHash,
      device_seq: 1,
      prev_hash: '',
      device_id: store.deviceId,
    });
  });

  it.each([
    ['returns a refusal', () => refuse('NOT_FOUND', { what: 'x' })],
    ['demands what is refused', () => demand(refuse('NOT_FOUND', { what: 'x' }))],
    ['rejects', () => reject('NOT_FOUND', { what: 'x' })],
  ])('that %s leaves nothing: no row, no set, no counter, no clock', (_what, refuseIt) => {
    const store = aStore();
    const before = counts(store);
    const clock = readHead(store.prepare);
    const result = run(store, (tx) => {
      tx.insert('customer', aCustomer('c1'));
      tx.note({ action: 'x', subject: 'y', body: {} });
      tx.nextCount('cards');
      return refuseIt();
    });
    expect(result).toMatchObject({ code: 'NOT_FOUND' });
    expect(counts(store)).toEqual(before);
    expect(readHead(store.prepare)).toEqual(clock);
    expect(run(store, (tx) => tx.nextCount('cards'))).toBe(1);
  });

  it('that breaks throws and leaves nothing, and the next one works', () => {
    const store = aStore();
    const broken = (): unknown =>
      run(store, (tx) => {
        tx.insert('customer', aCustomer('c1'));
        tx.insert('customer', aCustomer('c1'));
      });
    expect(broken).toThrow('UNIQUE');
    expect(counts(store)).toMatchObject({ rows: 0, sets: 0, log: 0 });
    run(store, (tx) => tx.insert('customer', aCustomer('c1')));
    expect(counts(store)).toMatchObject({ rows: 1 });
  });

  it('that changes nothing writes no set and no entry', () => {
    const store = aStore();
    run(store, (tx) => tx.insert('customer', aCustomer('c1')));
    const before = counts(store);
    expect(run(store, (tx) => tx.update('customer', 'c1', { remark: '戴眼镜' }))).toBe(false);
    expect(counts(store)).toEqual(before);
  });

  it('inside another is a bug', () => {
    const store = aStore();
    expect(() => run(store, () => run(store, () => true))).toThrow('a unit of work inside another');
  });

  it('that finds the file locked by another program is refused as busy, and nothing is lost', () => {
    const root = tempFolder();
    const store = openTestStore(root);
    store.connection.pragma('busy_timeout = 50');
    const other = connect(storeFolder(root).databaseFile, readKey(storeFolder(root)) ?? '');
    other.exec('BEGIN IMMEDIATE');
    const env = { command: 'x', actorId: 'x', now: firstAt, isAuthority: true };
    expect(runCommand(store, env, () => true)).toMatchObject({ code: 'STORE_BUSY' });
    other.exec('ROLLBACK');
    other.close();
    expect(runCommand(store, env, () => true)).toBe(true);
  });
});

describe('the change log', () => {
  it('logs the changed group alone, whole, with the stamp that was seen', () => {
    const store = aStore();
    run(store, (tx) => tx.insert('customer', aCustomer('c1')));
    const created = readHead(store.prepare).clock;
    run(store, (tx) => tx.update('customer', 'c1', { phone: '13987654321', remark: '戴眼镜' }), { now: firstAt + 1 });
    const row = store.prepare("SELECT op, grp, value_json, base_hlc FROM change WHERE op = 'set'").all();
    expect(row).toEqual([
      { op: 'set', grp: 'phone', value_json: '{"noPhoneReason":null,"phone":"13987654321"}', base_hlc: created },
    ]);
    const first = readHead(store.prepare).clock;
    run(store, (tx) => tx.update('customer', 'c1', { phone: null }), { now: firstAt + 2 });
    expect(
      store.prepare("SELECT base_hlc FROM change WHERE op = 'set' ORDER BY set_id DESC LIMIT 1").pluck().get(),
    ).toBe(first);
  });

  it('keeps registers only for what was written after the creation', () => {
    const store = aStore();
    run(store, (tx) => tx.insert('customer', aCustomer('c1')));
    expect(counts(store)).toMatchObject({ registers: 0 });
    run(store, (tx) => tx.update('customer', 'c1', { remark: 'x' }), { now: firstAt + 1 });
    run(store, (tx) => tx.update('customer', 'c1', { remark: 'y' }), { now: firstAt + 2 });
    expect(counts(store)).toMatchObject({ registers: 1 });
  });

  it('keeps what is personal of a creation apart, so that it can be erased alone', () => {
    const store = aStore();
    run(store, (tx) => tx.insert('customer', aCustomer('c1')));
    const plain = store.prepare("SELECT value_json FROM change WHERE grp = '*'").pluck().get();
    expect(String(plain)).not.toMatch(/王建国|13912345678|戴眼镜/);
    expect(String(plain)).toContain('walk_in');
  });

  it('tells a row as it stood at any instant', () => {
    const store = aStore();
    run(store, (tx) => tx.insert('customer', aCustomer('c1')));
    run(store, (tx) => tx.update('customer', 'c1', { remark: '当天改的' }), { now: firstAt + 1000 });
    run(store, (tx) => tx.update('customer', 'c1', { remark: '次日改的' }), { now: firstAt + 86_400_000 });
    expect(rowAsOf(store, 'customer', 'c1', firstAt)).toBeUndefined();
    expect(rowAsOf(store, 'customer', 'c1', firstAt + 1)).toMatchObject({ remark: '戴眼镜' });
    expect(rowAsOf(store, 'customer', 'c1', firstAt + 5000)).toMatchObject({ remark: '当天改的', name: '王建国' });
    expect(changesOf(store, 'customer', 'c1').map(({ op }) => op)).toEqual(['add', 'add', 'set', 'set']);
  });
});

describe('classes of entities', () => {
  it('a fact is never changed', () => {
    const store = aStore();
    run(store, (tx) =>
      tx.insert('registration', {
        id: 'r1',
        customerId: 'c1',
        staffId: 's1',
        kind: 'card',
        at: firstAt,
        cardId: null,
        byNumber: null,
      }),
    );
    expect(() => run(store, (tx) => tx.update('registration', 'r1', { at: 1 }))).toThrow('never changes');
  });

  it('what needs one truth is written by the authority alone', () => {
    const store = aStore();
    const day = { id: '2026-03-09', state: 'open', sheetId: null, openedAt: 0, openedById: '' } as const;
    const elsewhere = { isAuthority: false };
    const insert = run(store, (tx): unknown => tx.insert('auditDay', day), elsewhere);
    expect(insert).toMatchObject({ code: 'NOT_AUTHORITY' });
    run(store, (tx) => tx.insert('auditDay', day));
    expect(run(store, (tx): unknown => tx.update('auditDay', day.id, { state: 'signed' }), elsewhere)).toMatchObject({
      code: 'NOT_AUTHORITY',
    });
    expect(run(store, (tx): unknown => tx.remove('auditDay', day.id), elsewhere)).toMatchObject({
      code: 'NOT_AUTHORITY',
    });
  });

  it('a deleted row is found no more and stays for the log', () => {
    const store = aStore();
    run(store, (tx) => tx.insert('customer', aCustomer('c1')));
    run(store, (tx) => tx.remove('customer', 'c1'), { now: firstAt + 1 });
    expect(run(store, (tx) => tx.find('customer', 'c1') ?? null)).toBeNull();
    expect(counts(store)).toMatchObject({ rows: 1, identities: 0 });
  });
});
