import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { verifyDatabase } from '../../../db/verify.ts';
import { fullCard, inShowroom, row, rows } from '../card/card-kit.ts';
import type { Person, TestShowroom } from '../support/showroom.ts';
import { tablesWith } from '../support/words.ts';

const secrets = {
  phone: '13900006621',
  phone2: '13800001234',
  wechat: 'tian_yonggang',
  qq: '10020030',
  email: 'tian@163.com',
  street: '中山东路 8 号',
} as const;
const words = [...Object.values(secrets), '田永刚', '戴眼镜', '看中白色', 'tianyonggang'];

const request = { asker: 'self', proof: 'id_card', way: 'in_person', requestedOn: '2026-03-10' } as const;

/** A customer of yesterday, whose day is signed. */
async function aSignedCustomer(
  showroom: TestShowroom,
): Promise<{ readonly id: string; readonly manager: Person; readonly cardId: string }> {
  const saved = await showroom.as('王磊').call('card.complete', { values: { ...fullCard, ...secrets } });
  showroom.clock.set('2026-03-10 10:00');
  const manager = showroom.as('sales_manager');
  await manager.call('audit.sign', { day: '2026-03-09' });
  return { id: saved.customerId, cardId: saved.cardId, manager };
}

/** How much is written in the log. */
function logged({ store }: TestShowroom): unknown {
  return store
    .prepare('SELECT (SELECT count(*) FROM change) AS changes, (SELECT count(*) FROM audit_log) AS entries')
    .get();
}

describe('a person who asks to be forgotten (domain §13)', () => {
  test('is in no table, is called by a number, and leaves dates, level and source behind', () =>
    inShowroom(async (showroom) => {
      const { id, manager, cardId } = await aSignedCustomer(showroom);
      await showroom.as('李娜').call('card.saveDraft', { body: { phone: '139 0000 6621', talk: '看中白色' } });
      for (const word of words.slice(0, 3)) expect(tablesWith(showroom, word)).toContain('card');
      const erased = await manager.call('privacy.erase', { id, ...request });
      expect(erased).toEqual({ number: 1, name: '已按要求删除 · 0001', backupsForgetOn: '2026-04-14' });
      for (const word of words) expect(tablesWith(showroom, word), word).toEqual([]);
      expect(row(showroom, 'card', cardId)).toMatchObject({
        arrived_on: '2026-03-09',
        level: 'B',
        source: 'walk_in',
        phone: null,
      });
      expect(row(showroom, 'customer', id)).toMatchObject({
        source: 'walk_in',
        region_code: null,
        owner_id: showroom.as('王磊').id,
      });
      expect(verifyDatabase(showroom.store.connection).findings).toEqual([]);
    }));

  test('takes every filter along by which somebody looked for him, from the log as well, and no other', () =>
    inShowroom(async (showroom) => {
      const { id, manager } = await aSignedCustomer(showroom);
      const [lina, owner] = [showroom.as('李娜'), showroom.as('王磊')];
      const has = (field: 'phone' | 'name' | 'remark', word: string) => ({
        field,
        test: 'has' as const,
        values: [word],
      });
      const keep = async (who: Person, name: string, where: ReturnType<typeof has>[]) =>
        (await who.call('filter.create', { name, list: { where } })).id;
      await keep(lina, '尾号', [has('phone', '0006621')]);
      await keep(owner, '田永刚的', [has('remark', '白色')]);
      const removed = await keep(owner, '去掉的', [has('name', '永刚')]);
      await owner.call('filter.remove', { id: removed });
      const changed = await keep(owner, '改过的', [has('phone', '1390000')]);
      await owner.call('filter.update', { id: changed, name: '改过的', list: { where: [has('remark', '眼镜')] } });
      await keep(owner, '姓田', [has('name', '田'), has('remark', '眼镜')]);
      const { goes } = await manager.call('privacy.erasurePreview', { id });
      expect(goes).toContainEqual({ what: '存下的筛选', count: 4, words: expect.stringContaining('整个删去') });
      await manager.call('privacy.erase', { id, ...request });
      for (const word of ['0006621', '1390000', '永刚', '尾号', '去掉的'])
        expect(tablesWith(showroom, word), word).toEqual([]);
      const names = async (who: Person) => (await who.call('filter.list', {})).rows.map(({ name }) => name);
      expect(await names(lina)).toEqual([]);
      expect((await names(owner)).toSorted()).toEqual(['姓田', '改过的'].toSorted());
      expect((await owner.refused('filter.restore', { id: removed })).code).toBe('NOT_FOUND');
      expect(verifyDatabase(showroom.store.connection).findings).toEqual([]);
    }));

  test('ends every intention as 无效, without a plan, and no finding comes of it at midnight', () =>
    inShowroom(async (showroom) => {
      const { id, manager } = await aSignedCustomer(showroom);
      // due on this very day, and not done
      showroom.clock.set('2026-03-11 18:00');
      const before = rows(showroom, 'finding').length;
      await manager.call('privacy.erase', { id, ...request });
      expect(rows(showroom, 'opportunity')).toMatchObject([
        { state: 'ended', ended_as: 'invalid', ended_on: '2026-03-11' },
      ]);
      expect(rows(showroom, 'plan').filter(({ state }) => state === 'open')).toEqual([]);
      showroom.clock.set('2026-03-13 09:00');
      await manager.call('finding.list', {});
      expect(rows(showroom, 'finding').filter(({ customer_id: of }) => of === id)).toHaveLength(before);
    }));

  test('keeps the consultant’s findings with clause and money', () =>
    inShowroom(async (showroom) => {
      const { id, manager } = await aSignedCustomer(showroom);
      showroom.clock.set('2026-03-12 09:00');
      const before = (await manager.call('finding.list', {})).rows.map(({ rule, amountFen }) => ({ rule, amountFen }));
      expect(before).toContainEqual(expect.objectContaining({ rule: 'F-PLAN-MISSED' }));
      await manager.call('privacy.erase', { id, ...request });
      const { rows: after } = await manager.call('finding.list', {});
      expect(after.map(({ rule, amountFen }) => ({ rule, amountFen }))).toEqual(before);
      for (const finding of after) await manager.call('finding.get', { id: finding.id });
    }));

  test('is still read by every screen that lists him, and found by none that searches', () =>
    inShowroom(async (showroom) => {
      const { id, manager, cardId } = await aSignedCustomer(showroom);
      await manager.call('privacy.erase', { id, ...request });
      const name = '已按要求删除 · 0001';
      expect(await manager.call('customer.get', { id })).toMatchObject({
        name,
        canEdit: false,
        erased: { name },
        phone: null,
      });
      expect((await manager.call('customer.list', {})).rows).toMatchObject([{ id, name }]);
      expect((await manager.call('card.list', {})).rows).toMatchObject([{ id: cardId, name }]);
      expect(await manager.call('card.get', { id: cardId })).toMatchObject({ values: { name, talk: null } });
      await manager.call('customer.timeline', { id });
      await manager.call('audit.day', { day: '2026-03-09' });
      expect(await manager.call('sheet.get', { day: '2026-03-09' })).toMatchObject({ forgotten: 2 });
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(await (await manager.call('sheet.xlsx', { day: '2026-03-09' })).arrayBuffer());
      expect(JSON.stringify(book.worksheets[0]?.getSheetValues())).toContain('签字后有 2 行按客户本人要求删去了');
      for (const query of ['13900006621', '田永刚', 'tyg', '已按要求删除', '6621'])
        expect((await manager.call('customer.search', { query })).rows).toEqual([]);
      expect(await showroom.as('李娜').call('customer.get', { id })).toMatchObject({ name, access: 'masked' });
    }));

  test('who walks in again is a new person', () =>
    inShowroom(async (showroom) => {
      const { id, manager } = await aSignedCustomer(showroom);
      await manager.call('privacy.erase', { id, ...request });
      const again = await showroom.as('李娜').call('card.complete', {
        values: { ...fullCard, ...secrets, expectedOn: '2026-03-30', nextPlanOn: '2026-03-12' },
      });
      expect(again.customerId).not.toBe(id);
      expect(await showroom.as('李娜').call('customer.get', { id: again.customerId })).toMatchObject({
        access: 'own',
        name: '田永刚',
      });
    }));

  test('is written about by nobody any more, whatever command it is', () =>
    inShowroom(async (showroom) => {
      const { id, manager, cardId } = await aSignedCustomer(showroom);
      await manager.call('privacy.erase', { id, ...request });
      const owner = showroom.as('王磊');
      for (const [who, procedure, input] of [
        [owner, 'customer.update', { id, patch: { remark: '又写' } }],
        [owner, 'consent.record', { id, purpose: 'marketing', given: true, way: 'phone' }],
        [owner, 'opportunity.add', { customerId: id, level: 'B', expectedOn: '2026-03-30', vehicleId: 'h9-2.0t-4wd' }],
      ] as const)
        expect(await who.raw(procedure, input), procedure).toMatchObject({ code: 'CUSTOMER_ERASED' });
      await owner.refused('card.correct', { cardId, values: { talk: '又写' } });
      expect(tablesWith(showroom, '又写')).toEqual([]);
      expect(await manager.refused('privacy.erase', { id, ...request })).toMatchObject({ code: 'ALREADY_DONE' });
      expect(await manager.refused('privacy.report', { id })).toMatchObject({ code: 'ALREADY_DONE' });
    }));
});

describe('the request', () => {
  test('shows before what goes, what stays and why, and writes nothing', () =>
    inShowroom(async (showroom) => {
      const { id, manager } = await aSignedCustomer(showroom);
      const before = logged(showroom);
      const preview = await manager.call('privacy.erasurePreview', { id });
      expect(preview).toMatchObject({ name: '田永刚', waits: [], backupsForgetOn: '2026-04-14' });
      expect(preview.goes).toContainEqual({ what: '洽谈卡', count: 1, words: expect.stringContaining('联系方式') });
      expect(preview.stays).toContainEqual({ what: '检查表', count: 1, words: expect.stringContaining('校验码') });
      expect(logged(showroom)).toEqual(before);
    }));

  test('waits for the signature of the days whose cards it would make differ from their paper', () =>
    inShowroom(async (showroom) => {
      const { customerId: id } = await showroom.as('王磊').call('card.complete', { values: fullCard });
      const manager = showroom.as('sales_manager');
      const waits = ['他的洽谈卡在今天的核对里，签字后再删'];
      expect((await manager.call('privacy.erasurePreview', { id })).waits).toEqual(waits);
      expect(await manager.refused('privacy.erase', { id, ...request, requestedOn: '2026-03-09' })).toMatchObject({
        code: 'ERASURE_WAITS',
        params: { why: waits[0] },
      });
    }));

  test('waits for the manager’s decision on an ending', () =>
    inShowroom(async (showroom) => {
      const { id, manager } = await aSignedCustomer(showroom);
      const owner = showroom.as('王磊');
      const [opportunity] = (await owner.call('customer.get', { id })).opportunities;
      await owner.call('followup.record', {
        outcome: 'refused',
        method: 'phone',
        feedback: '不要再打了',
        opportunities: [{ opportunityId: opportunity?.id ?? '', ending: { ending: 'invalid', reason: '客户拒访' } }],
      });
      expect(await manager.refused('privacy.erase', { id, ...request })).toMatchObject({
        code: 'ERASURE_WAITS',
        params: { why: '他有结束申请等经理决定，先决定' },
      });
    }));

  test('is a manager’s in person: no other role, no program, no day to come, no machine that is not the authority', () =>
    inShowroom(async (showroom) => {
      const { id, manager } = await aSignedCustomer(showroom);
      for (const role of ['consultant', 'clerk', 'admin', 'receptionist'])
        expect(await showroom.as(role).refused('privacy.erase', { id, ...request })).toMatchObject({
          code: 'FORBIDDEN',
        });
      const { secret } = await manager.call('token.create', { name: '报表', staffId: manager.id, scope: 'write' });
      expect(await showroom.program(secret).raw('privacy.erase', { id, ...request })).toMatchObject({
        code: 'TOKEN_PERSONAL',
      });
      expect(await manager.refused('privacy.erase', { id, ...request, requestedOn: '2026-03-11' })).toMatchObject({
        code: 'DATE_IN_FUTURE',
      });
      showroom.setAuthority(false);
      expect(await manager.refused('privacy.erase', { id, ...request })).toMatchObject({ code: 'NOT_AUTHORITY' });
      expect(row(showroom, 'customer', id)).toMatchObject({ name: '田永刚' });
    }));
});
