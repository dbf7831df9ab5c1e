import { PassThrough } from 'node:stream';

/** Text, a number for what is counted, or nothing. */
export type ExportCell = string | number | null;

/** What stands on top of a file and at the foot of its pages. */
export interface FileStamp {
  /** 「定州轩宇俊鹏　客户　导出 2026-03-09 15:30 周经理　用途：三月份月报」 */
  readonly words: string;
  readonly by: string;
  /** UTC ms. */
  readonly at: number;
  readonly sheetName: string;
}

/** One column: its heading and its width in characters. */
export interface FileColumn {
  readonly title: string;
  readonly width: number;
}

/** An xlsx file that is written row by row: what is written is packed at once, so that memory holds the packed bytes only. */
export interface RowsFile {
  add(rows: readonly (readonly ExportCell[])[]): void;
  finish(): Promise<Uint8Array<ArrayBuffer>>;
  /** Lets go of what was written so far. */
  discard(): void;
}

/** Begins a file with its watermark in the first row and the headings in the second. */
export async function createRowsFile(columns: readonly FileColumn[], stamp: FileStamp): Promise<RowsFile> {
  // read when it is needed: it is the largest module of the store's side, and most days nobody exports
  const { default: excel } = await import('exceljs');
  const chunks: Buffer[] = [];
  const sink = new PassThrough();
  sink.on('data', (chunk: Buffer) => void chunks.push(chunk));
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: sink, useStyles: true, useSharedStrings: false });
  book.creator = stamp.by;
  book.created = new Date(stamp.at);
  book.modified = new Date(stamp.at);
  const page = book.addWorksheet(stamp.sheetName, {
    views: [{ state: 'frozen', ySplit: 2 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: `&L${stamp.words.replaceAll('&', '＆')}&R第 &P 页，共 &N 页` },
  });
  page.columns = columns.map(({ width }) => ({ width }));
  page.addRow([stamp.words]).commit();
  const heads = page.addRow(columns.map(({ title }) => title));
  heads.font = { bold: true };
  heads.commit();
  let isOpen = true;
  return {
    add: (rows) => {
      if (isOpen) for (const row of rows) page.addRow([...row]).commit();
    },
    finish: async () => {
      if (isOpen) {
        isOpen = false;
        page.commit();
        await book.commit();
      }
      return new Uint8Array(Buffer.concat(chunks));
    },
    discard: () => {
      isOpen = false;
      chunks.length = 0;
      sink.destroy();
    },
  };
}
