import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayWork } from '../../../api/audit/day-work.ts';
import { readCalendar } from '../../../api/store-settings.ts';
import type { SpotItem } from '../../../shared/contract/spot-check.ts';
import { shippedSheet } from '../../../shared/domain/spot-check/score-sheet.ts';
import { expectSound } from '../merge/merge-kit.ts';
import { nextOn, reached } from '../support/plans.ts';
import { changeRow } from '../support/rows.ts';
import type { TestShowroom } from '../support/showroom.ts';
import { addCall, bestMarks, poorMarks, spotShowroom, type TestCall, week } from './spot-kit.ts';

let showroom: TestShowroom;
let call: TestCall;
let item: SpotItem;
beforeEach(async () => {
  showroom = await spotShowroom();
  call = await addCall(showroom);
  showroom.clock.set('2026-03-09 09:00');
  item = await drawOnly();
});
afterEach(() => {
  expectSound(showroom);
  showroom.close();
});

const chen = () => showroom.as('陈经理');
async function drawOnly(more: { readonly again?: boolean } = {}): Promise<SpotItem> {
  showroom.clock.advance(1000);
  const { id } = await chen().call('spotCheck.draw', { ...week, ...more });
  const [drawn] = (await chen().call('spotCheck.get', { id })).items;
  if (!drawn) throw new Error('nothing was drawn');
  return drawn;
}
const score = (marks = poorMarks, who = '陈经理') =>
  showroom.as(who).call('spotCheck.score', { id: item.id, marks, remark: '没问需求，也没约时间' });
const correct = (before: SpotItem, more: object) =>
  chen().call('spotCheck.correct', { id: item.id, judgedAt: before.judgedAt ?? 0, ...more });
const findings = async (who = '王磊') => (await showroom.as(who).call('finding.list', { rule: 'F-RECORDING' })).rows;

describe('a recording that fails', () => {
  test('becomes a finding of the day of the call, with what was lacking and the words of the manager, for whoever made it', async () => {
    const scored = await score();
    expect(scored).toMatchObject({
      score: 38,
      result: 'fail',
      lacking: ['接着上次的反馈问需求', '登记的反馈和录音一致', '约定下次时间或到店'],
      judgedBy: { name: '陈经理' },
      needsReason: false,
    });
    const [found] = await findings();
    expect(found).toMatchObject({
      id: scored.findingId,
      clause: '八.4',
      concernsOn: '2026-03-02',
      person: { name: '王磊' },
      subject: '通话录音',
      measure: 'notice',
      amountFen: 0,
      state: 'proposed',
    });
    const detail = await showroom.as('王磊').call('finding.get', { id: found?.id ?? '' });
    expect(detail.words).toBe(
      '抽查 38 分，70 分合格；没做好：接着上次的反馈问需求；登记的反馈和录音一致；约定下次时间或到店',
    );
    expect(detail.evidence).toEqual([
      { label: '接着上次的反馈问需求', value: '0 分' },
      { label: '登记的反馈和录音一致', value: '没做到' },
      { label: '约定下次时间或到店', value: '没做到' },
      { label: '评语', value: '没问需求，也没约时间' },
    ]);
    expect(detail.customerId).toBe(call.customer.id);
  });

  test('is one finding, however often it is drawn and judged', async () => {
    const first = await score();
    item = await drawOnly({ again: true });
    const second = await score();
    expect(second.findingId).toBe(first.findingId);
    expect(await findings()).toHaveLength(1);
  });

  test('is no finding where the rule is off that day, or the showroom was closed', async () => {
    changeRow(showroom, 'recording', call.recordingId, { spokenOn: '2014-10-01' });
    expect(await score()).toMatchObject({ result: 'fail', findingId: null });
  });

  test('that was judged wrongly is put right: the finding is withdrawn with the reason, and made anew when it fails again', async () => {
    const failed = await score();
    const passed = await correct(failed, { marks: bestMarks });
    expect(passed).toMatchObject({ score: 100, result: 'pass', findingId: null });
    expect(await findings()).toMatchObject([{ id: failed.findingId, state: 'withdrawn' }]);
    showroom.clock.set('2026-03-11 09:00');
    const later = { marks: poorMarks, remark: '又听了一遍' };
    expect(
      await chen().refused('spotCheck.correct', { id: item.id, judgedAt: passed.judgedAt ?? 0, ...later }),
    ).toMatchObject({ code: 'REQUIRED_MISSING', field: 'reason' });
    const again = await correct(passed, { ...later, reason: '当时听错了人' });
    expect(again).toMatchObject({ result: 'fail', findingId: failed.findingId, needsReason: true });
    expect(await findings()).toMatchObject([{ id: failed.findingId, state: 'proposed' }]);
    const unusable = await correct(again, { unusable: true, remark: '是另一位同事的声音', reason: '录音放错了' });
    expect(unusable).toMatchObject({ result: 'unusable', score: null, findingId: null });
    const detail = await showroom.as('王磊').call('finding.get', { id: failed.findingId ?? '' });
    expect(detail).toMatchObject({ state: 'withdrawn', stateReason: '抽查改评为没法评：录音放错了' });
  });

  test('keeps its finding up to date when it is judged anew and fails still', async () => {
    const failed = await score();
    await correct(failed, { marks: { ...poorMarks, closing: 0 } });
    const [found] = await findings();
    expect(found?.words).toContain('礼貌结束');
    expect(found?.words).toContain('抽查 30 分');
  });

  test('whose finding a superior waived leaves it waived', async () => {
    const failed = await score();
    changeRow(showroom, 'finding', failed.findingId ?? '', { state: 'waived', stateReason: '新人' });
    await correct(failed, { marks: bestMarks });
    const passed = (await chen().call('spotCheck.results', {})).rows[0];
    if (!passed) throw new Error('no result');
    await correct(passed, { marks: poorMarks });
    expect(await findings()).toMatchObject([{ state: 'waived' }]);
  });
});

describe('judging', () => {
  test('a call of one’s own is left to the other manager', async () => {
    changeRow(showroom, 'recording', call.recordingId, { staffId: chen().id });
    showroom.clock.advance(1000);
    const { id } = await chen().call('spotCheck.draw', { ...week, again: true });
    const [own] = (await chen().call('spotCheck.get', { id })).items;
    expect(own).toMatchObject({ isOwn: true, consultant: { name: '陈经理' } });
    item = own ?? item;
    expect(await chen().refused('spotCheck.score', { id: item.id, marks: bestMarks })).toMatchObject({
      code: 'SPOT_SELF',
    });
    expect(await score(bestMarks, '郭展厅')).toMatchObject({ result: 'pass' });
  });

  test('by two managers at once keeps the first and says who it was', async () => {
    const first = await score(bestMarks, '郭展厅');
    expect(await chen().refused('spotCheck.score', { id: item.id, marks: poorMarks })).toMatchObject({
      code: 'SPOT_CHANGED',
      params: { who: '郭展厅' },
    });
    showroom.clock.advance(1000);
    await correct(first, { marks: bestMarks });
    expect(
      await showroom
        .as('郭展厅')
        .refused('spotCheck.correct', { id: item.id, marks: poorMarks, judgedAt: first.judgedAt ?? 0 }),
    ).toMatchObject({ code: 'SPOT_CHANGED', params: { who: '陈经理' } });
  });

  test('needs every item and a reason for what cannot be judged; a refusal writes nothing', async () => {
    const { closing: _, ...open } = bestMarks;
    expect(await chen().refused('spotCheck.score', { id: item.id, marks: open })).toMatchObject({
      code: 'SCORE_INCOMPLETE',
      params: { items: '礼貌结束' },
    });
    expect(await chen().refused('spotCheck.score', { id: item.id, unusable: true })).toMatchObject({
      code: 'REQUIRED_MISSING',
      field: 'remark',
    });
    expect((await chen().call('spotCheck.list', {})).rows).toMatchObject([{ judged: 0, failed: 0 }]);
    expect(await chen().refused('spotCheck.score', { id: 'nobody', marks: open })).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is not the affair of consultants or of the general manager', async () => {
    for (const who of ['王磊', '吴总'])
      expect(await showroom.as(who).refused('spotCheck.score', { id: item.id, marks: bestMarks })).toMatchObject({
        code: 'FORBIDDEN',
      });
  });
});

describe('results', () => {
  test('are everybody’s to a manager, by the day they were judged, and to a consultant his own', async () => {
    await score();
    const other = await addCall(showroom, { by: '李娜' });
    showroom.clock.set('2026-03-10 10:00');
    const { id } = await chen().call('spotCheck.draw', { ...week, to: '2026-03-10' });
    const [hers] = (await chen().call('spotCheck.get', { id })).items;
    await chen().call('spotCheck.score', { id: hers?.id ?? '', marks: bestMarks });
    expect(hers?.recordingId).toBe(other.recordingId);
    const results = async (who: string, input: object = {}) =>
      (await showroom.as(who).call('spotCheck.results', input)).rows.map(({ consultant }) => consultant.name);
    expect(await results('吴总')).toEqual(['李娜', '王磊']);
    expect(await results('吴总', { from: '2026-03-10', to: '2026-03-10' })).toEqual(['李娜']);
    expect(await results('吴总', { to: '2026-03-09' })).toEqual(['王磊']);
    expect(await results('吴总', { personId: showroom.as('王磊').id })).toEqual(['王磊']);
    expect(await results('王磊', { personId: showroom.as('李娜').id })).toEqual(['王磊']);
    const first = await showroom.as('吴总').call('spotCheck.results', { limit: 1 });
    expect(await results('吴总', { limit: 1, cursor: first.nextCursor })).toEqual(['王磊']);
    expect((await chen().call('spotCheck.list', {})).rows).toMatchObject([
      { drawn: 1, judged: 1, failed: 0 },
      { drawn: 1, judged: 1, failed: 1 },
    ]);
  });
});

describe('the score sheet', () => {
  const items = shippedSheet.items.slice(0, 2);

  test('of a check is the one of its day; a later version touches neither it nor its results', async () => {
    const before = await score();
    const saved = await chen().call('spotCheck.saveSheet', {
      effectiveFrom: '2026-03-10',
      items: [...items],
      passMark: 60,
    });
    const { current, versions } = await showroom.as('王磊').call('spotCheck.sheets', {});
    expect(current).toBe('shipped');
    expect(versions.map(({ id }) => id)).toEqual([saved.id, 'shipped']);
    showroom.clock.set('2026-03-10 09:00');
    expect((await chen().call('spotCheck.sheets', {})).current).toBe(saved.id);
    await addCall(showroom);
    const { id } = await chen().call('spotCheck.draw', { ...week, to: '2026-03-10' });
    const { items: drawn, sheet } = await chen().call('spotCheck.get', { id });
    expect(sheet).toMatchObject({ id: saved.id, passMark: 60, createdBy: { name: '陈经理' } });
    const marks = { greeting: 1, identity: 0 };
    expect(await chen().call('spotCheck.score', { id: drawn[0]?.id ?? '', marks })).toMatchObject({ score: 50 });
    const results = (await chen().call('spotCheck.results', {})).rows;
    expect(results.map(({ sheetId, score: of }) => [sheetId, of])).toEqual([
      [saved.id, 50],
      ['shipped', before.score],
    ]);
  });

  test('is not made for a day that is over', async () => {
    expect(
      await chen().refused('spotCheck.saveSheet', { effectiveFrom: '2026-03-08', items: [...items], passMark: 60 }),
    ).toMatchObject({ code: 'SCORE_SHEET_PAST', field: 'effectiveFrom' });
  });
});

describe('what happens to a recording after it was drawn', () => {
  const get = async () => (await chen().call('spotCheck.get', { id: item.checkId })).items[0];
  const gone = async () => (await get())?.gone;
  const refusedScore = () => chen().refused('spotCheck.score', { id: item.id, marks: bestMarks });

  test('its sound expires: it cannot be scored any more, and the check is none the less done', async () => {
    changeRow(showroom, 'recording', call.recordingId, { expiredAt: showroom.clock.now() });
    expect(await gone()).toBe('expired');
    expect(await refusedScore()).toMatchObject({ code: 'SPOT_GONE', params: { why: '保存期满，声音已删' } });
    expect((await chen().call('spotCheck.list', {})).rows).toMatchObject([{ drawn: 1, judged: 0, gone: 1 }]);
  });

  test('its sound expires after it was scored: result and finding stay, and may be put right with a reason', async () => {
    const failed = await score();
    changeRow(showroom, 'recording', call.recordingId, { expiredAt: showroom.clock.now() });
    expect(await findings()).toMatchObject([{ state: 'proposed' }]);
    expect(await correct(failed, { marks: bestMarks })).toMatchObject({ result: 'pass', findingId: null });
  });

  test('it is taken away by nobody, and moved by managers alone, from the moment it was drawn', async () => {
    expect(await showroom.as('王磊').refused('recording.remove', { id: call.recordingId })).toBeDefined();
    expect(await chen().refused('recording.remove', { id: call.recordingId })).toMatchObject({
      code: 'RECORDING_CHECKED',
    });
    expect(
      await showroom.as('王磊').refused('recording.correct', { id: call.recordingId, contactId: null }),
    ).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('its contact is taken back: nothing to compare with is left', async () => {
    changeRow(showroom, 'recording', call.recordingId, { contactId: null });
    expect(await gone()).toBe('unmatched');
    expect(await refusedScore()).toMatchObject({ code: 'SPOT_GONE' });
    expect((await chen().call('spotCheck.list', {})).rows).toMatchObject([{ gone: 1 }]);
  });

  test('its contact is undone within its ten minutes: it counts as one that can no longer be scored', async () => {
    const fresh = await addCall(showroom);
    showroom.clock.advance(1000);
    const { id } = await chen().call('spotCheck.draw', week);
    await showroom.as('王磊').call('followup.undo', { contactId: fresh.contactId });
    const { check, items } = await chen().call('spotCheck.get', { id });
    expect(items).toMatchObject([{ recordingId: fresh.recordingId, gone: 'unmatched', contact: null }]);
    expect(check).toMatchObject({ drawn: 1, judged: 0, gone: 1 });
  });

  test('it turns out to be somebody else’s call: it is scored by nobody, and what was found is withdrawn', async () => {
    const failed = await score();
    const { opportunityId } = call.customer;
    const other = await showroom.as('李娜').call('followup.record', {
      ...reached(opportunityId, null),
      opportunities: [],
      customerId: call.customer.id,
    });
    const match = (contactId: string) => chen().call('recording.correct', { id: call.recordingId, contactId });
    await match(other.contactId);
    expect(await findings()).toMatchObject([{ id: failed.findingId, state: 'withdrawn' }]);
    expect(await gone()).toBe('moved');
    await match(call.contactId);
    expect(await findings()).toMatchObject([{ id: failed.findingId, state: 'proposed' }]);
    await match(other.contactId);
    expect(
      await chen().refused('spotCheck.correct', { id: item.id, marks: poorMarks, judgedAt: failed.judgedAt ?? 0 }),
    ).toMatchObject({ code: 'SPOT_GONE' });
    changeRow(showroom, 'recording', call.recordingId, { expiredAt: showroom.clock.now() });
    expect(
      await chen().refused('spotCheck.correct', { id: item.id, marks: poorMarks, judgedAt: failed.judgedAt ?? 0 }),
    ).toMatchObject({ code: 'SPOT_GONE', params: { why: '改成了别人的通话' } });
  });

  test('it turns out to be of another day: what nobody has confirmed concerns that day then', async () => {
    changeRow(showroom, 'recording', call.recordingId, { spokenAt: null });
    const failed = await score();
    expect(await findings()).toMatchObject([{ id: failed.findingId, concernsOn: '2026-03-02' }]);
    const { opportunityId } = call.customer;
    const { contactId } = await showroom
      .as('王磊')
      .call('followup.record', reached(opportunityId, nextOn('2026-03-12')));
    await chen().call('recording.correct', { id: call.recordingId, contactId });
    expect(await findings()).toMatchObject([{ id: failed.findingId, concernsOn: '2026-03-09', state: 'proposed' }]);
    changeRow(showroom, 'finding', failed.findingId ?? '', { state: 'confirmed' });
    await chen().call('recording.correct', { id: call.recordingId, contactId: call.contactId });
    expect(await findings()).toMatchObject([{ concernsOn: '2026-03-09', state: 'confirmed' }]);
  });

  test('it is a manager’s own call: not even he moves it out of his own finding', async () => {
    await score();
    const consultant = showroom.as('王磊');
    const moved = (who: string) =>
      showroom.as(who).refused('recording.correct', { id: call.recordingId, contactId: null });
    changeRow(showroom, 'recording', call.recordingId, { staffId: chen().id });
    expect(await moved('陈经理')).toMatchObject({ code: 'FORBIDDEN' });
    const { recording } = await chen().call('recording.get', { id: call.recordingId });
    expect(recording.canCorrect).toBe(false);
    changeRow(showroom, 'recording', call.recordingId, { staffId: consultant.id });
    await chen().call('recording.correct', { id: call.recordingId, contactId: null });
  });

  test('its customer is merged: result and finding go on with the record that stays', async () => {
    await score();
    const other = await addCall(showroom);
    const { id } = await chen()
      .call('merge.merge', { id: other.customer.id, otherId: call.customer.id })
      .then(() => ({ id: other.customer.id }));
    expect(await get()).toMatchObject({ customerId: id, result: 'fail' });
    const [found] = await findings();
    expect((await showroom.as('王磊').call('finding.get', { id: found?.id ?? '' })).customerId).toBe(id);
  });

  test('its customer asks to be forgotten: score and finding stay, the words go, and an open one is closed', async () => {
    const open = await addCall(showroom);
    await score();
    showroom.clock.advance(1000);
    const { id } = await chen().call('spotCheck.draw', week);
    const [second] = (await chen().call('spotCheck.get', { id })).items;
    const request = { asker: 'self', proof: 'id_card', way: 'in_person', requestedOn: '2026-03-09' } as const;
    for (const { customer } of [call, open]) await chen().call('privacy.erase', { id: customer.id, ...request });
    expect(await get()).toMatchObject({ score: 38, result: 'fail', remark: '', gone: 'erased' });
    expect(await findings()).toMatchObject([{ state: 'proposed' }]);
    const [found] = await findings();
    const { evidence } = await showroom.as('王磊').call('finding.get', { id: found?.id ?? '' });
    expect(evidence.map(({ label }) => label)).not.toContain('评语');
    expect(await chen().refused('spotCheck.score', { id: second?.id ?? '', marks: bestMarks })).toMatchObject({
      code: 'SPOT_GONE',
    });
  });
});

test('the check sheet of the day of the calls tells how many were scored, each as it was last, and their mean', async () => {
  const workOf = (who: string, day = '2026-03-02') =>
    dayWork(showroom.store, day, readCalendar(showroom.store)).get(showroom.as(who).id)?.recordings;
  expect(workOf('王磊')).toBeUndefined();
  await score();
  expect(workOf('王磊')).toEqual({ checked: 1, score: 38 });
  item = await drawOnly({ again: true });
  await score(bestMarks);
  expect(workOf('王磊')).toEqual({ checked: 1, score: 100 });
  expect(workOf('李娜')).toBeUndefined();
  expect(workOf('王磊', '2026-03-09')).toBeUndefined();
});
