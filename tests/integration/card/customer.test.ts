import { describe, expect, test } from 'vitest';
import type { TimelineEntry } from '../../../shared/contract/customer-timeline.ts';
import type { Person } from '../support/showroom.ts';
import { shanghai } from '../support/showroom.ts';
import { countRows, fullCard, inShowroom, row } from './card-kit.ts';

describe('the customer’s page', () => {
  test('tells owner, intentions with their limits, plans and consents', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId, opportunityId, nextPlanId } = await consultant.call('card.complete', {
        values: { ...fullCard, consents: ['collect'] },
      });
      const detail = await consultant.call('customer.get', { id: customerId });
      expect(detail).toMatchObject({
        access: 'own',
        canEdit: true,
        canReveal: false,
        owner: { id: consultant.id, name: '王磊' },
        registeredAt: showroom.clock.now(),
        lastEffectiveOn: '2026-03-09',
        opportunities: [
          {
            id: opportunityId,
            level: 'B',
            levelStale: false,
            vehicleLabel: 'H9 2.0T 四驱',
            limitOn: '2026-03-23',
            nextPlan: { id: nextPlanId, dueOn: '2026-03-11', origin: 'first_48h' },
          },
        ],
        plans: [{ id: nextPlanId, state: 'open', assignee: { name: '王磊' } }],
        consents: [{ purpose: 'collect', given: true }],
      });
    }));

  test('flags a level whose expected day has passed', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: fullCard });
      const stale = async () =>
        (await consultant.call('customer.get', { id: customerId })).opportunities[0]?.levelStale;
      showroom.clock.set('2026-03-29 10:00');
      expect(await stale()).toBe(false);
      showroom.clock.set('2026-03-30 10:00');
      expect(await stale()).toBe(true);
    }));

  test('of nobody is not found', () =>
    inShowroom(async (_showroom, consultant) => {
      expect((await consultant.refused('customer.get', { id: 'nobody' })).code).toBe('NOT_FOUND');
    }));
});

describe('changing a customer', () => {
  test('does not overwrite what somebody else changed meanwhile', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId: id } = await consultant.call('card.complete', { values: fullCard });
      const manager = showroom.as('showroom_manager');
      await manager.call('customer.update', { id, patch: { remark: '高个子' }, seen: { remark: '戴眼镜，带小孩' } });
      const stale = { id, patch: { remark: '胖', wechat: 'tyg' }, seen: { remark: '戴眼镜，带小孩', wechat: null } };
      expect(await consultant.refused('customer.update', stale)).toMatchObject({
        code: 'STALE_EDIT',
        field: 'remark',
        params: { field: '备注', who: '郭展厅' },
      });
      expect(row(showroom, 'customer', id)).toMatchObject({ remark: '高个子', wechat: null });
      await consultant.call('customer.update', { ...stale, seen: { remark: '高个子', wechat: null } });
      expect(row(showroom, 'customer', id)).toMatchObject({ remark: '胖', wechat: 'tyg' });
    }));

  test('what nobody changed is not written', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId: id } = await consultant.call('card.complete', { values: fullCard });
      const before = countRows(showroom);
      await consultant.call('customer.update', { id, patch: { name: '田永刚', remark: '戴眼镜，带小孩 ' } });
      expect(countRows(showroom)).toEqual(before);
    }));

  test('refuses the number of somebody else, an empty name, and neither phone nor reason', () =>
    inShowroom(async (showroom, consultant) => {
      await showroom.as('李娜').call('card.complete', { values: { ...fullCard, phone: '15000003178' } });
      const { customerId: id } = await consultant.call('card.complete', { values: fullCard });
      const before = countRows(showroom);
      expect(await consultant.refused('customer.update', { id, patch: { phone: '15000003178' } })).toMatchObject({
        code: 'PHONE_TAKEN',
      });
      expect((await consultant.refused('customer.update', { id, patch: { name: ' ' } })).code).toBe('REQUIRED_MISSING');
      expect((await consultant.refused('customer.update', { id, patch: { phone: null } })).code).toBe(
        'REQUIRED_MISSING',
      );
      // that the number is a colleague's was told, and telling it is in the log
      expect(countRows(showroom)).toEqual({ ...before, audit_log: Number(before.audit_log) + 1 });
      await consultant.call('customer.update', { id, patch: { phone: null, noPhoneReason: 'declined' } });
      expect(row(showroom, 'customer', id)).toMatchObject({ phone: null, no_phone_reason: 'declined' });
    }));
});

describe('the timeline', () => {
  async function kinds(person: Person, id: string): Promise<readonly string[]> {
    const { rows } = await person.call('customer.timeline', { id, limit: 100 });
    return rows.map(({ kind }) => kind);
  }

  test('holds cards, contacts, levels, plans given up, requests, ownership and reveals, newest first', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId: id, opportunityId } = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-09 20:00');
      await consultant.call('opportunity.setLevel', { id: opportunityId ?? '', level: 'H', expectedOn: '2026-03-13' });
      showroom.clock.set('2026-03-10 09:00');
      await showroom.as('sales_manager').call('customer.revealPhone', { id });
      showroom.clock.set('2026-03-11 10:00');
      await consultant.call('card.complete', {
        values: {
          ...fullCard,
          level: 'H',
          expectedOn: '2026-03-13',
          result: 'lost',
          nextPlanOn: null,
          nextPlanMethod: null,
        },
        identity: { customerId: id, as: 'own' },
      });
      const { rows } = await consultant.call('customer.timeline', { id });
      // what one save did has one instant; between saves the order is that of time
      const byInstant = [...Map.groupBy(rows, ({ at }) => at).values()].map((each) =>
        each.map(({ kind }) => kind).sort(),
      );
      expect(byInstant).toEqual([['card', 'ending_request'], ['reveal'], ['level'], ['card', 'level', 'ownership']]);
      expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).toSorted((x, y) => y - x));
    }));

  test('turns its pages without losing or doubling an entry', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId: id, opportunityId } = await consultant.call('card.complete', { values: fullCard });
      for (const [i, level] of (['C', 'B', 'C', 'B', 'C', 'B'] as const).entries()) {
        if (i % 2 === 0) showroom.clock.advance(60_000);
        await consultant.call('opportunity.setLevel', {
          id: opportunityId ?? '',
          level,
          expectedOn: level === 'C' ? '2026-06-01' : '2026-03-29',
        });
      }
      const whole = (await consultant.call('customer.timeline', { id, limit: 100 })).rows;
      const paged: TimelineEntry[] = [];
      let cursor: string | undefined;
      do {
        const page = await consultant.call('customer.timeline', {
          id,
          limit: 2,
          ...(cursor === undefined ? {} : { cursor }),
        });
        paged.push(...page.rows);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(paged).toEqual(whole);
      expect(whole).toHaveLength(9);
    }));

  test('shows a colleague’s 报备 to managers only', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId: id } = await consultant.call('card.complete', { values: fullCard });
      await showroom.as('李娜').call('card.complete', { values: fullCard, identity: { customerId: id, as: 'report' } });
      expect(await kinds(consultant, id)).not.toContain('report');
      expect(await kinds(showroom.as('general_manager'), id)).toContain('report');
    }));
});

describe('the lists of customers', () => {
  test('hold what each view says', () =>
    inShowroom(async (showroom, consultant) => {
      const enter = async (who: Person, at: string, name: string, phone: string) => {
        showroom.clock.set(at);
        await who.call('card.quickSave', { values: { name, phone, level: 'C' } });
      };
      const lina = showroom.as('李娜');
      await enter(consultant, '2026-02-20 10:00', '二月', '13800000001');
      await enter(consultant, '2026-03-02 10:00', '上周', '13800000002');
      await enter(lina, '2026-03-09 10:00', '周一', '13800000003');
      await enter(consultant, '2026-03-12 10:00', '今天', '13800000004');
      const list = async (who: Person, view: 'all' | 'mine' | 'today' | 'week' | 'month' | 'recent' | 'uncontacted3') =>
        (await who.call('customer.list', { view })).rows.map(({ name }) => name);
      const manager = showroom.as('sales_manager');
      expect(await list(manager, 'all')).toEqual(['今天', '周一', '上周', '二月']);
      expect(await list(manager, 'mine')).toEqual([]);
      expect(await list(consultant, 'all')).toEqual(['今天', '上周', '二月']);
      expect(await list(consultant, 'mine')).toEqual(['今天', '上周', '二月']);
      expect(await list(manager, 'today')).toEqual(['今天']);
      expect(await list(manager, 'week')).toEqual(['今天', '周一']);
      expect(await list(manager, 'month')).toEqual(['今天', '周一', '上周']);
      expect(await list(consultant, 'month')).toEqual(['今天', '上周']);
      expect(await list(manager, 'recent')).toEqual(['今天', '周一']);
      expect(await list(manager, 'uncontacted3')).toEqual(['二月', '上周', '周一']);
      expect(await list(consultant, 'uncontacted3')).toEqual(['二月', '上周']);
      showroom.clock.set('2026-03-11 23:59');
      expect(await list(manager, 'uncontacted3')).toEqual(['二月', '上周']);
    }, '2026-02-20 10:00'));

  test('turn their pages in every order', () =>
    inShowroom(async (showroom, consultant) => {
      for (let i = 0; i < 7; i++) {
        await consultant.call('card.quickSave', { values: { name: `田${i}`, phone: `1380000000${i}`, level: 'C' } });
        if (i % 2 === 0) showroom.clock.advance(60_000);
      }
      showroom.clock.set('2026-03-13 10:00');
      for (const view of ['all', 'month', 'uncontacted3'] as const) {
        const names: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await consultant.call('customer.list', {
            view,
            limit: 3,
            ...(cursor === undefined ? {} : { cursor }),
          });
          names.push(...page.rows.map(({ name }) => name));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(names).toHaveLength(7);
        expect(new Set(names).size).toBe(7);
      }
    }));

  test('show 内勤, 电销 and 客服 the 基盘, masked, and nothing to the front desk', () =>
    inShowroom(async (showroom, consultant) => {
      await consultant.call('card.complete', { values: fullCard });
      await showroom.as('clerk').call('owner.enter', {
        name: '谢娟',
        phone: '13950577216',
        vehicleLabel: '神兽 混动',
        deliveredOn: '2025-07-05',
      });
      for (const who of ['clerk', 'telemarketer', 'service_agent']) {
        const { rows } = await showroom.as(who).call('customer.list', {});
        expect(rows).toMatchObject([{ stage: 'retained', name: '谢*', phone: '139****7216' }]);
      }
      expect((await showroom.as('receptionist').refused('customer.list', {})).code).toBe('FORBIDDEN');
    }));

  test('refuse a cursor that they did not give', () =>
    inShowroom(async (_showroom, consultant) => {
      expect(await consultant.refused('customer.list', { cursor: 'abc' })).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'cursor',
      });
    }));
});

test('an instant is kept to the millisecond', () =>
  inShowroom(async (showroom, consultant) => {
    const { customerId } = await consultant.call('card.complete', { values: fullCard });
    expect(row(showroom, 'customer', customerId).created_at).toBe(shanghai('2026-03-09 14:00'));
  }));
