import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ActorCall } from '../../../api/call.ts';
import { erasePerson } from '../../../api/privacy/erase.ts';
import { columnOf } from '../../../api/privacy/report.ts';
import { compact, isCompactDue } from '../../../db/compact.ts';
import { aboutByLink, aboutNoCustomer, commonsAbout, merelyNaming } from '../../../db/queries/about-person.ts';
import type { Store } from '../../../db/store.ts';
import { verifyDatabase } from '../../../db/verify.ts';
import { shortenWal } from '../../../db/wal.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import type { ColumnSpec } from '../../../shared/entities/column.ts';
import { customerLinks } from '../../../shared/entities/customer-links.ts';
import type { Entity } from '../../../shared/entities/define.ts';
import { type EntityName, entities, type NewEntityRow } from '../../../shared/entities/registry.ts';
import { aReadableStore, bytesOf } from '../store/support/readable-store.ts';
import { firstAt, run } from '../store/support/stores.ts';
import { tempFolder } from '../support/temp-folder.ts';

const registry: readonly Entity[] = Object.values(entities);
const day = '2026-03-09';

/** Texts that name, date or classify and can hold no word about a person; everything else that is written freely is personal. */
const codes: ReadonlySet<string> = new Set(
  [
    'stage gender customerType source kind cause purpose way asker proof label colour level state endedAs',
    'fromLevel toLevel role method origin outcome category ending competitor number contactWay visitKind purchaseType',
    'channel subdealer interiorColour budget payment use decisionMaker obstacle result nextPlanMethod serial competitors',
    'concerns consents otherVehicleIds dueTime subdealerRegisteredTime nextPlanTime',
    'byNumber relation moved taken settled ownerBefore validUntil mediaType matchedBy',
  ].flatMap((words) => words.split(' ')),
);

function isOfficial(name: string): boolean {
  return /(?:Id|On|At|To|Day)$/.test(name) || codes.has(name);
}

describe('every column that hangs on a customer', () => {
  it.each(registry.filter(({ root }) => root !== 'commons').map((e) => [e.name, e] as const))(
    'of %s is personal, or a code, a date or a link: a new one says what it is',
    (_name, e) => {
      const undecided = Object.entries<ColumnSpec>(e.columns).filter(
        ([name, spec]) => spec.sql === 'TEXT' && !spec.personal && !isOfficial(name),
      );
      expect(undecided.map(([name]) => `${e.name}.${name}`)).toEqual([]);
    },
  );

  it('has a place among what is forgotten, wherever it lies', () => {
    const personal = registry.filter(
      ({ root, columns }) => root === 'commons' && Object.values<ColumnSpec>(columns).some((spec) => spec.personal),
    );
    const reached = new Set<string>([...Object.keys(commonsAbout), ...aboutNoCustomer]);
    expect(personal.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);
  });

  it('that names a customer says whether its row is about him', () => {
    const decided = new Set([...aboutByLink.map(({ entity, column }) => `${entity}.${column}`), ...merelyNaming]);
    const links = customerLinks.filter(({ entity, isRoot }) => !isRoot && entities[entity].root !== 'commons');
    const undecided = links.filter(({ entity, column }) => !decided.has(`${entity}.${column}`));
    expect(undecided.map(({ entity, column }) => `${entity}.${column}`)).toEqual([]);
    for (const { entity, column } of aboutByLink) expect(Object.keys(entities[entity].columns)).toContain(column);
  });

  it('is told by a Chinese name in the report that a person gets', () => {
    const nameless = registry
      .filter(({ root, name }) => root !== 'commons' || Object.hasOwn(commonsAbout, name))
      .flatMap((e) => Object.keys(e.columns).map((name) => [e.name as EntityName, name] as const)) // names of the registry
      .filter(([entity, name]) => {
        const told = columnOf(entity, name);
        return told !== null && !/\p{Script=Han}|VIN|QQ/u.test(told.label);
      });
    expect(nameless).toEqual([]);
  });
});

/** A word that stands in one column of one row and nowhere else. */
function secretOf(entity: string, column: string, round: string): string {
  return `秘${entity}${column}${round}密`;
}

const sheetOf = (name: string, round: string): string =>
  JSON.stringify({
    number: 'JC-1',
    storeId: 'store',
    storeName: '店',
    auditOn: day,
    inspectedOn: day,
    inspector: { id: 's2', name: '经理', role: 'sales_manager' },
    late: false,
    auditedFields: ['name'],
    rulebook: null,
    rows: [],
    totals: Object.fromEntries(
      'cards entered matched mismatched missing noPaper noCard plansDone plansDue followups feedbackEmpty amountFen'
        .split(' ')
        .map((count) => [count, 0]),
    ),
    items: [
      {
        serial: 'A001',
        cardId: 'card-1',
        trafficId: null,
        customerId: 'c1',
        customerName: name,
        personId: null,
        personName: '',
        arrivedTime: '',
        verdict: 'mismatch',
        note: '',
        addedByHand: false,
        fields: [{ field: 'name', system: `系统${name}${round}`, paper: `纸${name}${round}` }],
        explanation: '',
        treatment: '',
        deadline: '',
      },
    ],
    findings: [],
  });

/** A row of an entity about the customer c1, with a secret in every personal column. */
function secretRow(e: Entity, round: string): Record<string, unknown> {
  const values = Object.entries<ColumnSpec>(e.columns).map(([name, spec]): [string, unknown] => {
    if (spec.sql === 'INTEGER') return [name, spec.nullable ? null : 0];
    if (spec.personal) return [name, secretOf(e.name, name, round)];
    return [name, spec.nullable ? null : ''];
  });
  const row: Record<string, unknown> = { ...Object.fromEntries(values), id: e.root === 'self' ? 'c1' : `${e.name}-1` };
  if (e.root === 'customer') row.customerId = 'c1';
  if ('custom' in row) row.custom = JSON.stringify({ hobby: secretOf(e.name, 'custom', round) });
  if (e.name === 'card') Object.assign(row, { arrivedOn: day, trafficId: 'traffic-1', serial: 'A001' });
  if (e.name === 'traffic') row.arrivedOn = day;
  if (e.name === 'auditItem') Object.assign(row, { auditOn: day, cardId: 'card-1' });
  if (e.name === 'finding') {
    const word = secretOf(e.name, 'evidence', round);
    row.evidence = JSON.stringify({ serial: 'A001', fields: [{ field: 'name', system: word, paper: word }] });
    row.customerId = 'c1';
  }
  if (e.name === 'auditSheet') Object.assign(row, { auditOn: day, content: sheetOf('秘sheet密', round) });
  return row;
}

/** The record that became part of his, and what another record says of him: there he is the one to talk to. */
const mergedRow = (round: string): Record<string, unknown> => secretRow(entities.customer, `并${round}`);
const contactElsewhere = (round: string): Record<string, unknown> => ({
  ...secretRow(entities.contact, `别${round}`),
  customerId: 'c9',
  personId: 'c1',
});

/** A store in which every entity of the registry says something about one person, entered and changed, and his day is signed. */
function aStoreFullOf(file: string): Store {
  const store = aReadableStore(file);
  const about = registry.filter(
    ({ root, name }) => (root !== 'commons' && name !== 'erasure') || Object.hasOwn(commonsAbout, name),
  );
  for (const e of about)
    run(store, (tx) => {
      // every declared column is there, because the list of columns itself is mapped
      tx.insert(e.name as EntityName, secretRow(e, '一') as NewEntityRow<EntityName>);
      if (!Object.values<ColumnSpec>(e.columns).some(({ personal }) => personal)) return;
      tx.note({
        action: 'test',
        subject: `${e.name}:${e.root === 'self' ? 'c1' : `${e.name}-1`}`,
        body: { word: '秘日志密' },
      });
    });
  for (const e of about.filter(({ class: kind, name }) => kind !== 'append' && name !== 'auditSheet'))
    run(
      store,
      (tx) => {
        const { id, ...patch } = secretRow(e, '二');
        tx.update(e.name as EntityName, String(id), patch);
      },
      { now: firstAt + 1000 },
    );
  for (const round of ['一', '二'])
    run(
      store,
      (tx) => {
        const { id: _, ...merged } = mergedRow(round);
        const { id: __, ...contact } = contactElsewhere(round);
        if (round === '一') {
          // every declared column is there, because the list of columns itself is mapped
          tx.insert('customer', { ...merged, id: 'c0' } as NewEntityRow<'customer'>);
          tx.insert('contact', { ...contact, id: 'contact-9' } as NewEntityRow<'contact'>);
          tx.note({ action: 'test', subject: 'customer:c0', body: { word: '秘并入日志密' } });
          return;
        }
        tx.update('customer', 'c0', { ...merged, mergedIntoId: 'c1' });
        tx.update('contact', 'contact-9', contact);
        tx.remove('customer', 'c0');
      },
      { now: firstAt + (round === '一' ? 0 : 1000) },
    );
  run(store, (tx) => {
    const blank = { sheetId: null, openedAt: 0, openedById: '' };
    tx.insert('auditDay', { id: day, state: 'signed', ...blank });
    const phone = secretOf('customer', 'wechat', '二');
    tx.local(
      "INSERT INTO draft (id, owner_id, body, created_at, updated_at) VALUES ('d1', 's1', ?, 1, 1), ('d2', 's1', ?, 1, 1)",
      JSON.stringify({ wechat: phone, talk: '秘草稿密' }),
      JSON.stringify({ name: '别人', talk: '别人的草稿' }),
    );
  });
  shortenWal(store.connection);
  return store;
}

function eraseIn(store: Store): unknown {
  const call = {
    procedure: 'privacy.erase',
    deps: { store },
    actor: { id: 's2', name: '经理', role: 'sales_manager' },
    sessionId: null,
    now: firstAt + 90_000_000,
    today: '2026-03-10',
    zone: 'Asia/Shanghai',
    isAuthority: true,
  } as unknown as ActorCall; // what of a call the command looks at
  return erasePerson({ id: 'c1', asker: 'self', proof: 'id_card', way: 'in_person', requestedOn: '2026-03-10' }, call);
}

describe('a forgotten person', () => {
  it('is in no byte of the files, whatever entity said it, first or later: not in a row, the log, the index or a draft', () => {
    const file = join(tempFolder(), 'plain.db');
    const store = aStoreFullOf(file);
    const secrets = (): readonly string[] => [
      ...new Set(
        bytesOf(file)
          .toString('utf8')
          .match(/秘[^密]{1,60}密/g),
      ),
    ];
    const before = secrets();
    const personal = registry.flatMap((e) =>
      e.root === 'commons' && !Object.hasOwn(commonsAbout, e.name)
        ? []
        : Object.values<ColumnSpec>(e.columns).filter((c) => c.personal),
    );
    expect(before.length).toBeGreaterThan(personal.length);
    expect(before).toEqual(expect.arrayContaining(['秘日志密', '秘草稿密', '秘sheet密', '秘customername二密']));
    expect(before).toEqual(
      expect.arrayContaining([
        '秘并入日志密',
        '秘customerphone并一密',
        '秘customerphone并二密',
        '秘contactphone别二密',
      ]),
    );
    const erased = eraseIn(store);
    expect(isRefusal(erased)).toBe(false);
    // what the pages keep in their gaps goes at the next quiet moment
    expect(isCompactDue(store.prepare)).toBe(true);
    compact(store.connection, store.prepare);
    expect(secrets()).toEqual([]);
    expect(bytesOf(file).includes('别人的草稿')).toBe(true);
  });

  it('leaves a store that verifies: erased, not broken', () => {
    const store = aStoreFullOf(join(tempFolder(), 'plain.db'));
    const before = verifyDatabase(store.connection);
    eraseIn(store);
    const report = verifyDatabase(store.connection);
    // the head of this bare store was never sealed; nothing else is found, before as after
    expect(report.findings).toEqual(before.findings);
    expect(report.findings.map(({ code }) => code)).toEqual(['head_changed']);
    expect(report.erased).toBeGreaterThan(before.erased + registry.length);
  });

  it('whose words lie in a body that was logged before its column was personal is forgotten there as well', () => {
    const file = join(tempFolder(), 'plain.db');
    const store = aStoreFullOf(file);
    // as an earlier version logged it: in the half that holds what is not personal
    const { set_id: setId, value_json: body } = store
      .prepare("SELECT set_id, value_json FROM change WHERE entity = 'levelChange' AND grp = '*'")
      .get() as { set_id: string; value_json: string };
    store
      .prepare("UPDATE change SET value_json = ? WHERE set_id = ? AND entity = 'levelChange' AND grp = '*'")
      .run(JSON.stringify({ ...JSON.parse(body), reason: '秘旧版密' }), setId);
    shortenWal(store.connection);
    expect(bytesOf(file).includes('秘旧版密')).toBe(true);
    eraseIn(store);
    expect(bytesOf(file).includes('秘旧版密')).toBe(false);
  });

  it('keeps what is counted: dates, levels, verdict, money and who signed', () => {
    const store = aStoreFullOf(join(tempFolder(), 'plain.db'));
    eraseIn(store);
    const one = (sql: string): unknown => store.prepare(sql).pluck().get();
    expect(one("SELECT arrived_on FROM card WHERE id = 'card-1'")).toBe(day);
    expect(one('SELECT count(*) FROM finding')).toBe(1);
    expect(JSON.parse(String(one('SELECT evidence FROM finding')))).toMatchObject({
      serial: 'A001',
      fields: [{ field: 'name' }],
    });
    const sheet = JSON.parse(String(one('SELECT content FROM audit_sheet')));
    expect(sheet).toMatchObject({
      forgotten: 1,
      items: [{ serial: 'A001', verdict: 'mismatch', fields: [{ field: 'name' }] }],
    });
    expect(one("SELECT name FROM customer WHERE id = 'c1'")).toBe('已按要求删除 · 0001');
    expect(one("SELECT count(*) FROM customer_identity WHERE customer_id = 'c1'")).toBe(0);
  });
});
