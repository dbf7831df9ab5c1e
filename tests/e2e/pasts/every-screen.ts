import { aWav } from '../../fixtures/sounds.ts';
import { fullCard } from '../../integration/card/card-kit.ts';
import { record } from '../../integration/recording/kit.ts';
import { reached } from '../../integration/support/plans.ts';
import type { Person, TestShowroom } from '../../integration/support/showroom.ts';
import { metByLi, writeUpLate } from './late-evening.ts';

/** Name, phone, and the day of the first call. */
const prospects = [
  ['赵立新', '13800005520', '2026-11-21'],
  ['刘洪波', '13800005521', '2026-11-21'],
  ['陈浩', '13800005522', '2026-11-20'],
] as const;

/**
 * Three days that leave nothing empty: books, an owner, a signed sheet with a mismatch, a day to audit, calls that are
 * due, one that was missed, a request for an ending, an unfinished card, a visitor whom nobody receives, recorded calls, a token.
 */
export async function everyScreen(showroom: TestShowroom): Promise<void> {
  const { clock } = showroom;
  const wang = showroom.as('王磊');
  clock.set('2026-11-19 08:40');
  await fillStock(showroom, wang);
  const opportunities: string[] = [];
  for (const [index, [name, phone, callOn]] of prospects.entries()) {
    const serial = `DZ-20260${index}`;
    opportunities.push(await receive(showroom, { at: `2026-11-19 1${index}:00`, name, phone, serial, callOn }));
  }
  const met = metByLi(showroom);
  clock.set('2026-11-20 09:30');
  await auditAndSign(showroom, '2026-11-19');
  const [leaving = ''] = opportunities;
  const lost = { ending: { ending: 'lost', reason: '买了竞品', competitor: '宋PLUS' } } as const;
  const left = await wang.call('followup.record', reached(leaving, null, { feedback: '定了宋PLUS', wish: lost }));
  await hear(showroom, left.contactId);
  const sunday = '2026-11-22';
  await receive(showroom, {
    at: '2026-11-20 10:00',
    name: '田雨',
    phone: '13800005523',
    serial: 'DZ-202603',
    callOn: sunday,
  });
  await sell(showroom);
  clock.set('2026-11-20 16:00');
  await wang.call('card.quickSave', { values: { name: '马', gender: 'male', phone: '13922223333', level: 'B' } });
  await attachCalls(wang);
  await writeUpLate(showroom, met, { day: '2026-11-20', nextOn: '2026-11-25' });
  clock.set('2026-11-21 08:50');
  await showroom.as('receptionist').call('traffic.arrive', { note: '看 H9' });
  await showroom.as('admin').call('token.create', { staffId: wang.id, name: '总部报表' });
}

/** A call that was recorded, drawn and found wanting. */
async function hear(showroom: TestShowroom, contactId: string): Promise<void> {
  const customerId = String(
    showroom.store.prepare('SELECT customer_id FROM followup WHERE contact_id = ?').pluck().get(contactId),
  );
  await record(showroom.as('王磊'), { customerId, contactId }, { content: aWav(4) });
  const manager = showroom.as('sales_manager');
  const { id } = await manager.call('spotCheck.draw', { from: '2026-11-19', to: '2026-11-20', perConsultant: 1 });
  const { items, sheet } = await manager.call('spotCheck.get', { id });
  const marks = Object.fromEntries(sheet.items.map((item) => [item.id, 0]));
  for (const item of items) await manager.call('spotCheck.score', { id: item.id, marks, remark: '没报店名' });
}

/** A recorded call of everybody whom 王磊 looks after; of which contact it is, nobody knows yet. */
async function attachCalls(wang: Person): Promise<void> {
  const { rows } = await wang.call('customer.list', { view: 'mine', limit: 50 });
  for (const [index, { id }] of rows.entries()) {
    const { recording } = await record(wang, { customerId: id }, { content: aWav(2 + index), name: '通话录音.wav' });
    await wang.call('recording.note', { id: recording.id, atMs: 1200, text: '约了看车的时间' });
  }
}

/** A car that waits for its hand-over, and one that was handed over, with its calls to come. */
async function sell(showroom: TestShowroom): Promise<void> {
  const wang = showroom.as('王磊');
  const waiting = { name: '何静', phone: '13800005524', serial: 'DZ-202604', callOn: '2026-11-22' };
  const gone = { name: '吴涛', phone: '13800005525', serial: 'DZ-202605', callOn: '2026-11-22' };
  const first = await receive(showroom, { at: '2026-11-20 11:00', ...waiting });
  const second = await receive(showroom, { at: '2026-11-20 13:00', ...gone });
  const car = {
    orderedOn: '2026-11-20',
    vehicleId: 'h9-2.0t-4wd',
    colour: 'white',
    priceFen: 21_980_000,
    depositFen: 500_000,
  };
  await wang.call('sale.order', { ...car, opportunityId: first, expectedOn: '2026-11-25' });
  const delivery = { deliveredOn: '2026-11-20', customer: { street: '中山路 8 号' } };
  await wang.call('sale.order', { ...car, opportunityId: second, vin: 'LGWEF4A52MF000001', delivery });
}

async function fillStock(showroom: TestShowroom, holder: Person): Promise<void> {
  const clerk = showroom.as('clerk');
  const book = { prefix: 'DZ-', width: 6 };
  await clerk.call('book.issue', { ...book, firstNumber: 202600, lastNumber: 202619, holderId: holder.id });
  await clerk.call('book.issue', { ...book, firstNumber: 202700, lastNumber: 202719 });
  await clerk.call('book.void', { serial: 'DZ-202700', kind: 'void', reason: '印坏' });
  await clerk.call('owner.enter', {
    name: '谢娟',
    phone: '13950577216',
    vehicleId: 'shenshou-hybrid',
    plate: '冀F12345',
    deliveredOn: '2025-07-05',
  });
}

interface Reception {
  readonly at: string;
  readonly name: string;
  readonly phone: string;
  readonly serial: string;
  readonly callOn: string;
}

/** A visitor of 王磊 with a completed card. Returns the opportunity. */
async function receive(showroom: TestShowroom, { at, callOn, ...customer }: Reception): Promise<string> {
  const wang = showroom.as('王磊');
  const desk = showroom.as('receptionist');
  showroom.clock.set(at);
  const visit = await desk.call('traffic.arrive', { receiverId: wang.id, partySize: 2 });
  showroom.clock.advance(40 * 60_000);
  await desk.call('traffic.depart', { id: visit.id });
  const values = { ...fullCard, ...customer, expectedOn: '2026-12-10', nextPlanOn: callOn };
  const { opportunityId } = await wang.call('card.complete', { trafficId: visit.id, values });
  if (opportunityId === null) throw new Error(`${customer.name} has no opportunity`);
  return opportunityId;
}

/** The paper is as the system says, but for one phone. */
async function auditAndSign(showroom: TestShowroom, day: string): Promise<void> {
  const auditor = showroom.as('sales_manager');
  const { groups } = await auditor.call('audit.day', { day });
  const serials = groups.flatMap(({ rows }) => rows).filter(({ kind }) => kind === 'serial');
  for (const [index, { key }] of serials.entries()) {
    const { values } = await auditor.call('audit.item', { day, key });
    const marks = Object.fromEntries(values.map(({ field }) => [field, 'match' as const]));
    const wrong = index === 0 ? { phone: 'mismatch' as const } : {};
    await auditor.call('audit.mark', { day, key, marks: { ...marks, ...wrong }, paper: { phone: '13800005500' } });
  }
  await auditor.call('audit.sign', { day });
}
