import { type CivilDate, localTimeAt } from '../calendar/civil-date.ts';
import { fullDateWords } from '../calendar/words.ts';
import type { Sheet } from './audit-sheet.ts';
import { feedbackWords } from './audit-sheet-build.ts';
import { erasedWords } from './erasure.ts';
import { roleLabel } from './roles.ts';
import { measureText, yuan } from './rulebook.ts';

/** What of a sheet its table needs; the field values of single cards are not on paper. */
export type SheetFigures = Pick<
  Sheet,
  | 'number'
  | 'storeName'
  | 'auditOn'
  | 'inspectedOn'
  | 'inspector'
  | 'rulebook'
  | 'rows'
  | 'totals'
  | 'findings'
  | 'forgotten'
> & {
  readonly items: readonly (Pick<
    Sheet['items'][number],
    'verdict' | 'arrivedTime' | 'personName' | 'customerName' | 'explanation'
  > & {
    readonly fields: readonly unknown[];
  })[];
};

/** The columns of 洽谈卡（张）, in order. */
export const cardColumns = [
  { key: 'cards', title: '应有' },
  { key: 'entered', title: '录入' },
  { key: 'matched', title: '一致' },
  { key: 'mismatched', title: '不一致' },
  { key: 'missing', title: '未录入' },
  { key: 'noPaper', title: '无纸卡' },
  { key: 'noCard', title: '客流无卡' },
] as const satisfies readonly { readonly key: keyof Sheet['totals']; readonly title: string }[];

/** The other columns, in order, with the words above them. */
export const workColumns = [
  { key: 'plans', title: '回访 做\u00a0/\u00a0应' },
  { key: 'feedback', title: '回访反馈' },
  { key: 'recordings', title: '录音抽查' },
  { key: 'instructions', title: '批示 下\u00a0/\u00a0回' },
  { key: 'treatment', title: '处理' },
  { key: 'deadline', title: '期限' },
] as const;

/** One line of the table, every cell in words; '—' for nothing. */
export interface SheetLine {
  readonly name: string;
  /** By `cardColumns`; red are those that cost something. */
  readonly counts: readonly { readonly text: string; readonly red: boolean }[];
  readonly problems: readonly string[];
  readonly work: Readonly<Record<(typeof workColumns)[number]['key'], string>>;
}

/** One line of 检查发现, or a visitor without a card, who costs nothing. */
export interface SheetFindingLine {
  readonly subject: string;
  readonly person: string;
  readonly customer: string;
  readonly words: string;
  readonly clause: string;
  readonly fine: string;
}

/** The sheet as it is laid on paper, on the screen and in the exported table. */
export interface SheetTable {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly lines: readonly SheetLine[];
  readonly total: SheetLine;
  readonly findingsTitle: string;
  readonly findingsNote: string;
  readonly findings: readonly SheetFindingLine[];
  /** Why there are lines without a name: what was taken out after the signature; null where nothing was. */
  readonly forgotten: string | null;
}

/** Puts a sheet into words (§八.1). */
export function sheetTable(sheet: SheetFigures): SheetTable {
  const { totals, inspector } = sheet;
  const treated = sheet.rows.filter(({ treatment }) => treatment !== '').length;
  return {
    facts: [
      { label: '核对哪天的卡', value: fullDateWords(sheet.auditOn) },
      { label: '检查日期', value: fullDateWords(sheet.inspectedOn) },
      { label: '检查人', value: `${inspector.name}（${roleLabel(inspector.role)}）` },
      // a system card without paper cannot be compared: it is listed and does not count (§八.1)
      { label: '卡系一致率（一致 ÷ 有纸卡）', value: share(totals.matched, totals.cards - totals.noPaper) },
      { label: '回访及时率（做 ÷ 应）', value: share(totals.plansDone, totals.plansDue) },
    ],
    lines: sheet.rows.map((row) => ({
      name: row.personName,
      counts: countsOf(row),
      problems: row.problems,
      work: {
        plans: ratio(row.plansDone, row.plansDue),
        feedback: feedbackWords(row),
        recordings: row.recordings ? `${row.recordings.checked} 段 ${row.recordings.score}` : '—',
        instructions: row.instructions ? `${row.instructions.given} / ${row.instructions.answered}` : '—',
        treatment: row.treatment || '—',
        deadline: row.deadline || '—',
      },
    })),
    total: {
      name: '合计',
      counts: countsOf(totals),
      problems: [wrongWords(sheet)],
      work: {
        plans: ratio(totals.plansDone, totals.plansDue),
        feedback: feedbackWords(totals),
        recordings: '—',
        instructions: '—',
        treatment: treated === 0 ? '—' : `${treated} 人有整改`,
        deadline: '',
      },
    },
    findingsTitle: `检查发现 ${sheet.findings.length} 次`,
    findingsNote: noteOf(sheet),
    findings: [
      ...sheet.findings.map(findingLine),
      ...sheet.items.filter(({ verdict }) => verdict === 'no_card').map(visitorLine),
    ],
    forgotten: forgottenWords(sheet.forgotten ?? 0),
  };
}

/** `JC-20261120` is checked by the first half of its digest: 「7F3A-91C2-E05D」. */
export function checkCode(digest: string): string {
  return (digest.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-');
}

/** 「2026-11-21 17:20」: when a sheet was signed, printed or exported. */
export function stampWords(atMs: number, zone: string, dayOf: (atMs: number) => CivilDate): string {
  return `${dayOf(atMs)} ${localTimeAt(atMs, zone)}`;
}

function countsOf(figures: Pick<Sheet['totals'], (typeof cardColumns)[number]['key']>): SheetLine['counts'] {
  return cardColumns.map(({ key }) => {
    const count = figures[key];
    return {
      text: count === 0 && key !== 'cards' ? '—' : String(count),
      red: count > 0 && (key === 'mismatched' || key === 'missing'),
    };
  });
}

function ratio(done: number, due: number): string {
  return due === 0 ? '—' : `${done} / ${due}`;
}

/** 「5 张有问题，7 项不一致」: cards that are no match and cost something, and the fields that differ. */
function wrongWords({ totals, items }: SheetFigures): string {
  const wrong = totals.mismatched + totals.missing;
  const fields = items.reduce((sum, item) => sum + item.fields.length, 0);
  if (wrong === 0) return '没有问题';
  return fields === 0 ? `${wrong} 张有问题` : `${wrong} 张有问题，${fields} 项不一致`;
}

/** `25 / 30 = 83.3%`; of nothing there is no share. */
function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${part} / ${whole} = ${((part / whole) * 100).toFixed(1)}%`;
}

function noteOf({ totals, rulebook, findings }: SheetFigures): string {
  if (findings.length === 0) return '这一天没有检查发现';
  const by = rulebook === null ? '' : `按 ${rulebook.effectiveFrom} 起执行的《客户管理规定》`;
  if (totals.amountFen === 0) return `${by}，只提醒，不罚款`;
  return `拟罚 ${yuan(totals.amountFen)} 元，${by}`;
}

/** A signed sheet with words missing says so, and that the signature still stands (domain §13). */
function forgottenWords(lines: number): string | null {
  if (lines === 0) return null;
  return `签字后有 ${lines} 行按客户本人要求删去了姓名、内容和说明，写作${erasedWords}；结论、金额和签字都没有变`;
}

function findingLine(line: Sheet['findings'][number]): SheetFindingLine {
  return {
    subject: line.subject,
    person: line.personName,
    customer: line.customerName || '—',
    words: line.words,
    clause: `§${line.clause}`,
    fine: line.measure === 'money' ? yuan(line.amountFen) : measureText(line.measure, line.amountFen),
  };
}

function visitorLine(item: SheetFigures['items'][number]): SheetFindingLine {
  return {
    subject: `${item.arrivedTime} 客流`,
    person: item.personName,
    customer: '—',
    words: `客流无卡：${item.explanation || (item.customerName === erasedWords ? erasedWords : '还没写说明')}`,
    clause: '',
    fine: '不罚',
  };
}
