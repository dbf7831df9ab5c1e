import { describe, expect, it } from 'vitest';
import type { Store } from '../../../db/store.ts';
import { verifyDatabase } from '../../../db/verify.ts';
import type { NewEntityRow } from '../../../shared/entities/registry.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { aCustomer, firstAt, openTestStore, run } from './support/stores.ts';

/** A small history: two customers with owners, a car, an edit, a deletion, notes. */
function aStoreWithHistory(): Store {
  const store = openTestStore(tempFolder());
  run(store, (tx) => {
    tx.insert('customer', aCustomer('c1'));
    tx.insert('ownership', {
      id: 'o1',
      customerId: 'c1',
      ownerId: 's1',
      cause: 'first_registration',
      at: firstAt,
      byId: 's1',
      reason: '',
      handoverId: null,
    });
    tx.insert('ownedVehicle', {
      id: 'v1',
      customerId: 'c1',
      vehicleId: null,
      label: '',
      plate: '冀F12345',
      vin: null,
      deliveredOn: null,
      cardId: null,
      createdAt: firstAt,
      createdById: 's1',
    });
  });
  run(store, (tx) => tx.insert('customer', aCustomer('c2', { name: '李秀英', phone: '13100000002' })));
  run(store, (tx) => tx.update('customer', 'c1', { phone: '13987654321' }), { now: firstAt + 1000 });
  run(store, (tx) => tx.update('customer', 'c1', { remark: '下午来' }), { now: firstAt + 2000 });
  run(store, (tx) => tx.note({ action: 'customer.reveal', subject: 'customer:c1', body: { field: 'phone' } }));
  run(store, (tx) => tx.remove('customer', 'c2'));
  return store;
}

/** Changes the store behind its back, as somebody with the key and a database tool would. */
function tamper(store: Store, sql: string, ...params: unknown[]): void {
  expect(store.connection.prepare(sql).run(...params).changes).toBeGreaterThan(0);
}

function codesIn(store: Store): string[] {
  return verifyDatabase(store.connection).findings.map(({ code }) => code);
}

describe('verifying a store', () => {
  it('finds nothing in a history that only the program wrote, and goes through all of it', () => {
    const report = verifyDatabase(aStoreWithHistory().connection);
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ erased: 0, continued: 0, more: 0 });
    expect(report.counts).toEqual({ rows: 4, sets: 5, changes: 11, logEntries: 6 });
  });

  it('tells a changed row from a changed log', () => {
    const row = aStoreWithHistory();
    tamper(row, "UPDATE customer SET phone2 = '13000000000' WHERE id = 'c1'");
    expect(verifyDatabase(row.connection).findings).toContainEqual({
      code: 'row_changed',
      subject: 'customer:c1',
      detail: 'phone2',
    });
    const log = aStoreWithHistory();
    tamper(log, `UPDATE change SET value_json = '{"remark":"上午来"}' WHERE grp = 'remark'`);
    expect(codesIn(log)).toEqual(['change_changed']);
  });

  it.each([
    ['a row was removed', "DELETE FROM customer WHERE id = 'c1'", 'row_missing'],
    ['a row came from nowhere', "INSERT INTO staff (id, name) VALUES ('x', '')", 'row_unlogged'],
    ['a deletion was taken back', "UPDATE customer SET deleted_hlc = NULL WHERE id = 'c2'", 'row_changed'],
    ['a register was removed', "DELETE FROM register WHERE grp = 'remark'", 'register_changed'],
    [
      'a register came from nowhere',
      "INSERT INTO register VALUES ('customer', 'c1', 'qq', '0', '0')",
      'register_changed',
    ],
    ['a change was removed', "DELETE FROM change WHERE grp = 'remark'", 'set_changed'],
    [
      "a change's body was dropped",
      "UPDATE change SET value_json = NULL, salt = NULL WHERE grp = 'remark'",
      'change_changed',
    ],
    [
      'a body was dropped and called erased',
      "UPDATE change SET value_json = NULL, salt = NULL, erased_at = 1 WHERE grp = 'remark'",
      'body_dropped',
    ],
    ['a set was given to somebody else', "UPDATE change_set SET actor_id = 's9' WHERE device_seq = 3", 'set_changed'],
    ['a set was dated back', 'UPDATE change_set SET recorded_at = recorded_at - 1 WHERE device_seq = 3', 'set_changed'],
    ['a set was removed', 'DELETE FROM change_set WHERE device_seq = 3', 'set_missing'],
    ['the newest set was removed', 'DELETE FROM change_set WHERE device_seq = 5', 'head_changed'],
    ['a chain was cut', "UPDATE change_set SET prev_hash = 'x' WHERE device_seq = 3", 'set_unchained'],
    ['an entry of the log was rewritten', "UPDATE audit_log SET actor_id = 's9' WHERE seq = 5", 'log_changed'],
    ["an entry's body was rewritten", "UPDATE audit_log SET body_json = '{}' WHERE seq = 5", 'log_changed'],
    ['an entry of the log was removed', 'DELETE FROM audit_log WHERE seq = 5', 'log_missing'],
    ['the newest entry was removed', 'DELETE FROM audit_log WHERE seq = 6', 'head_changed'],
    [
      "an entry's body was dropped and called erased",
      'UPDATE audit_log SET body_json = NULL, salt = NULL, erased_at = 1 WHERE seq = 5',
      'body_dropped',
    ],
    ['the owner was changed by hand', "UPDATE customer SET owner_id = 's9' WHERE id = 'c1'", 'owner_wrong'],
    ['an identity is missing', "DELETE FROM customer_identity WHERE kind = 'plate'", 'identity_wrong'],
    ['an identity is wrong', "UPDATE customer_identity SET value = '1' WHERE kind = 'phone'", 'identity_wrong'],
    [
      'the search finds another name',
      "UPDATE customer_search SET terms = 'n王' WHERE customer_id = 'c1'",
      'search_wrong',
    ],
    [
      'what lists sort by is not the most urgent intention',
      "UPDATE customer SET level_rank = 1 WHERE id = 'c1'",
      'level_wrong',
    ],
    [
      'a list would sort by a plan that is not there',
      "UPDATE customer SET next_plan_on = '' WHERE id = 'c1'",
      'level_wrong',
    ],
    [
      'a list would show a plate that nobody has',
      "UPDATE customer SET plates = '冀F00000' WHERE id = 'c1'",
      'identity_wrong',
    ],
    ['a spelling is wrong', "UPDATE customer SET pinyin = 'wang' WHERE id = 'c1'", 'spelling_wrong'],
  ])('notices that %s', (_what, sql, code) => {
    const store = aStoreWithHistory();
    tamper(store, sql);
    expect(codesIn(store)).toContain(code);
  });

  it('calls what was erased erased, and nothing else broken by it', () => {
    const store = aStoreWithHistory();
    run(store, (tx) => tx.erase('customer', 'c1'), { now: firstAt + 5000 });
    const report = verifyDatabase(store.connection);
    expect(report.findings).toEqual([]);
    // the creation's personal half, the phone, the remark; four entries of the log about this customer
    expect(report.erased).toBe(7);
    tamper(store, "UPDATE customer SET name = '王建国' WHERE id = 'c1'");
    expect(codesIn(store)).toContain('row_changed');
  });
});

describe('erasing a person', () => {
  it('blanks the personal columns, keeps the others, and finds the person no more', () => {
    const store = aStoreWithHistory();
    run(store, (tx) => tx.erase('customer', 'c1'), { now: firstAt + 5000 });
    const row = store.prepare("SELECT name, phone, remark, source, created_on FROM customer WHERE id = 'c1'").get();
    expect(row).toEqual({ name: '', phone: null, remark: '', source: 'walk_in', created_on: '2026-03-09' });
    expect(store.prepare("SELECT kind FROM customer_identity WHERE customer_id = 'c1'").pluck().all()).toEqual([
      'plate',
    ]);
  });

  it('leaves no body and no salt of what was said about the person in the log', () => {
    const store = aStoreWithHistory();
    run(store, (tx) => tx.erase('customer', 'c1'), { now: firstAt + 5000 });
    const kept = store.prepare("SELECT value_json FROM change WHERE row_id = 'c1'").pluck().all().join();
    for (const word of ['王建国', '13912345678', '13987654321', '戴眼镜', '下午来', '130682'])
      expect(kept).not.toContain(word);
    const salts = "SELECT count(*) FROM change WHERE row_id = 'c1' AND value_json IS NULL AND salt IS NOT NULL";
    expect(store.prepare(salts).pluck().get()).toBe(0);
  });

  it('keeps what a half-personal group says besides', () => {
    const store = openTestStore(tempFolder());
    run(store, (tx) =>
      tx.insert('auditItem', {
        id: 'i1',
        auditOn: '2026-03-09',
        serial: 'A001',
        cardId: null,
        trafficId: null,
        personId: 's1',
        addedByHand: 0,
        mode: 'blind',
        paper: '{"name":"王建国"}',
        marks: '{}',
        verdict: 'match',
        mismatched: '[]',
        keyedConsultantId: null,
        judgedAt: firstAt,
        judgedById: 's2',
        treatment: '',
        deadline: '',
      }),
    );
    run(store, (tx) => tx.update('auditItem', 'i1', { verdict: 'mismatch' }), { now: firstAt + 1000 });
    run(store, (tx) => tx.erase('auditItem', 'i1'), { now: firstAt + 2000 });
    expect(store.prepare('SELECT paper, verdict, mode FROM audit_item').get()).toEqual({
      paper: '',
      verdict: 'mismatch',
      mode: 'blind',
    });
    expect(codesIn(store)).toEqual([]);
  });

  it('can be done again after new facts came in', () => {
    const store = aStoreWithHistory();
    run(store, (tx) => tx.erase('customer', 'c1'), { now: firstAt + 5000 });
    run(store, (tx) => tx.update('customer', 'c1', { remark: '又来了' }), { now: firstAt + 6000 });
    run(store, (tx) => tx.erase('customer', 'c1'), { now: firstAt + 7000 });
    expect(codesIn(store)).toEqual([]);
    expect(store.prepare('SELECT count(*) FROM change WHERE value_json LIKE ?').pluck().get('%又来了%')).toBe(0);
  });

  it('reaches the deleted as well', () => {
    const store = aStoreWithHistory();
    run(store, (tx) => tx.erase('customer', 'c2'), { now: firstAt + 5000 });
    expect(store.prepare("SELECT name FROM customer WHERE id = 'c2'").pluck().get()).toBe('');
    expect(codesIn(store)).toEqual([]);
  });

  it('is refused in the same command as a change of the row: the new value would stay in the log', () => {
    const store = aStoreWithHistory();
    const both = (): boolean =>
      run(store, (tx) => {
        tx.update('customer', 'c1', { remark: '刚改' });
        return tx.erase('customer', 'c1');
      });
    expect(both).toThrow('changed and erased by one command');
    expect(codesIn(store)).toEqual([]);
  });

  it('has nothing to do where nothing is personal', () => {
    const store = openTestStore(tempFolder());
    run(store, (tx) => tx.insert('device', { id: 'd1', code: 'A', name: '', createdAt: 0 }));
    expect(run(store, (tx) => tx.erase('device', 'd1'))).toBe(false);
  });

  it('is the authority’s where the row is the authority’s', () => {
    const store = openTestStore(tempFolder());
    run(store, (tx) => tx.insert('finding', aFinding));
    const elsewhere = run(store, (tx): unknown => tx.erase('finding', 'f1'), { isAuthority: false });
    expect(elsewhere).toMatchObject({ code: 'NOT_AUTHORITY' });
    expect(run(store, (tx) => tx.erase('finding', 'f1'), { now: firstAt + 1 })).toBe(true);
  });
});

const aFinding: NewEntityRow<'finding'> = {
  id: 'f1',
  rule: 'F-CARD-MISMATCH',
  clause: '八.1',
  subjectKind: 'card',
  subjectId: 'k1',
  customerId: 'c1',
  concernsOn: '2026-03-09',
  personId: 's1',
  measure: 'money',
  amountFen: 5000,
  evidence: '{"name":"王建国"}',
  rulebookId: 'r1',
  state: 'proposed',
  stateAt: firstAt,
  stateReason: '',
  createdAt: firstAt,
};

it('the owner is whoever was named last, also by a machine whose clock was set back', () => {
  const store = aStoreWithHistory();
  const fact = { customerId: 'c1', cause: 'hand_over', byId: 's9', reason: '', handoverId: null } as const;
  run(store, (tx) => tx.insert('ownership', { ...fact, id: 'o2', ownerId: 's2', at: firstAt + 9000 }), {
    now: firstAt + 9000,
  });
  run(store, (tx) => tx.insert('ownership', { ...fact, id: 'o3', ownerId: 's3', at: firstAt - 86_400_000 }), {
    now: firstAt - 86_400_000,
  });
  expect(store.prepare("SELECT owner_id FROM customer WHERE id = 'c1'").pluck().get()).toBe('s3');
  expect(codesIn(store)).toEqual([]);
});
