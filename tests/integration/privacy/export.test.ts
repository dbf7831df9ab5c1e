import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { cardFields } from '../../../shared/domain/card-fields.ts';
import { fullCard, inShowroom } from '../card/card-kit.ts';
import { addCustomer } from '../support/customers.ts';
import type { InputOf, Person, TestShowroom } from '../support/showroom.ts';

type Where = NonNullable<InputOf<'customer.list'>['where']>;

async function labelOf(who: Person, code: string): Promise<string> {
  const { dictionaries } = await who.call('dictionary.list', {});
  const entries = dictionaries.find(({ name }) => name === 'customer_tag')?.entries ?? [];
  return entries.find((entry) => entry.code === code)?.label ?? '';
}

type Row = Readonly<Record<string, unknown>>;

/** Exports to the end and reads the file: its watermark and its rows by their headings. */
async function exported(who: Person, input: InputOf<'export.begin'>) {
  let progress = await who.call('export.begin', input);
  for (let calls = 0; !progress.isDone && calls < 1000; calls += 1)
    progress = await who.call('export.advance', { id: progress.id });
  const file = await who.call('export.file', { id: progress.id });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await file.arrayBuffer());
  const page = book.worksheets[0];
  const heads = (page?.getRow(2).values ?? []) as readonly string[]; // the headings are texts
  const rows: Row[] = [];
  page?.eachRow((row, at) => {
    if (at > 2)
      rows.push(Object.fromEntries(heads.map((head, column) => [head, row.getCell(column).value] as const).slice(1)));
  });
  return {
    name: file.name,
    mark: String(page?.getRow(1).getCell(1).value),
    foot: page?.headerFooter.oddFooter,
    rows,
    progress,
  };
}

const complete = {
  ...fullCard,
  phone2: '13800001234',
  wechat: 'tian_yonggang',
  qq: '10020030',
  email: 'tian@163.com',
  street: '中山东路 8 号',
  partySize: 3,
  interiorColour: 'black',
  otherVehicleIds: ['m6-plus'],
  competitors: ['none'],
  budget: 'from_12_to_15',
  payment: 'loan',
  downPaymentFen: 3_000_000,
  termMonths: 36,
  concerns: ['discount', 'space'],
  quoteFen: 11_280_050,
  consents: ['collect', 'followup'],
} as const;

/** A field of the store's own of every kind, one of them of the visit alone. */
async function addOwnFields(showroom: TestShowroom): Promise<void> {
  const admin = showroom.as('admin');
  const options = [{ label: '有' }, { label: '没有' }];
  for (const field of [
    { code: 'hobby', label: '爱好', kind: 'text', scope: 'customer', options: [] },
    { code: 'height', label: '身高', kind: 'number', scope: 'customer', options: [] },
    { code: 'birthday', label: '生日', kind: 'date', scope: 'customer', options: [] },
    { code: 'garage', label: '车库', kind: 'choice', scope: 'customer', options },
    { code: 'seen', label: '看过的展车', kind: 'choices', scope: 'visit', options },
  ] as const)
    await admin.call('customField.add', { ...field, options: [...field.options] });
}

const ofOwn = {
  plate: '冀F8T301',
  vin: 'LSVAM4187C2184847',
  custom: { hobby: '钓鱼', height: 180.5, birthday: '1988-05-06', garage: 'you', seen: ['meiyou', 'you'] },
} as const;
const saidOfCustomer = { 爱好: '钓鱼', 身高: 180.5, 生日: '1988-05-06', 车库: '有' };
const saidOfOwn = { ...saidOfCustomer, 看过的展车: '没有、有', 车牌: '冀F8T301', VIN: 'LSVAM4187C2184847' };

describe('an export of cards', () => {
  test('has every field of the card under its own heading, each value to be read back', () =>
    inShowroom(async (showroom, owner) => {
      await addOwnFields(showroom);
      const { cardId } = await owner.call('card.complete', { values: { ...complete, ...ofOwn } });
      const manager = showroom.as('sales_manager');
      const { rows, mark, foot, name } = await exported(manager, {
        ...{ kind: 'cards', from: '2026-03-09', to: '2026-03-09' },
        ...{ purpose: '三月份月报', fullPhones: true },
      });
      expect(name).toBe('洽谈卡-202603091400.xlsx');
      expect(mark).toBe('定州轩宇俊鹏　洽谈卡　导出 2026-03-09 14:00 陈经理　用途：三月份月报');
      expect(foot).toContain('陈经理');
      const [card] = rows;
      // the store's own fields stand in its place, each under its own name
      const labels = cardFields.filter(({ kind }) => kind !== 'custom').map(({ label }) => label);
      expect(Object.keys(card ?? {})).toEqual(expect.arrayContaining(labels));
      expect(card).not.toHaveProperty('本店自定义项');
      expect(card).toMatchObject(saidOfOwn);
      const { number } = await owner.call('card.get', { id: cardId });
      expect(card).toMatchObject({
        ...{ 卡号: number, 填写: '已完成', 到店: '2026-03-09 14:00', 人数: 3, 接触方式: '来店', 到店性质: '首次' },
        ...{ 销售顾问: '王磊', 姓名: '田永刚', 性别: '男', 移动电话: '13900006621', 备用电话: '13800001234' },
        ...{ 微信: 'tian_yonggang', QQ: '10020030', 邮箱: 'tian@163.com', 客户类型: '个人', 购买类型: '首购' },
        ...{
          地区: '河北 · 保定 · 定州市',
          详细地址: '中山东路 8 号',
          客户来源: '自然来店',
          外观颜色: '白',
          竞品: '无',
        },
        ...{
          预算: '12-15万',
          付款方式: '贷款',
          首付: 30000,
          期数: 36,
          预计购车: '2026-03-29',
          意向级别: 'B',
          报价: 112800.5,
        },
        ...{
          试驾: '否',
          洽谈经过与顾虑: '看中白色，嫌贵',
          备注: '戴眼镜，带小孩',
          洽谈结果: '继续跟进',
          下次回访计划: '2026-03-11',
          回访方式: '电话',
        },
      });
      expect(card?.意向车型).toMatch(/H9/);
      expect(card?.其他意向车型).toMatch(/M6/i);
      expect(card?.告知与同意).toMatch(/.+、.+/);
    }));

  test('masks the numbers unless they were asked for, and then every customer has it in his log', () =>
    inShowroom(async (showroom, owner) => {
      const { customerId: id } = await owner.call('card.complete', { values: complete });
      const manager = showroom.as('sales_manager');
      const period = { kind: 'cards', from: '2026-03-01', to: '2026-03-31', purpose: '核对' } as const;
      const { rows: masked } = await exported(manager, period);
      expect(masked).toMatchObject([
        { 移动电话: '139****6621', 备用电话: '138****1234', 微信: 't****', 姓名: '田永刚' },
      ]);
      expect((await owner.call('customer.get', { id })).reveals).toBe(0);
      await exported(manager, { ...period, fullPhones: true });
      expect((await owner.call('customer.get', { id })).reveals).toBe(1);
      expect((await owner.call('customer.timeline', { id })).rows).toContainEqual(
        expect.objectContaining({ kind: 'reveal', audited: false, by: { id: manager.id, name: '陈经理' } }),
      );
      expect((await manager.call('export.list', {})).rows).toMatchObject([
        { kind: 'cards', purpose: '核对', rows: 1, fullPhones: true, by: { name: '陈经理' } },
        { kind: 'cards', purpose: '核对', rows: 1, fullPhones: false },
      ]);
    }));

  test('refuses a period without its days, upside down, or longer than a year', () =>
    inShowroom(async (showroom) => {
      const manager = showroom.as('sales_manager');
      const begin = (more: object) => manager.refused('export.begin', { kind: 'cards', purpose: '月报', ...more });
      expect(await begin({})).toMatchObject({ code: 'REQUIRED_MISSING', params: { fields: '从哪天、到哪天' } });
      expect(await begin({ from: '2026-03-02', to: '2026-03-01' })).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'to',
      });
      expect(await begin({ from: '2024-01-01', to: '2026-03-01' })).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'to',
      });
      expect(await manager.refused('export.begin', { kind: 'customers', purpose: ' ' })).toMatchObject({
        field: 'purpose',
      });
    }));
});

describe('an export of customers', () => {
  test('has a column for tags and for each of the store’s own fields, and keeps to the conditions of its list', () =>
    inShowroom(async (showroom, owner) => {
      await addOwnFields(showroom);
      const values = { ...complete, ...ofOwn, custom: { ...ofOwn.custom, seen: [...ofOwn.custom.seen] } };
      const { customerId: id } = await owner.call('card.complete', { values });
      addCustomer(showroom, { name: '宋佳' });
      await owner.call('tag.change', { customerIds: [id], add: ['key_customer'] });
      await showroom.as('admin').call('customField.save', { code: 'height', active: false });
      const manager = showroom.as('sales_manager');
      const tag = await labelOf(manager, 'key_customer');
      for (const where of [
        [{ field: 'custom.garage', test: 'is', values: ['you'] }],
        [{ field: 'tag', test: 'is', values: ['key_customer'] }],
      ] satisfies Where[]) {
        const { rows } = await exported(manager, {
          ...{ kind: 'customers', purpose: '试', customers: { view: 'all', where, sort: 'name' } },
        });
        const { 身高, ...said } = saidOfCustomer;
        expect(rows).toMatchObject([{ 姓名: '田永刚', ...said, '身高（已停用）': 身高, 标签: tag }]);
        // what one visit said is no matter of the customer
        expect(rows[0]).not.toHaveProperty('看过的展车');
      }
    }));

  test('holds a whole list, piece by piece, each customer once, with what he agreed to', () =>
    inShowroom(async (showroom, owner) => {
      // the last of the list at first
      const { customerId: touched } = await owner.call('card.complete', { values: complete });
      showroom.clock.advance(1000);
      for (let i = 0; i < 230; i += 1) addCustomer(showroom, { name: `客户${i}`, phone: `1380000${1000 + i}` });
      const manager = showroom.as('sales_manager');
      let progress = await manager.call('export.begin', {
        kind: 'customers',
        customers: { view: 'all' },
        purpose: '盘点',
      });
      const steps = [];
      showroom.clock.advance(1000);
      while (!progress.isDone) {
        progress = await manager.call('export.advance', { id: progress.id });
        steps.push(progress.rows);
        // moves him to the top of the list that is being read
        if (steps.length === 1) await owner.call('customer.update', { id: touched, patch: { remark: '刚改' } });
      }
      expect(steps.slice(0, 4)).toEqual([100, 200, 230, 231]);
      const file = await manager.call('export.file', { id: progress.id });
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(await file.arrayBuffer());
      const names = (book.worksheets[0]?.getColumn(1).values ?? []).slice(3);
      expect(new Set(names).size).toBe(231);
      expect(names).toHaveLength(231);
    }));

  test('leaves out whoever does not want what it is for: advertising needs a yes, calling stops at a no', () =>
    inShowroom(async (showroom, owner) => {
      const save = (name: string, phone: string, consents: readonly ('collect' | 'followup' | 'marketing')[]) =>
        owner.call('card.complete', { values: { ...fullCard, name, phone, consents: [...consents] } });
      await save('甲同意', '13900000001', ['followup', 'marketing']);
      const no = await save('乙撤回', '13900000002', ['followup', 'marketing']);
      await save('丙没问', '13900000003', []);
      for (const purpose of ['followup', 'marketing'])
        await owner.call('consent.record', { id: no.customerId, purpose, given: false, way: 'phone' });
      const manager = showroom.as('sales_manager');
      const namesFor = async (use: 'internal' | 'followup' | 'marketing') => {
        const { rows, progress } = await exported(manager, { kind: 'customers', purpose: '试', use });
        return [
          rows
            .map((row) => row.姓名)
            .toSorted()
            .join(),
          progress.leftOut,
        ];
      };
      expect(await namesFor('internal')).toEqual(['丙没问,乙撤回,甲同意', 0]);
      expect(await namesFor('followup')).toEqual(['丙没问,甲同意', 1]);
      expect(await namesFor('marketing')).toEqual(['甲同意', 2]);
      const { rows } = await exported(manager, { kind: 'customers', purpose: '试' });
      expect(rows.find((row) => row.姓名 === '乙撤回')).toMatchObject({
        '同意：回访': '不同意',
        归属: '王磊',
        级别: 'B',
        阶段: '潜在客户',
      });
    }));

  test('of a forgotten person has only what is counted, and nobody calls him', () =>
    inShowroom(async (showroom, owner) => {
      const { customerId: id } = await owner.call('card.complete', { values: complete });
      showroom.clock.set('2026-03-10 10:00');
      const manager = showroom.as('sales_manager');
      await manager.call('audit.sign', { day: '2026-03-09' });
      await manager.call('privacy.erase', {
        id,
        asker: 'self',
        proof: 'id_card',
        way: 'phone',
        requestedOn: '2026-03-10',
      });
      const { rows } = await exported(manager, { kind: 'customers', purpose: '试', fullPhones: true });
      expect(rows).toMatchObject([{ 姓名: '已按要求删除 · 0001', 移动电话: null, 备注: null, 客户来源: '自然来店' }]);
      expect((await exported(manager, { kind: 'customers', purpose: '试', use: 'followup' })).rows).toEqual([]);
      const cards = await exported(manager, {
        kind: 'cards',
        from: '2026-03-09',
        to: '2026-03-10',
        purpose: '试',
        fullPhones: true,
      });
      expect(cards.rows).toMatchObject([{ 姓名: '已按要求删除 · 0001', 意向级别: 'B', 洽谈经过与顾虑: null }]);
    }));

  test('is a manager’s, his own to the end, and gone when he begins another, cancels it or leaves it alone', () =>
    inShowroom(async (showroom) => {
      addCustomer(showroom);
      for (const role of ['王磊', 'clerk', 'telemarketer', 'admin', 'receptionist'])
        expect(await showroom.as(role).refused('export.begin', { kind: 'customers', purpose: '试' })).toMatchObject({
          code: 'FORBIDDEN',
        });
      const manager = showroom.as('sales_manager');
      const begin = () => manager.call('export.begin', { kind: 'customers', purpose: '试' });
      const first = await begin();
      expect(await manager.refused('export.file', { id: first.id })).toMatchObject({ code: 'EXPORT_NOT_READY' });
      expect(await showroom.as('general_manager').refused('export.advance', { id: first.id })).toMatchObject({
        code: 'EXPORT_GONE',
      });
      const second = await begin();
      expect(await manager.refused('export.advance', { id: first.id })).toMatchObject({ code: 'EXPORT_GONE' });
      await manager.call('export.cancel', { id: second.id });
      expect(await manager.refused('export.file', { id: second.id })).toMatchObject({ code: 'EXPORT_GONE' });
      const third = await begin();
      showroom.clock.advance(11 * 60_000);
      expect(await manager.refused('export.advance', { id: third.id })).toMatchObject({ code: 'EXPORT_GONE' });
      expect((await manager.call('export.list', {})).rows).toEqual([]);
    }));
});
