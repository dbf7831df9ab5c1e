import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyDatabase } from '../../../db/verify.ts';
import { changeRow, insertRow } from '../support/rows.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';
import { fullCard, inShowroom } from './card-kit.ts';

/** 王磊's 田永刚 and 李娜's 宋佳, who drives a car of ours with a plate. */
async function twoCustomers(showroom: TestShowroom) {
  const tian = await showroom.as('王磊').call('card.complete', { values: fullCard });
  const song = await showroom.as('clerk').call('owner.enter', {
    name: '宋佳',
    gender: 'female',
    phone: '15000003178',
    vehicleLabel: '神兽 混动',
    plate: '冀F12345',
    vin: '1M8GDM9AXKP042788',
    deliveredOn: '2025-07-05',
  });
  await showroom.as('李娜').call('card.complete', {
    values: { ...fullCard, name: '宋佳', gender: 'female', phone: '15000003178' },
    identity: { customerId: song.customerId, as: 'own' },
  });
  return { tian: tian.customerId, song: song.customerId };
}

async function found(showroom: TestShowroom, who: string, query: string): Promise<readonly string[]> {
  const { rows } = await showroom.as(who).call('customer.search', { query });
  return rows.map(({ name }) => name);
}

describe('finding a customer (domain §13)', () => {
  // searching writes nothing, so the readers share a showroom
  let showroom: TestShowroom;
  let ids: Awaited<ReturnType<typeof twoCustomers>>;
  beforeAll(async () => {
    showroom = await createTestShowroom({ at: '2026-03-09 14:00' });
    ids = await twoCustomers(showroom);
  });
  afterAll(() => showroom.close());

  test.each(['田永刚', '永刚', 'tyg', 'tianyong', '6621', '13900', '139 0000 6621', '田 先生'])(
    'the owner finds his own by 「%s」',
    async (query) => {
      expect(await found(showroom, '王磊', query)).toEqual(['田永刚']);
      expect(await found(showroom, 'sales_manager', query)).toEqual(['田永刚']);
    },
  );

  test.each(['12345', '冀F12345', '1M8GDM9AXKP042788', '042788', 'sj', '3178'])(
    'also by plate, VIN and phone tail: 「%s」',
    async (query) => {
      expect(await found(showroom, '李娜', query)).toEqual(['宋佳']);
    },
  );

  test.each(['宋佳', 'sj', '3178', '12345', '042788', '1500000317'])(
    'a colleague does not find him by 「%s」',
    async (query) => {
      for (const who of ['王磊', 'receptionist', 'clerk', 'telemarketer', 'service_agent', 'admin'])
        expect(await found(showroom, who, query)).toEqual([]);
    },
  );

  test.each(['15000003178', '150-0000-3178', '冀F12345', '冀f·12345', '1M8GDM9AXKP042788'])(
    'by the whole exact number 「%s」 he finds him, masked',
    async (query) => {
      for (const who of ['王磊', 'receptionist', 'telemarketer']) {
        const { rows } = await showroom.as(who).call('customer.search', { query });
        expect(rows).toMatchObject([
          {
            id: ids.song,
            access: 'masked',
            name: '宋*',
            phone: '150****3178',
            phoneMasked: true,
            isWaiting: false,
            plates: [],
            owner: { name: '李娜' },
          },
        ]);
      }
    },
  );

  test('a stand-in finds the customer whom he looks after', () =>
    inShowroom(async (fresh) => {
      const { tian } = await twoCustomers(fresh);
      const lina = fresh.as('李娜');
      const plan = fresh.store.prepare('SELECT id FROM plan WHERE customer_id = ?').pluck().get(tian);
      changeRow(fresh, 'plan', String(plan), { assigneeId: lina.id });
      expect(await found(fresh, '李娜', 'tyg')).toEqual(['田永刚']);
      const { rows } = await lina.call('customer.search', { query: 'tyg' });
      expect(rows).toMatchObject([{ access: 'task', phone: '139****6621' }]);
    }));

  test('says how urgent he is and what he wants', async () => {
    const { rows } = await showroom.as('王磊').call('customer.search', { query: '田' });
    expect(rows).toMatchObject([
      { level: 'B', intention: 'H9 2.0T 四驱', nextPlanOn: '2026-03-11', phone: '13900006621' },
    ]);
  });

  test('follows a change of name, phone and owner', () =>
    inShowroom(async (fresh) => {
      const { tian } = await twoCustomers(fresh);
      const owner = fresh.as('王磊');
      await owner.call('customer.update', { id: tian, patch: { name: '武永强', phone: '13900009999' } });
      expect(await found(fresh, '王磊', '田永刚')).toEqual([]);
      expect(await found(fresh, '王磊', '6621')).toEqual([]);
      expect(await found(fresh, '王磊', 'wyq')).toEqual(['武永强']);
      expect(await found(fresh, '王磊', '9999')).toEqual(['武永强']);
    }));

  test('shows who is called what was typed before longer names, these before names that hold it, newest first', () =>
    inShowroom(async (fresh, consultant) => {
      const names = ['王小田', '田甲', '田', '田乙丙', '李田甲'];
      for (const [i, name] of names.entries())
        await consultant.call('card.quickSave', { values: { name, phone: `1380000000${i}`, level: 'H' } });
      expect(await found(fresh, '王磊', '田')).toEqual(['田', '田乙丙', '田甲', '李田甲', '王小田']);
      expect(await found(fresh, 'sales_manager', '田甲')).toEqual(['田甲', '李田甲']);
      expect(await found(fresh, '王磊', 'tj')).toEqual(['田甲', '李田甲']);
      const { rows } = await consultant.call('customer.search', { query: '田', limit: 4 });
      expect(rows.map(({ name }) => name)).toEqual(['田', '田乙丙', '田甲', '李田甲']);
    }));

  test('who becomes the owner stands in no longer, and the former owner does with the plan that he keeps', () =>
    inShowroom(async (fresh) => {
      const { tian } = await twoCustomers(fresh);
      const [owner, lina] = [fresh.as('王磊'), fresh.as('李娜')];
      const standIns = () => fresh.store.prepare('SELECT stand_in FROM plan WHERE customer_id = ?').pluck().all(tian);
      const plan = String(fresh.store.prepare('SELECT id FROM plan WHERE customer_id = ?').pluck().get(tian));
      expect(standIns()).toEqual([0]);
      changeRow(fresh, 'plan', plan, { assigneeId: lina.id });
      expect(standIns()).toEqual([1]);
      insertRow(fresh, 'ownership', 'next', { customerId: tian, ownerId: lina.id, at: fresh.clock.now() });
      expect(standIns()).toEqual([0]);
      expect(await found(fresh, '王磊', '田永刚')).toEqual([]);
      changeRow(fresh, 'plan', plan, { assigneeId: owner.id });
      expect(standIns()).toEqual([1]);
      expect(await found(fresh, '王磊', '田永刚')).toEqual(['田永刚']);
      expect(verifyDatabase(fresh.store.connection).findings).toEqual([]);
    }));

  test('a stand-in finds the name that fits best first, whoever owns it', () =>
    inShowroom(async (fresh) => {
      const lina = fresh.as('李娜');
      await lina.call('card.quickSave', { values: { name: '田永刚强', phone: '13800000001', level: 'H' } });
      const { tian } = await twoCustomers(fresh);
      const plan = fresh.store.prepare('SELECT id FROM plan WHERE customer_id = ?').pluck().get(tian);
      changeRow(fresh, 'plan', String(plan), { assigneeId: lina.id });
      await lina.call('card.quickSave', { values: { name: '田永刚毅', phone: '13800000002', level: 'H' } });
      expect(await found(fresh, '李娜', '田永刚')).toEqual(['田永刚', '田永刚毅', '田永刚强']);
    }));

  test('shows no more than was asked for, and says that there is more', () =>
    inShowroom(async (_showroom, consultant) => {
      for (let i = 0; i < 4; i++)
        await consultant.call('card.quickSave', {
          values: { name: `田${'甲乙丙丁'[i]}`, phone: `1380000000${i}`, level: 'H' },
        });
      const answer = await consultant.call('customer.search', { query: '田', limit: 3 });
      expect(answer.rows).toHaveLength(3);
      expect(answer.more).toBe(true);
      expect((await consultant.call('customer.search', { query: '田', limit: 4 })).more).toBe(false);
    }));

  test.each(['', ' ', '"', '*', "' OR 1=1 --", 'NEAR(', '\ud800', '\u0000'])(
    'nothing typed breaks it: %o',
    async (query) => {
      expect(await showroom.as('sales_manager').call('customer.search', { query })).toEqual({ rows: [], more: false });
    },
  );
});
