import type ExcelJS from 'exceljs';
import type { SheetView } from '../../shared/contract/sheet.ts';
import { cardColumns, type SheetLine, sheetTable, workColumns } from '../../shared/domain/audit-sheet-table.ts';

/** Who exports a sheet, and when, in words. */
export interface ExportStamp {
  readonly by: string;
  /** UTC ms. */
  readonly at: number;
  /** `2026-11-21 17:30` */
  readonly atWords: string;
  readonly signedWords: string;
}

const titles = [
  '销售顾问',
  ...cardColumns.map(({ title }) => title),
  '不一致的项目',
  ...workColumns.map(({ title }) => title),
];
const widths = [10, 6, 6, 6, 7, 7, 7, 9, 34, 9, 11, 10, 10, 26, 14];
const columns = titles.length;
const thin = { style: 'thin', color: { argb: 'FF8B8880' } } as const;
const border = { top: thin, left: thin, bottom: thin, right: thin };
const red = 'FFBC2B23';
const grey = 'FFF5F4F1';

/**
 * The sheet as an xlsx file: A4 landscape, one page wide, the same table as on paper, watermarked with who exported it
 * (domain §13).
 */
export async function sheetXlsx(sheet: SheetView, stamp: ExportStamp): Promise<Uint8Array<ArrayBuffer>> {
  // read when it is needed: it is the largest module of the store's side, and most days nobody exports
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  book.creator = stamp.by;
  book.created = new Date(stamp.at);
  book.modified = new Date(stamp.at);
  const page = book.addWorksheet(sheet.number, { pageSetup: { ...a4, horizontalCentered: true } });
  page.columns = widths.map((width) => ({ width }));
  page.headerFooter.oddFooter = `&L导出 ${stamp.atWords} ${stamp.by}&R第 &P 页，共 &N 页`;
  const table = sheetTable(sheet);
  addHead(page, sheet, table.facts);
  addTableHead(page);
  for (const line of table.lines) addLine(page, line, false);
  addLine(page, table.total, true);
  addFindings(page, table);
  if (table.forgotten !== null) addWide(page, `${table.forgotten}。`);
  addSignatures(page, sheet, stamp);
  const bytes = await book.xlsx.writeBuffer();
  return new Uint8Array(bytes);
}

const a4 = {
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 1,
  margins: { left: 0.3, right: 0.3, top: 0.4, bottom: 0.5, header: 0.2, footer: 0.25 },
} as const;

type Page = ExcelJS.Worksheet;

function addHead(page: Page, sheet: SheetView, facts: ReturnType<typeof sheetTable>['facts']): void {
  const title = page.addRow(['展厅经理日常检查表']);
  page.mergeCells(title.number, 1, title.number, columns);
  title.height = 30;
  title.getCell(1).font = { size: 18, bold: true };
  title.getCell(1).alignment = { horizontal: 'center', vertical: 'middle' };
  const org = page.addRow([`${sheet.storeName}    编号 ${sheet.number}`]);
  page.mergeCells(org.number, 1, org.number, columns);
  const row = page.addRow([facts.map(({ label, value }) => `${label} ${value}`).join('    ')]);
  page.mergeCells(row.number, 1, row.number, columns);
}

function addTableHead(page: Page): void {
  const top = page.addRow(titles.map((title, i) => (i >= 1 && i <= cardColumns.length ? '洽谈卡（张）' : title)));
  const bottom = page.addRow(titles);
  page.mergeCells(top.number, 2, top.number, 1 + cardColumns.length);
  for (const i of titles.keys()) {
    if (i === 0 || i > cardColumns.length) page.mergeCells(top.number, i + 1, bottom.number, i + 1);
    for (const row of [top, bottom]) {
      const cell = row.getCell(i + 1);
      cell.font = { bold: true };
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: grey } };
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
      cell.border = border;
    }
  }
}

function addLine(page: Page, line: SheetLine, isTotal: boolean): void {
  const row = page.addRow([
    line.name,
    ...line.counts.map(({ text }) => (/^\d+$/.test(text) ? Number(text) : text)),
    line.problems.join('\n') || '—',
    ...workColumns.map(({ key }) => line.work[key]),
  ]);
  row.height = Math.max(20, 16 * Math.max(1, line.problems.length));
  row.eachCell({ includeEmpty: true }, (cell, column) => {
    const isText = column === cardColumns.length + 2 || column === columns - 1;
    cell.border = border;
    cell.alignment = { horizontal: isText ? 'left' : 'center', vertical: 'middle', wrapText: true };
    const isRed = line.counts[column - 2]?.red === true;
    cell.font = { bold: isTotal || column === 1 || isRed, ...(isRed ? { color: { argb: red } } : {}) };
    if (isTotal) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: grey } };
  });
}

function addFindings(page: Page, table: ReturnType<typeof sheetTable>): void {
  page.addRow([]);
  const title = page.addRow([`${table.findingsTitle}    ${table.findingsNote}`]);
  page.mergeCells(title.number, 1, title.number, columns);
  title.getCell(1).font = { bold: true };
  const spans = [
    [1, 1],
    [2, 4],
    [5, 7],
    [8, 12],
    [13, 13],
    [14, columns],
  ] as const;
  const put = (words: readonly string[], bold: boolean): void => {
    const row = page.addRow([]);
    for (const [i, [from, to]] of spans.entries()) {
      if (from !== to) page.mergeCells(row.number, from, row.number, to);
      const cell = row.getCell(from);
      cell.value = words[i] ?? '';
      cell.font = { bold };
      cell.border = { bottom: thin };
      cell.alignment = { wrapText: true, vertical: 'middle' };
    }
  };
  put(['卡号', '顾问', '客户', '发现', '条款', '拟罚（元）'], true);
  for (const line of table.findings)
    put([line.subject, line.person, line.customer, line.words, line.clause, line.fine], false);
}

function addSignatures(page: Page, sheet: SheetView, stamp: ExportStamp): void {
  page.addRow([]);
  const words = sheet.signed
    ? `检查人 ${sheet.signed.by.name}（${stamp.signedWords} 签字，已锁定）    校验码 ${sheet.signed.checkCode}`
    : '还没有签字';
  for (const text of [
    `${words}        展厅经理 ____________        总经理 ____________`,
    `导出 ${stamp.atWords} ${stamp.by}`,
  ]) {
    addWide(page, text).getCell(1).font = { color: { argb: 'FF6B6861' } };
  }
}

/** A line over the whole width. */
function addWide(page: Page, text: string): ExcelJS.Row {
  const row = page.addRow([text]);
  page.mergeCells(row.number, 1, row.number, columns);
  return row;
}
