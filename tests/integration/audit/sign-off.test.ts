import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { cardInput } from '../../fixtures/day/card-input.ts';
import { type CardWords, readDay } from '../../fixtures/day/scenario.ts';
import { allProcedures, sampleOf } from '../contract/procedures.ts';
import { auditOn as day, playedShowroom, smallDay, storedDay } from './support/days.ts';
import { lookupsIn } from './support/lookups.ts';
import { playDay } from './support/play.ts';
import { verifySheet } from './support/verify-sheet.ts';

describe('signing (§八.1)', () => {
  it('is refused before the next open day, and says from when', async () => {
    const { showroom } = await playedShowroom('keyIn', { closedWeekdays: [2] });
    const manager = showroom.as('sales_manager');
    for (const at of ['2026-03-09 23:59', '2026-03-10 17:00']) {
      showroom.clock.set(at);
      expect(await manager.refused('audit.sign', { day })).toMatchObject({ code: 'AUDIT_NOT_OPEN_YET' });
      const key = 'serial:DZ-202600';
      expect((await manager.refused('audit.keyIn', { day, key, paper: {} })).code).toBe('AUDIT_NOT_OPEN_YET');
    }
    showroom.clock.set('2026-03-11 09:00');
    expect((await manager.refused('audit.sign', { day })).code).toBe('AUDIT_INCOMPLETE');
  });

  it('is refused while a card is unread, with the number of those', async () => {
    const { showroom } = await playedShowroom('keyIn');
    showroom.clock.set('2026-03-10 10:00');
    const refusal = await showroom.as('sales_manager').refused('audit.sign', { day });
    // 一致, 不一致, in time and too late; 未录入, 补录 and 无纸卡 need no reading
    expect(refusal).toMatchObject({ code: 'AUDIT_INCOMPLETE', params: { count: 4 } });
  });

  it('belongs to the sales manager, and to the showroom manager as deputy', async () => {
    const { showroom } = await playedShowroom('sign');
    for (const role of ['general_manager', 'receptionist', 'consultant', 'admin', 'clerk']) {
      expect((await showroom.as(role).refused('audit.sign', { day })).code, role).toBe('FORBIDDEN');
    }
    expect(await showroom.as('showroom_manager').call('audit.sign', { day })).toMatchObject({ number: 'JC-20260309' });
    const { rows } = await showroom.as('general_manager').call('sheet.list', {});
    expect(rows).toMatchObject([{ day, by: { name: '郭展厅' }, cards: 8, missing: 2, mismatched: 2, findings: 4 }]);
  });

  it('nobody audits or signs the own cards', async () => {
    const { showroom } = await playedShowroom('keyIn');
    showroom.clock.set('2026-03-09 19:30');
    const deputy = showroom.as('showroom_manager');
    await showroom.as('receptionist').call('traffic.arrive', { receiverId: deputy.id });
    showroom.clock.set('2026-03-10 17:20');
    await playDay(showroom, { ...smallDay, acts: smallDay.acts.filter(({ act }) => act === 'keyIn') });
    expect((await deputy.refused('audit.sign', { day })).code).toBe('AUDIT_SELF');
    expect((await deputy.call('audit.day', { day })).ownCards).toBe(true);
    await showroom.as('sales_manager').call('audit.sign', { day });
  });

  it('happens once: the second click is refused, and nothing is doubled', async () => {
    const { showroom } = await playedShowroom('end');
    const before = storedDay(showroom);
    expect((await showroom.as('sales_manager').refused('audit.sign', { day })).code).toBe('AUDIT_SIGNED');
    expect((await showroom.as('showroom_manager').refused('audit.sign', { day })).code).toBe('AUDIT_SIGNED');
    expect(storedDay(showroom)).toBe(before);
  });

  it('of a day without cards and visitors there is nothing to sign', async () => {
    const { showroom } = await playedShowroom('end');
    const refusal = await showroom.as('sales_manager').refused('audit.sign', { day: '2026-03-08' });
    expect(refusal.code).toBe('AUDIT_EMPTY');
  });

  it('is the authority’s alone: elsewhere nothing is written, and the answer says so', async () => {
    const { showroom } = await playedShowroom('sign');
    const before = storedDay(showroom);
    showroom.setAuthority(false);
    expect((await showroom.as('sales_manager').refused('audit.sign', { day })).code).toBe('NOT_AUTHORITY');
    const key = 'serial:DZ-202600';
    expect((await showroom.as('sales_manager').refused('audit.clear', { day, key })).code).toBe('NOT_AUTHORITY');
    expect(storedDay(showroom)).toBe(before);
  });
});

describe('a signed day (§八.1)', () => {
  it('stays as it is, whatever anybody tries afterwards', async () => {
    const { showroom, played } = await playedShowroom('end');
    const before = storedDay(showroom);
    const manager = showroom.as('sales_manager');
    const key = 'serial:DZ-202602';
    const line = { day, key };
    const attempts = [
      () => manager.refused('audit.keyIn', { ...line, paper: { name: '别人' } }),
      () => manager.refused('audit.mark', { ...line, marks: { name: 'match' } }),
      () => manager.refused('audit.noPaper', line),
      () => manager.refused('audit.clear', line),
      () => manager.refused('audit.assign', { ...line, consultantId: null, trafficId: null }),
      () => manager.refused('audit.addSerial', { day, serial: '202649' }),
      () => manager.refused('audit.removeSerial', { day, serial: 'DZ-202600' }),
      () => manager.refused('audit.treat', { ...line, treatment: '改', deadline: '' }),
      () => manager.refused('audit.treat', { day, personId: manager.id, treatment: '改', deadline: '' }),
      () => manager.refused('audit.sign', { day }),
      () => manager.refused('sheet.preview', { day }),
    ];
    for (const attempt of attempts) expect((await attempt()).code).toBe('AUDIT_SIGNED');

    // what may go on elsewhere: the card is corrected, its arrival moved, a serial voided, a visitor explained
    const cardId = played.cardOf.get('DZ-202602') ?? '';
    await showroom.as('周强').call('card.correct', { cardId, values: { competitors: ['tiggo_8'] } });
    const trafficId = played.trafficOf.get('2026-03-09 09:06') ?? '';
    await manager.call('traffic.correct', { id: trafficId, partySize: 3, reason: '补登' });
    await showroom.as('clerk').call('book.void', { serial: 'DZ-202604', kind: 'lost', reason: '找不到' });
    await showroom.as('郑涛').call('traffic.explain', {
      id: played.trafficOf.get('2026-03-09 09:37') ?? '',
      explanation: '只看了一眼',
    });
    showroom.clock.set('2026-03-12 09:00');
    await manager.call('audit.days', {});

    expect(storedDay(showroom)).toBe(before);
    const view = await manager.call('audit.day', { day });
    expect(view).toMatchObject({ state: 'signed', counts: { cards: 8, mismatched: 2, missing: 2, open: 0 } });
    const detail = await manager.call('audit.item', line);
    expect(detail).toMatchObject({ verdict: 'mismatch', fields: ['competitor'] });
    expect(detail.values.find(({ field }) => field === 'competitor')).toMatchObject({
      system: '宋PLUS',
      paper: '瑞虎8',
    });
    const gone = await manager.call('audit.item', { day, key: 'serial:DZ-202604' });
    expect(gone).toMatchObject({ verdict: 'missing', person: { name: '郑涛' } });
  });

  it('carries the digest of exactly its content', async () => {
    const { showroom } = await playedShowroom('end');
    expect(verifySheet(showroom.store, day)).toBe(true);
  });

  it('a card of the day that is entered after the signature does not change it and makes no finding', async () => {
    const { showroom, played } = await playedShowroom('end');
    const before = storedDay(showroom);
    showroom.clock.set('2026-03-10 18:00');
    const written = readDay('paper-cards').find(({ serial }) => serial === 'DZ-202604') ?? {};
    // the paper has every column of an entry but these
    const card = { level_reason: '', ...written } as unknown as CardWords;
    const trafficId = played.trafficOf.get('2026-03-09 09:37') ?? '';
    const values = cardInput(card, await lookupsIn(showroom));
    const saved = await showroom.as('郑涛').call('card.complete', { trafficId, values });
    const cards = await showroom.as('郑涛').call('card.get', { id: saved.cardId });
    expect(cards).toMatchObject({ arrivedOn: day, values: { serial: 'DZ-202604' } });
    expect(storedDay(showroom)).toBe(before);
    expect((await showroom.as('郑涛').call('finding.mine', {})).rows).toHaveLength(1);
  });

  it('no procedure of the contract changes it, whoever calls it with whatever of that day', async () => {
    const { showroom, played } = await playedShowroom('end');
    const before = storedDay(showroom);
    const row = (table: string) => String(showroom.store.prepare(`SELECT id FROM ${table} LIMIT 1`).pluck().get());
    const known: Readonly<Record<string, unknown>> = {
      day,
      key: 'serial:DZ-202602',
      serial: 'DZ-202602',
      cardId: played.cardOf.get('DZ-202602'),
      trafficId: played.trafficOf.get('2026-03-09 09:06'),
      customerId: row('customer'),
      opportunityId: row('opportunity'),
      bookId: row('card_book'),
      personId: showroom.as('周强').id,
      consultantId: showroom.as('周强').id,
      marks: { competitor: 'match' },
      paper: { competitor: '宋PLUS' },
      values: { competitors: ['tiggo_8'] },
    };
    const ids = ['audit_sheet', 'finding', 'card', 'traffic', 'plan', 'customer', 'card_book'].map(row);
    let answered = 0;
    for (const { name, schema } of allProcedures()) {
      if (name.startsWith('session.') || name.startsWith('setup.')) continue;
      const sample = sampleOf(schema) as Readonly<Record<string, unknown>>; // every input is an object
      const fields = Object.keys(schema.properties ?? {});
      const input = {
        ...sample,
        ...Object.fromEntries(fields.filter((each) => each in known).map((each) => [each, known[each]])),
      };
      const inputs = 'id' in input ? ids.map((id) => ({ ...input, id })) : [input];
      for (const role of ['sales_manager', 'showroom_manager', 'admin', 'clerk', '周强']) {
        for (const each of inputs) answered += isRefusal(await showroom.as(role).raw(name, each)) ? 0 : 1;
      }
    }
    expect(answered).toBeGreaterThan(100);
    expect(storedDay(showroom)).toBe(before);
  });

  it('signed after the end of the next open day it says that it was late', async () => {
    const { showroom } = await playedShowroom('sign');
    showroom.clock.set('2026-03-11 00:00');
    await showroom.as('sales_manager').call('audit.sign', { day });
    expect((await showroom.as('sales_manager').call('sheet.get', { day })).late).toBe(true);
    const { rows } = await showroom.as('general_manager').call('finding.list', { rule: 'F-AUDIT-LATE' });
    expect(rows).toMatchObject([{ concernsOn: '2026-03-10', person: { name: '陈经理' }, amountFen: 0 }]);
  });
});
