import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectSound } from '../merge/merge-kit.ts';
import { changeRow } from '../support/rows.ts';
import type { TestShowroom } from '../support/showroom.ts';
import { addCall, spotShowroom, type TestCall, week } from './spot-kit.ts';

let showroom: TestShowroom;
let calls: TestCall[];
beforeEach(async () => {
  showroom = await spotShowroom();
  calls = [];
  for (let i = 0; i < 6; i++) calls.push(await addCall(showroom));
  for (let i = 0; i < 2; i++) calls.push(await addCall(showroom, { isReached: false }));
  calls.push(await addCall(showroom, { by: '李娜' }));
  showroom.clock.set('2026-03-09 09:00');
});
afterEach(() => {
  expectSound(showroom);
  showroom.close();
});

const chen = () => showroom.as('陈经理');

describe('before a check is drawn', () => {
  test('it is told how many recordings everybody has, reached and not, and how many would be drawn', async () => {
    const { rows, total } = await chen().call('spotCheck.preview', week);
    const wang = rows.find(({ consultant }) => consultant.name === '王磊');
    expect(wang).toMatchObject({
      effective: { population: 6, drawn: 2 },
      ineffective: { population: 2, drawn: 1 },
      before: 0,
    });
    expect(rows.find(({ consultant }) => consultant.name === '李娜')).toMatchObject({
      effective: { population: 1, drawn: 1 },
      ineffective: { population: 0, drawn: 0 },
    });
    expect(total).toBe(4);
  });

  test('a recording is counted only if it belongs to a contact that stands, of those days, with its sound there', async () => {
    const [a, b, c] = calls;
    changeRow(showroom, 'recording', a?.recordingId ?? '', { contactId: null });
    changeRow(showroom, 'recording', b?.recordingId ?? '', { expiredAt: 1 });
    changeRow(showroom, 'recording', c?.recordingId ?? '', { contactId: 'nobody-knows' });
    const { rows } = await chen().call('spotCheck.preview', week);
    expect(rows.find(({ consultant }) => consultant.name === '王磊')?.effective.population).toBe(3);
    const empty = await chen().call('spotCheck.preview', { ...week, from: '2026-03-03' });
    expect(empty).toEqual({ rows: [], total: 0 });
  });
});

describe('a drawn check', () => {
  test('keeps its seed, what there was of everybody, and as many recordings as the preview said', async () => {
    const check = await chen().call('spotCheck.draw', week);
    expect(check).toMatchObject({ from: week.from, to: week.to, drawn: 4, judged: 0, failed: 0, gone: 0 });
    expect(check.seed).toMatch(/^[0-9a-f]{12}$/);
    const { items, shares, sheet } = await chen().call('spotCheck.get', { id: check.id });
    expect(sheet.id).toBe('shipped');
    expect(items.map(({ consultant, stratum }) => `${consultant.name} ${stratum}`).toSorted()).toEqual([
      '李娜 effective',
      '王磊 effective',
      '王磊 effective',
      '王磊 ineffective',
    ]);
    expect(shares.find(({ consultant }) => consultant.name === '王磊')).toMatchObject({
      effective: { population: 6, drawn: 2 },
      ineffective: { population: 2, drawn: 1 },
    });
    expect(items[0]?.contact).toMatchObject({ outcome: 'connected' });
    expect((await chen().call('spotCheck.list', {})).rows).toEqual([check]);
  });

  test('is drawn the same again from its seed, until recordings change: then it is said which', async () => {
    const { id } = await chen().call('spotCheck.draw', week);
    // what comes later is not in it
    showroom.clock.set('2026-03-09 10:00');
    await addCall(showroom);
    expect(await chen().call('spotCheck.redraw', { id })).toEqual({ same: 4, missing: [], extra: 0 });
    const { items } = await chen().call('spotCheck.get', { id });
    const drawn = items.find(({ consultant, stratum }) => consultant.name === '王磊' && stratum === 'effective');
    changeRow(showroom, 'recording', drawn?.recordingId ?? '', { expiredAt: showroom.clock.now() });
    const again = await chen().call('spotCheck.redraw', { id });
    expect(again).toMatchObject({ same: 3, extra: 1, missing: [{ recordingId: drawn?.recordingId, gone: 'expired' }] });
  });

  test('is not drawn a second time by the same act sent twice', async () => {
    const first = await chen().call('spotCheck.draw', { ...week, id: 'check-1' });
    expect(await chen().call('spotCheck.draw', { ...week, id: 'check-1' })).toEqual(first);
    expect(await showroom.as('郭展厅').refused('spotCheck.draw', { ...week, id: 'check-1' })).toMatchObject({
      code: 'ALREADY_DONE',
    });
  });

  test('leaves to the next one what it did not draw, unless everything is asked for', async () => {
    const first = await chen().call('spotCheck.draw', week);
    const { rows } = await chen().call('spotCheck.preview', week);
    expect(rows.find(({ consultant }) => consultant.name === '王磊')).toMatchObject({
      effective: { population: 4 },
      ineffective: { population: 1 },
      before: 3,
    });
    showroom.clock.advance(1000);
    const second = await chen().call('spotCheck.draw', { ...week, perConsultant: 20 });
    expect(second.drawn).toBe(5);
    const idsOf = async (id: string) =>
      (await chen().call('spotCheck.get', { id })).items.map(({ recordingId }) => recordingId);
    expect([...(await idsOf(first.id)), ...(await idsOf(second.id))].toSorted()).toEqual(
      calls.map(({ recordingId }) => recordingId).toSorted(),
    );
    expect(await chen().refused('spotCheck.draw', week)).toMatchObject({ code: 'SPOT_NOTHING' });
    showroom.clock.advance(1000);
    const everything = await chen().call('spotCheck.draw', { ...week, perConsultant: 20, again: true });
    expect(everything.drawn).toBe(9);
    // an earlier check is drawn again as it was, although later ones drew the same recordings
    expect(await chen().call('spotCheck.redraw', { id: first.id })).toMatchObject({ same: 4, missing: [], extra: 0 });
    expect(await chen().call('spotCheck.redraw', { id: everything.id })).toMatchObject({ same: 9, extra: 0 });
  });

  test('of other days than there are is refused with the field', async () => {
    const refused = (from: string, to: string) => chen().refused('spotCheck.draw', { ...week, from, to });
    expect(await refused('2026-03-02', '2026-03-10')).toMatchObject({ code: 'DATE_IN_FUTURE', field: 'to' });
    expect(await refused('2026-03-09', '2026-03-08')).toMatchObject({ code: 'INVALID_INPUT', field: 'from' });
    expect(await refused('2025-12-07', '2026-03-09')).toMatchObject({ code: 'INVALID_INPUT', field: 'from' });
    expect(await refused('2026-03-05', '2026-03-06')).toMatchObject({ code: 'SPOT_NOTHING' });
  });

  test('is drawn by the two managers who check; the general manager reads; others see none', async () => {
    expect(await showroom.as('吴总').refused('spotCheck.draw', week)).toMatchObject({ code: 'FORBIDDEN' });
    const { id } = await showroom.as('郭展厅').call('spotCheck.draw', week);
    expect((await showroom.as('吴总').call('spotCheck.get', { id })).items).toHaveLength(4);
    expect(await showroom.as('王磊').refused('spotCheck.get', { id })).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('is the authority’s: a machine that is enrolled elsewhere draws none', async () => {
    showroom.setAuthority(false);
    expect(await chen().refused('spotCheck.draw', week)).toMatchObject({ code: 'NOT_AUTHORITY' });
  });
});
