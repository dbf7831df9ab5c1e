import { describe, expect, it } from 'vitest';
import type { OutputOf } from '../support/showroom.ts';
import { auditOn as day, playedShowroom, smallDay } from './support/days.ts';

const clean = 'serial:DZ-202600';
const paperOf = (serial: string) => {
  const act = smallDay.acts.find((each) => each.act === 'keyIn' && each.serial === serial);
  if (act?.act !== 'keyIn') throw new Error(`no paper ${serial}`);
  return act.paper;
};
const shownOf = (item: OutputOf<'audit.item'>, field: string) => item.values.find((value) => value.field === field);

async function nextMorning() {
  const { showroom, played } = await playedShowroom('keyIn');
  showroom.clock.set('2026-03-10 09:30');
  return { showroom, played, manager: showroom.as('sales_manager') };
}

describe('盲录: the paper is keyed in unseen (§八.1)', () => {
  it('the answer holds no system value and no name until the paper was keyed in', async () => {
    const { manager } = await nextMorning();
    const unseen = await manager.call('audit.item', { day, key: clean, blind: true });
    expect(unseen.hidden).toBe(true);
    expect(unseen.values.map(({ system }) => system)).toEqual(unseen.values.map(() => null));
    expect(JSON.stringify(unseen)).not.toContain('梁文明');
    const list = await manager.call('audit.day', { day, blind: true });
    expect(JSON.stringify(list)).not.toContain('梁文明');

    const seen = await manager.call('audit.keyIn', { day, key: clean, paper: paperOf('DZ-202600') });
    expect(seen).toMatchObject({ hidden: false, verdict: 'match', customerName: '梁文明' });
    expect(await manager.call('audit.item', { day, key: clean, blind: true })).toMatchObject({ hidden: false });
  });

  it('a correction of the same evening counts, one of the next morning is shown and does not', async () => {
    const { manager } = await nextMorning();
    const evening = await manager.call('audit.keyIn', { day, key: 'serial:DZ-202606', paper: paperOf('DZ-202606') });
    expect(evening).toMatchObject({ verdict: 'match', laterEdits: [] });
    const morning = await manager.call('audit.keyIn', { day, key: 'serial:DZ-202618', paper: paperOf('DZ-202618') });
    expect(morning).toMatchObject({
      verdict: 'mismatch',
      fields: ['competitor'],
      laterEdits: [{ field: 'competitor', to: '逍客', by: { name: '赵磊' } }],
    });
    expect(shownOf(morning, 'competitor')).toMatchObject({ system: '宋PLUS', paper: '逍客', verdict: 'mismatch' });
  });

  it('can be keyed in again: the last one counts', async () => {
    const { manager } = await nextMorning();
    const key = clean;
    const wrong = await manager.call('audit.keyIn', { day, key, paper: { ...paperOf('DZ-202600'), colour: '黑' } });
    expect(wrong).toMatchObject({ verdict: 'mismatch', fields: ['colour'] });
    expect(await manager.call('audit.keyIn', { day, key, paper: paperOf('DZ-202600') })).toMatchObject({
      verdict: 'match',
    });
  });

  it('a paper without a single word is no reading: the card stays unread', async () => {
    const { manager } = await nextMorning();
    for (const paper of [{}, { name: '', phone: ' 　' }]) {
      expect((await manager.refused('audit.keyIn', { day, key: clean, paper })).code).toBe('AUDIT_NOTHING_KEYED');
    }
    expect(await manager.call('audit.item', { day, key: clean })).toMatchObject({ verdict: null, paperKind: 'unread' });
  });

  it('what is left out was not written on the paper', async () => {
    const { manager } = await nextMorning();
    const { phone: _phone, ...rest } = paperOf('DZ-202600');
    expect(await manager.call('audit.keyIn', { day, key: clean, paper: rest })).toMatchObject({ fields: ['phone'] });
  });
});

describe('对照: field by field (§八.1)', () => {
  it('a card is judged when every field is', async () => {
    const { manager } = await nextMorning();
    const begun = await manager.call('audit.mark', { day, key: clean, marks: { name: 'match' } });
    expect(begun).toMatchObject({ verdict: null, started: true });
    const done = await manager.call('audit.mark', { day, key: clean, ...allMatchBut('colour', '雪白') });
    expect(done).toMatchObject({ verdict: 'mismatch', fields: ['colour'] });
    expect(shownOf(done, 'colour')).toMatchObject({
      system: '白',
      paper: '雪白',
      mark: 'mismatch',
      verdict: 'mismatch',
    });
  });

  it.each([
    ['name', ' 梁 文明　', '梁文明'],
    ['colour', '珍珠白', '白'],
    ['phone', '+86 139-1322-1814', '139 1322 1814'],
  ] as const)('a mark of 不一致 on %s whose paper says %j becomes 一致', async (field, words, system) => {
    const { manager } = await nextMorning();
    const item = await manager.call('audit.mark', { day, key: clean, ...allMatchBut(field, words) });
    expect(item).toMatchObject({ verdict: 'match', fields: [] });
    expect(shownOf(item, field)).toMatchObject({ system, mark: 'match', verdict: 'match' });
  });

  it('a mark of 不一致 needs the paper’s words; that the paper says nothing must be said', async () => {
    const { manager } = await nextMorning();
    for (const words of ['', ' 　 ']) {
      const refusal = await manager.refused('audit.mark', { day, key: clean, ...allMatchBut('colour', words) });
      expect(refusal).toMatchObject({ code: 'AUDIT_PAPER_NEEDED', params: { fields: '「颜色」' } });
    }
    expect(await manager.call('audit.item', { day, key: clean })).toMatchObject({ paperKind: 'unread' });
    expect(await manager.call('audit.mark', { day, key: clean, ...allMatchBut('colour', '空') })).toMatchObject({
      verdict: 'mismatch',
      fields: ['colour'],
    });
  });

  it('the auditor’s mark goes before the comparison, also after keying in', async () => {
    const { manager } = await nextMorning();
    await manager.call('audit.keyIn', { day, key: clean, paper: { ...paperOf('DZ-202600'), colour: '雪白' } });
    const corrected = await manager.call('audit.mark', {
      day,
      key: clean,
      marks: { colour: 'match' },
      paper: { ...paperOf('DZ-202600'), colour: '雪白' },
    });
    expect(corrected).toMatchObject({ verdict: 'match', fields: [] });
  });

  it('无纸卡 is listed and costs nothing; 退回没核 makes it unread again', async () => {
    const { manager } = await nextMorning();
    expect(await manager.call('audit.noPaper', { day, key: clean })).toMatchObject({
      verdict: 'no_paper',
      paperKind: 'none',
    });
    expect(await manager.call('audit.clear', { day, key: clean })).toMatchObject({
      verdict: null,
      paperKind: 'unread',
    });
  });

  it('a serial that the system does not have is 未录入 by itself and cannot be judged otherwise', async () => {
    const { manager } = await nextMorning();
    for (const key of ['serial:DZ-202604', 'serial:DZ-202608']) {
      expect((await manager.call('audit.item', { day, key })).verdict).toBe('missing');
      expect((await manager.refused('audit.noPaper', { day, key })).code).toBe('AUDIT_NO_CARD');
      expect((await manager.refused('audit.mark', { day, key, marks: { name: 'match' } })).code).toBe('AUDIT_NO_CARD');
    }
  });

  it('a card without a serial has no paper to key in', async () => {
    const { manager } = await nextMorning();
    const view = await manager.call('audit.day', { day });
    const row = view.groups.flatMap(({ rows }) => rows).find(({ kind }) => kind === 'card');
    const key = row?.key ?? '';
    expect(row?.verdict).toBe('no_paper');
    expect((await manager.refused('audit.keyIn', { day, key, paper: {} })).code).toBe('AUDIT_NOT_PAPER');
  });
});

describe('whose a missing card is (§八.1)', () => {
  it('is the receiver of the visitor between its neighbours, else whom the paper names', async () => {
    const { showroom, manager } = await nextMorning();
    expect(await manager.call('audit.item', { day, key: 'serial:DZ-202604' })).toMatchObject({
      person: { name: '郑涛' },
      traffic: { arrivedTime: '09:37' },
    });
    await manager.call('audit.addSerial', { day, serial: 'DZ-202649', consultantId: showroom.as('王倩').id });
    expect(await manager.call('audit.item', { day, key: 'serial:DZ-202649' })).toMatchObject({
      verdict: 'missing',
      person: { name: '王倩' },
      keyedConsultant: { name: '王倩' },
    });
  });

  it('is nobody where all are missing: then it costs nothing', async () => {
    const { showroom } = await playedShowroom('sign');
    const manager = showroom.as('sales_manager');
    await manager.call('audit.addSerial', { day, serial: 'DZ-202649' });
    await manager.call('audit.sign', { day });
    const { rows } = await manager.call('finding.list', { limit: 100 });
    const nobodys = rows.filter(({ subject }) => subject === 'DZ-202649');
    expect(nobodys).toMatchObject([{ person: null, measure: 'notice', amountFen: 0 }]);
  });

  it('the auditor’s choice of the visitor goes before the guess', async () => {
    const { showroom, played, manager } = await nextMorning();
    await manager.call('audit.addSerial', { day, serial: 'DZ-202649' });
    showroom.clock.advance(1000);
    const trafficId = played.trafficOf.get('2026-03-09 09:37') ?? '';
    const key = 'serial:DZ-202649';
    const chosen = await manager.call('audit.assign', { day, key, consultantId: null, trafficId });
    expect(chosen).toMatchObject({ person: { name: '郑涛' }, traffic: { id: trafficId } });
    const taken = played.trafficOf.get('2026-03-09 08:40') ?? '';
    const refusal = await manager.refused('audit.assign', { day, key, consultantId: null, trafficId: taken });
    expect(refusal.code).toBe('NOT_FOUND');
  });
});

it('a visitor without a card is listed with the consultant’s explanation and makes no finding', async () => {
  const { showroom, played } = await playedShowroom('arrive');
  showroom.clock.set('2026-03-09 16:20');
  const receiverId = showroom.as('王倩').id;
  const { id } = await showroom.as('receptionist').call('traffic.arrive', { receiverId });
  await showroom.as('王倩').call('traffic.explain', { id, explanation: '只问路' });
  expect(played.cardOf.size).toBe(0);
  showroom.clock.set('2026-03-10 09:00');
  const manager = showroom.as('sales_manager');
  expect(await manager.call('audit.item', { day, key: `traffic:${id}` })).toMatchObject({
    verdict: 'no_card',
    explanation: '只问路',
    arrivedTime: '16:20',
    person: { name: '王倩' },
  });
  expect(await manager.call('audit.sign', { day })).toMatchObject({ findings: 0, amountFen: 0 });
});

it('whoever audits sees the full phone, and the log keeps that he did', async () => {
  const { showroom, manager, played } = await nextMorning();
  const shown = await manager.call('audit.item', { day, key: clean });
  expect(shownOf(shown, 'phone')?.system).toBe('139 1322 1814');
  const entries = showroom.store
    .prepare("SELECT actor_id FROM audit_log WHERE action LIKE 'audit.%' AND subject = ?")
    .pluck();
  const cardId = played.cardOf.get('DZ-202600') ?? '';
  const { customerId } = await manager.call('card.get', { id: cardId });
  const subject = `customer:${customerId}`;
  expect(entries.all(subject)).toEqual([manager.id]);
  // what is before the auditor's eyes already is not shown once more by the verdict
  await manager.call('audit.keyIn', { day, key: clean, paper: paperOf('DZ-202600') });
  expect(entries.all(subject)).toEqual([manager.id]);
  expect(await manager.call('customer.get', { id: customerId ?? '' })).toMatchObject({ reveals: 1 });
  const { rows } = await manager.call('customer.timeline', { id: customerId ?? '' });
  expect(rows.filter(({ kind }) => kind === 'reveal')).toMatchObject([{ audited: true, by: { id: manager.id } }]);
});

it('keying in unseen shows the number with its answer, which is a showing too', async () => {
  const { manager, played } = await nextMorning();
  const { customerId } = await manager.call('card.get', { id: played.cardOf.get('DZ-202600') ?? '' });
  const seen = async () => (await manager.call('customer.get', { id: customerId ?? '' })).reveals;
  await manager.call('audit.item', { day, key: clean, blind: true });
  expect(await seen()).toBe(0);
  await manager.call('audit.keyIn', { day, key: clean, paper: paperOf('DZ-202600') });
  expect(await seen()).toBe(1);
});

it('the log of an audit names the card, the customer and the sheet', async () => {
  const { showroom, manager } = await nextMorning();
  await manager.call('audit.keyIn', { day, key: clean, paper: paperOf('DZ-202600') });
  const { rows } = await showroom.as('general_manager').call('log.list', { limit: 2 });
  expect(rows.map(({ title, subjectWords }) => [title, subjectWords])).toEqual([
    ['核对时看到完整号码', '客户 梁文明'],
    ['录入纸卡，由程序比对', '核对的卡 2026-03-09 DZ-202600 梁文明'],
  ]);
});

it('the list tells how far the day is, and the navigation which day waits', async () => {
  const { showroom, manager } = await nextMorning();
  expect(await manager.call('audit.waiting', {})).toEqual({ day, open: 4, lateDays: 0 });
  showroom.clock.set('2026-03-11 09:00');
  expect(await manager.call('audit.waiting', {})).toEqual({ day, open: 4, lateDays: 1 });
  const { rows } = await manager.call('audit.days', {});
  expect(rows).toMatchObject([{ day, state: 'open', late: true, availableOn: '2026-03-10', cards: 7 }]);
});

function allMatchBut(field: 'name' | 'phone' | 'colour', words: string) {
  const fields = [
    'name',
    'phone',
    'source',
    'county',
    'model',
    'colour',
    'level',
    'expected',
    'competitor',
    'next_plan',
  ] as const;
  const marks = Object.fromEntries(fields.map((each) => [each, 'match' as const]));
  return { marks: { ...marks, [field]: 'mismatch' as const }, paper: { [field]: words } };
}
