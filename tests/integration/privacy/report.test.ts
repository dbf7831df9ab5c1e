import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { fullCard, inShowroom } from '../card/card-kit.ts';

const secrets = {
  phone: '13900006621',
  phone2: '13800001234',
  wechat: 'tian_yonggang',
  qq: '10020030',
  street: '中山东路 8 号',
} as const;

describe('the report of what the store holds about one person (domain §13)', () => {
  test('tells every value with its source, time and writer, in words, and who looked at the number', () =>
    inShowroom(async (showroom, owner) => {
      const drive = { agreementNo: 'SJ0047', car: '冀F·1047', startKm: 1203, endKm: 1209, feedback: '提速好' };
      const { customerId: id } = await owner.call('card.complete', {
        values: {
          ...fullCard,
          ...secrets,
          ...{ testDrive: true, testDriveDetail: drive, noDriveReason: null },
          tradeIn: { vehicle: '捷达 2016 款', mileageKm: 92_000, estimateFen: 3_000_000 },
          consents: ['collect', 'followup'],
        },
      });
      showroom.clock.set('2026-03-10 10:00');
      const manager = showroom.as('sales_manager');
      await manager.call('customer.revealPhone', { id });
      await owner.call('consent.record', { id, purpose: 'marketing', given: false, way: 'phone', note: '别发短信' });
      const report = await manager.call('privacy.report', { id });
      const lines = report.sections.flatMap(({ title, entries }) =>
        entries.flatMap((entry) => entry.lines.map((line) => ({ section: title, ...line }))),
      );
      const said = new Map(lines.map(({ section, label, value }) => [`${section} ${label}`, value]));
      expect(Object.fromEntries(said)).toMatchObject({
        '客户 姓名': '田永刚',
        '客户 移动电话': secrets.phone,
        '客户 备用电话': secrets.phone2,
        '客户 微信': secrets.wechat,
        '客户 地区': '河北 · 保定 · 定州市',
        '客户 客户来源': '自然来店',
        '洽谈卡 意向车型': expect.stringContaining('H9'),
        '洽谈卡 试驾明细':
          '试驾协议号 SJ0047；试驾车 冀F·1047；起始公里 1203 公里；结束公里 1209 公里；试驾感受 提速好',
        '洽谈卡 旧车置换': '旧车 捷达 2016 款；里程 92000 公里；估价 30000.00',
        '回访计划 方式': '电话',
        '客户同意 原话或说明': '别发短信',
        '归属 归谁': '王磊',
      });
      expect(lines.find(({ section, label }) => section === '客户' && label === '移动电话')).toMatchObject({
        by: '王磊',
        source: '完成洽谈卡',
      });
      expect(lines.find(({ section }) => section === '谁看过、打印过、导出过')).toMatchObject({
        label: '查看完整号码',
        by: '陈经理',
      });
      expect(lines.filter(({ section }) => section === '谁看过、打印过、导出过').map(({ label }) => label)).toContain(
        '查看完整号码',
      );
      for (const value of lines.map((line) => line.value))
        expect(value).not.toMatch(/^[[{]|null|undefined|^(?:walk|first|no)_[a-z_]+$/);
    }));

  test('tells the store’s own fields by their names and choices, also one out of use and one that a merge chose', () =>
    inShowroom(async (showroom, owner) => {
      const admin = showroom.as('admin');
      const options = [{ label: '有车库' }, { label: '没有' }];
      await admin.call('customField.add', { code: 'hobby', label: '爱好', kind: 'text', scope: 'customer' });
      await admin.call('customField.add', {
        code: 'garage',
        label: '车库',
        kind: 'choice',
        scope: 'customer',
        options,
      });
      const custom = { hobby: '钓鱼', garage: 'youcheku' };
      const first = await owner.call('card.complete', { values: { ...fullCard, custom } });
      const second = await owner.call('card.complete', {
        values: { ...fullCard, phone: '13700001234', custom: { hobby: '下棋', garage: 'meiyou' } },
      });
      await admin.call('customField.save', { code: 'garage', active: false });
      const manager = showroom.as('sales_manager');
      await manager.call('merge.merge', {
        id: first.customerId,
        otherId: second.customerId,
        choices: { custom: { garage: 'gone', hobby: 'kept' } },
      });
      const { sections } = await manager.call('privacy.report', { id: first.customerId });
      const lines = sections.flatMap(({ title, entries }) =>
        entries.flatMap((entry) => entry.lines.map(({ label, value }) => `${title} ${label} ${value}`)),
      );
      expect(lines).toContain('客户 本店自定义项 爱好 钓鱼；车库 没有');
      expect(lines).toContain('洽谈卡 本店自定义项 爱好 下棋；车库 没有');
      expect(lines.join('\n')).toContain('合并前 车库 有车库；合并后 车库 没有');
      expect(lines.join('\n')).not.toMatch(/hobby|garage|youcheku|meiyou/);
    }));

  test('is logged as a showing, comes as xlsx and as JSON, and its name tells nobody who it is about', () =>
    inShowroom(async (showroom, owner) => {
      const { customerId: id } = await owner.call('card.complete', { values: { ...fullCard, ...secrets } });
      const manager = showroom.as('sales_manager');
      const before = (await owner.call('customer.get', { id })).reveals;
      const xlsx = await manager.call('privacy.reportFile', { id, format: 'xlsx' });
      expect(xlsx.name).toBe('个人资料报告-202603091400.xlsx');
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(await xlsx.arrayBuffer());
      const page = book.worksheets[0];
      expect(String(page?.getRow(1).getCell(1).value)).toMatch(
        /田永刚 先生的个人资料报告　导出 2026-03-09 14:00 陈经理/,
      );
      const values = page?.getColumn(4).values.map(String);
      for (const secret of Object.values(secrets)) expect(values).toContain(secret);
      const json = await manager.call('privacy.reportFile', { id, format: 'json' });
      expect(JSON.parse(await json.text())).toMatchObject({ customerId: id, printedBy: { name: '陈经理' } });
      expect((await owner.call('customer.get', { id })).reveals).toBe(before + 2);
    }));

  test('is a manager’s to make, in person', () =>
    inShowroom(async (showroom, owner) => {
      const { customerId: id } = await owner.call('card.complete', { values: fullCard });
      for (const who of ['王磊', 'clerk', 'receptionist', 'admin'])
        expect(await showroom.as(who).refused('privacy.report', { id })).toMatchObject({ code: 'FORBIDDEN' });
      const manager = showroom.as('sales_manager');
      expect(await manager.refused('privacy.report', { id: 'nobody' })).toMatchObject({ code: 'NOT_FOUND' });
      const { secret } = await manager.call('token.create', { name: '报表', staffId: manager.id, scope: 'write' });
      expect(await showroom.program(secret).raw('privacy.report', { id })).toMatchObject({ code: 'TOKEN_PERSONAL' });
    }));
});
