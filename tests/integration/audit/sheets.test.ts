import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { createPorts } from '../../../api/transport/port.ts';
import type { Api } from '../../../shared/contract/index.ts';
import { xlsxType } from '../../../shared/contract/sheet.ts';
import { testPassword } from '../support/showroom.ts';
import { auditOn as day, playedShowroom } from './support/days.ts';

it('the sheet of the day says per consultant what was there, what differs, and what is to be done', async () => {
  const { showroom } = await playedShowroom('sign');
  const manager = showroom.as('sales_manager');
  await manager.call('audit.treat', { day, key: 'serial:DZ-202602', treatment: '改正竞品', deadline: '今天 18:00' });
  await manager.call('audit.treat', { day, personId: showroom.as('王倩').id, treatment: '夕会上说明', deadline: '' });
  const before = await manager.call('sheet.preview', { day });
  expect(before.signed).toBeNull();
  await manager.call('audit.sign', { day });
  const sheet = await manager.call('sheet.get', { day });
  expect(sheet).toMatchObject({
    number: 'JC-20260309',
    storeName: '定州轩宇俊鹏',
    inspectedOn: '2026-03-10',
    inspector: { name: '陈经理', role: 'sales_manager' },
    late: false,
    totals: { cards: 8, entered: 6, matched: 2, mismatched: 2, missing: 2, noPaper: 2, noCard: 0, amountFen: 20_000 },
    signed: { by: { name: '陈经理' } },
  });
  expect(sheet.signed?.checkCode).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
  expect({ ...before, signed: null }).toEqual({ ...sheet, signed: null });
  const byName = new Map(sheet.rows.map((row) => [row.personName, row]));
  expect([...byName.keys()].toSorted()).toEqual(['周强', '吴敏', '孙丽', '王倩', '赵磊', '郑涛'].toSorted());
  expect(byName.get('周强')).toMatchObject({
    problems: ['DZ-202602 竞品', 'DZ-202608 未录入（补录）'],
    treatment: '改正竞品',
    deadline: '今天 18:00',
  });
  expect(byName.get('王倩')).toMatchObject({ cards: 0, problems: [], treatment: '夕会上说明' });
});

it('a sheet shows no phone: the values of single cards stay with the audit', async () => {
  const { showroom } = await playedShowroom('sign');
  const manager = showroom.as('sales_manager');
  const key = 'serial:DZ-202600';
  const { values } = await manager.call('audit.item', { day, key });
  const marks = Object.fromEntries(
    values.map(({ field }) => [field, field === 'phone' ? 'mismatch' : 'match'] as const),
  );
  await manager.call('audit.mark', { day, key, marks, paper: { phone: '13913221815' } });
  await manager.call('audit.sign', { day });
  const sheet = await manager.call('sheet.get', { day });
  expect(sheet.items.find(({ serial }) => serial === 'DZ-202600')?.fields).toEqual(['phone']);
  const text = JSON.stringify(sheet).replaceAll(' ', '');
  expect(text).not.toContain('13913221814');
  expect(text).not.toContain('13913221815');
});

it('the preview is there when every card is read', async () => {
  const { showroom } = await playedShowroom('keyIn');
  showroom.clock.set('2026-03-10 09:00');
  const manager = showroom.as('sales_manager');
  expect((await manager.refused('sheet.preview', { day })).code).toBe('AUDIT_INCOMPLETE');
  expect((await manager.refused('sheet.get', { day })).code).toBe('NOT_FOUND');
  expect((await manager.refused('sheet.preview', { day: '2026-03-01' })).code).toBe('AUDIT_EMPTY');
});

it('the xlsx is A4 landscape on one page, with the table of the print and the name of whoever exported it', async () => {
  const { showroom } = await playedShowroom('end');
  showroom.clock.set('2026-03-10 17:30');
  const file = await showroom.as('general_manager').call('sheet.xlsx', { day });
  expect(file.name).toBe('展厅经理日常检查表-2026-03-09.xlsx');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await file.arrayBuffer());
  const page = book.getWorksheet('JC-20260309');
  if (!page) throw new Error('no worksheet of that number');
  expect(page.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1 });
  const text = JSON.stringify(page.getSheetValues());
  for (const words of [
    '展厅经理日常检查表',
    '2026年3月9日 周一',
    '陈经理（销售经理）',
    'DZ-202602 竞品',
    '未录入（补录）',
    '§八.1',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).toContain('导出 2026-03-10 17:30 吴总');
  const rows = page.getSheetValues().filter((row) => Array.isArray(row) && row[1] === '合计');
  // 应有 8, 录入 6, 一致 2, 不一致 2, 未录入 2, 无纸卡 2
  expect(rows.map((row) => Object.values(row ?? []).slice(0, 9))).toEqual([
    ['合计', 8, 6, 2, 2, 2, 2, '—', '4 张有问题，2 项不一致'],
  ]);
});

it('the file reaches a desktop window over its port, name and bytes whole', async () => {
  const { showroom } = await playedShowroom('end');
  const { port1, port2 } = new MessageChannel();
  createPorts(showroom.dispatch)('window', port1);
  port2.start();
  const api = createORPCClient<Api>(new RPCLink({ port: port2 }));
  try {
    await api.session.login({ loginName: showroom.as('general_manager').loginName, password: testPassword });
    const file = await api.sheet.xlsx({ day });
    expect([file.name, file.type]).toEqual(['展厅经理日常检查表-2026-03-09.xlsx', xlsxType]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await file.arrayBuffer());
    expect(book.getWorksheet('JC-20260309')).toBeDefined();
  } finally {
    port2.close();
  }
});

it('every print and every export is kept in the log', async () => {
  const { showroom } = await playedShowroom('end');
  const deputy = showroom.as('showroom_manager');
  const printed = await deputy.call('sheet.print', { day });
  expect(printed).toMatchObject({ printedBy: { name: '郭展厅' }, printedAt: showroom.clock.now() });
  await deputy.call('sheet.xlsx', { day });
  await deputy.call('sheet.get', { day });
  const logged = showroom.store
    .prepare('SELECT action FROM audit_log WHERE subject = ? AND actor_id = ? ORDER BY seq')
    .pluck()
    .all(`auditDay:${day}`, deputy.id);
  expect(logged).toEqual(['sheet.print', 'sheet.xlsx']);
});

it('sheets belong to managers', async () => {
  const { showroom } = await playedShowroom('end');
  for (const role of ['consultant', 'receptionist', 'clerk', 'admin', 'telemarketer', 'service_agent']) {
    for (const name of ['sheet.get', 'sheet.print', 'sheet.xlsx', 'audit.day', 'sheet.preview'] as const) {
      expect((await showroom.as(role).refused(name, { day })).code, `${role} ${name}`).toBe('FORBIDDEN');
    }
  }
});
