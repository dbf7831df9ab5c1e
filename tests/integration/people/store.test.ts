import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCalendar } from '../../../api/store-settings.ts';
import { storeFolder } from '../../../db/folder.ts';
import { openRecovery, readSealedKey } from '../../../db/recovery.ts';
import { isOpenDay } from '../../../shared/calendar/store-calendar.ts';
import { insertRow } from '../support/rows.ts';
import { createTestShowroom, type TestShowroom, testPassword } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 08:00', closedWeekdays: [7] });
});
afterEach(() => showroom.close());

const head = () => showroom.as('general_manager');
const isOpen = (day: string): boolean => isOpenDay(readCalendar(showroom.store), day);

describe('the store’s settings', () => {
  test('are changed one by one; what is left out stays', async () => {
    await head().call('store.update', { name: '定州俊鹏二店', closingTime: '19:00' });
    await head().call('store.update', { closedWeekdays: [7, 1] });
    expect(await showroom.as('consultant').call('store.settings', {})).toMatchObject({
      name: '定州俊鹏二店',
      openingTime: '08:30',
      closingTime: '19:00',
      closedWeekdays: [1, 7],
      zoneFixed: false,
    });
  });

  test('say how the CSI call is worded: neutral until the general manager wants the words of the regulation (§五.1(3))', async () => {
    const wording = async () => (await showroom.as('consultant').call('store.settings', {})).csiWording;
    expect(await wording()).toBe('neutral');
    await head().call('store.update', { csiWording: 'regulation' });
    await head().call('store.update', { name: '定州俊鹏' });
    expect(await wording()).toBe('regulation');
    expect((await showroom.as('consultant').refused('store.update', { csiWording: 'neutral' })).code).toBe('FORBIDDEN');
    const wrong = { csiWording: 'beg' } as never;
    expect(await head().refused('store.update', wrong)).toMatchObject({ code: 'INVALID_INPUT', field: 'csiWording' });
  });

  test('never make a day that ends before it begins', async () => {
    expect((await head().refused('store.update', { openingTime: '18:30' })).field).toBe('closingTime');
    await head().call('store.update', { openingTime: '19:00', closingTime: '23:00' });
  });

  test('are not the consultants’ affair', async () => {
    expect((await showroom.as('consultant').refused('store.update', { name: '我的店' })).code).toBe('FORBIDDEN');
  });

  test('keep the zone once a card exists: every day of every card was counted in it', async () => {
    await head().call('store.update', { zone: 'Asia/Urumqi' });
    await head().call('store.update', { zone: 'Asia/Shanghai' });
    insertRow(showroom, 'card', 'card', { number: '20260309-A01', state: 'quick' });
    expect((await head().refused('store.update', { zone: 'Asia/Urumqi' })).code).toBe('ZONE_FIXED');
    await head().call('store.update', { zone: 'Asia/Shanghai', name: '定州俊鹏' });
    expect((await head().call('store.settings', {})).zoneFixed).toBe(true);
  });
});

describe('the calendar', () => {
  test('proposes the public holidays where they differ from what holds, and sets nothing by itself', async () => {
    const { days } = await head().call('store.calendar', { from: '2026-10-01', to: '2026-10-11' });
    expect(days.find(({ on }) => on === '2026-10-01')).toEqual({
      on: '2026-10-01',
      kind: 'open',
      special: false,
      note: '',
      proposal: { kind: 'closed', note: '国庆节' },
    });
    // a Sunday inside the holiday is closed anyway
    expect(days.find(({ on }) => on === '2026-10-04')).toMatchObject({ kind: 'closed', proposal: null });
    // 10 October is a Saturday that is worked; this store is open on Saturdays
    expect(days.find(({ on }) => on === '2026-10-10')).toMatchObject({ kind: 'open', proposal: null });
    expect(isOpen('2026-10-01')).toBe(true);
    const september = await head().call('store.calendar', { from: '2026-09-20', to: '2026-09-20' });
    expect(september.days[0]?.proposal).toEqual({ kind: 'open', note: '国庆节调休上班' });
  });

  test('takes single days, gives them back to the weekly rhythm, and takes them again', async () => {
    const day = { on: '2026-03-11', note: '盘点' };
    await head().call('store.setDays', { days: [{ ...day, kind: 'closed' }] });
    expect(isOpen('2026-03-11')).toBe(false);
    await head().call('store.setDays', { days: [{ ...day, kind: 'usual' }] });
    expect(isOpen('2026-03-11')).toBe(true);
    const { days } = await head().call('store.calendar', { from: '2026-03-11', to: '2026-03-11' });
    expect(days).toEqual([{ on: '2026-03-11', kind: 'open', special: false, note: '', proposal: null }]);
    await head().call('store.setDays', { days: [{ ...day, kind: 'closed' }] });
    expect(isOpen('2026-03-11')).toBe(false);
    await head().call('store.setDays', { days: [{ on: '2026-03-15', kind: 'open' }] });
    expect(isOpen('2026-03-15')).toBe(true);
  });

  test('changes today and later days, never one that has been judged, and then none of the others either', async () => {
    const refusal = await head().refused('store.setDays', {
      days: [
        { on: '2026-03-09', kind: 'closed' },
        { on: '2026-03-08', kind: 'open' },
      ],
    });
    expect(refusal).toMatchObject({ code: 'DATE_IN_PAST', params: { date: '昨天' } });
    expect(isOpen('2026-03-09')).toBe(true);
    await head().call('store.setDays', { days: [{ on: '2026-03-09', kind: 'closed' }] });
    expect(isOpen('2026-03-09')).toBe(false);
  });

  test.each([
    ['2026-10-02', '2026-10-01'],
    ['2026-01-01', '2027-12-31'],
  ])('does not answer for %s to %s', async (from, to) => {
    expect((await head().refused('store.calendar', { from, to })).field).toBe('to');
  });

  test('refuses days that do not exist', async () => {
    const refusal = await head().refused('store.setDays', { days: [{ on: '2026-02-30', kind: 'open' }] });
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', params: { field: '日期' } });
  });
});

describe('the recovery key', () => {
  const admin = () => showroom.as('admin');
  const sealed = () => readSealedKey(storeFolder(showroom.dataDir).recoveryFile);
  const opens = (text: string): boolean => {
    const envelope = sealed();
    return envelope !== null && openRecovery(envelope, text) !== null;
  };

  test('is renewed by an administrator who types the password again; the old one counts until the new one is confirmed', async () => {
    const before = sealed();
    const { text } = await admin().call('store.renewRecoveryKey', { password: testPassword });
    expect(sealed()).toEqual(before);
    expect(opens(text)).toBe(false);
    expect((await admin().refused('store.confirmRecoveryKey', { recoveryKeyTail: '0000' })).field).toBe(
      'recoveryKeyTail',
    );
    expect(sealed()).toEqual(before);
    await admin().call('store.confirmRecoveryKey', { recoveryKeyTail: text.slice(-4) });
    expect(opens(text)).toBe(true);
  });

  test('is in the log each time it was shown and replaced, without its text', async () => {
    const { text } = await admin().call('store.renewRecoveryKey', { password: testPassword });
    await admin().call('store.confirmRecoveryKey', { recoveryKeyTail: text.slice(-4) });
    const { rows } = await admin().call('log.list', {});
    expect(rows.slice(0, 2).map(({ action }) => action)).toEqual([
      'store.confirmRecoveryKey',
      'store.renewRecoveryKey',
    ]);
    const bodies = showroom.store.prepare('SELECT body_json FROM audit_log').pluck().all();
    expect(JSON.stringify(bodies)).not.toContain(text.slice(0, 9));
  });

  test('is not shown to whoever does not know the password, nor to anybody but an administrator', async () => {
    expect(await admin().refused('store.renewRecoveryKey', { password: 'falsch-geraten' })).toMatchObject({
      code: 'BAD_CREDENTIALS',
      field: 'password',
    });
    expect((await head().refused('store.renewRecoveryKey', { password: testPassword })).code).toBe('FORBIDDEN');
  });
});
