import type { PersonReport } from '../../shared/contract/privacy.ts';
import { xlsxType } from '../../shared/contract/sheet.ts';
import { nameWithTitle } from '../../shared/domain/person-name.ts';
import { instantWords } from '../words/field-words.ts';

const heads = ['栏目', '哪一条', '项目', '内容', '怎么来的', '时间', '谁写的'] as const;
const widths = [14, 24, 18, 48, 18, 17, 12];

/**
 * The report of one person as a file: for reading (xlsx) or for taking along to another program (JSON). Its name tells
 * nobody who it is about: it stays in lists of downloads.
 */
export async function reportFile(report: PersonReport, format: 'xlsx' | 'json', zone: string): Promise<File> {
  const when = instantWords(report.printedAt, zone);
  const name = `个人资料报告-${when.replace(/[^\d]/g, '')}`;
  const lastModified = report.printedAt;
  if (format === 'json') {
    const text = JSON.stringify(report, null, 2);
    return new File([text], `${name}.json`, { type: 'application/json', lastModified });
  }
  return new File([await xlsxOf(report, when, zone)], `${name}.xlsx`, { type: xlsxType, lastModified });
}

async function xlsxOf(report: PersonReport, when: string, zone: string): Promise<Uint8Array<ArrayBuffer>> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  book.creator = report.printedBy.name;
  book.created = new Date(report.printedAt);
  const page = book.addWorksheet('个人资料报告', {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    views: [{ state: 'frozen', ySplit: 2 }],
  });
  page.columns = widths.map((width) => ({ width }));
  const stamp = `导出 ${when} ${report.printedBy.name}`;
  page.headerFooter.oddFooter = `&L${stamp}&R第 &P 页，共 &N 页`;
  page.addRow([`${report.storeName}　${nameWithTitle(report.name, report.gender)}的个人资料报告　${stamp}`]);
  page.addRow([...heads]).font = { bold: true };
  for (const section of report.sections) {
    if (section.note !== '') page.addRow([section.title, '', '', section.note]);
    for (const entry of section.entries)
      for (const { label, value, source, at, by } of entry.lines)
        page.addRow([section.title, entry.title, label, value, source, at === null ? '' : instantWords(at, zone), by]);
  }
  page.eachRow((row) => {
    row.alignment = { vertical: 'top', wrapText: true };
  });
  page.getRow(1).alignment = { wrapText: false };
  return new Uint8Array(await book.xlsx.writeBuffer());
}
