import type { CivilDate } from '../calendar/civil-date.ts';
import { type StoreCalendar, storeDayAt } from '../calendar/store-calendar.ts';
import { auditedFieldTitles, type CompareBook } from './audit-compare.ts';
import { type AuditCounts, type AuditDay, isSignOffLate } from './audit-day.ts';
import type { AuditItem } from './audit-item.ts';
import { findingsOfSheet, type Sheet, type SheetFinding, type SheetItem, type SheetRow } from './audit-sheet.ts';
import { verdicts } from './audit-verdict.ts';
import { arrivalWords, describeValue } from './audit-words.ts';
import type { Finding, FindingContext } from './finding.ts';
import type { Role } from './roles.ts';
import { rulebookOn, ruleTitles } from './rulebook.ts';

/** What a consultant did on the audited day besides cards. */
export interface DayWork {
  readonly plansDone: number;
  readonly plansDue: number;
  readonly followups: number;
  readonly feedbackEmpty: number;
  /** 批示 that were written for him that day, and how many of them are answered by now; null or left out for none. */
  readonly instructions?: SheetRow['instructions'];
  /** His calls of that day whose recordings were scored by now, with their mean score; left out for none (§八.4). */
  readonly recordings?: SheetRow['recordings'];
}

/** 处理 and 期限, in the auditor's words. */
export interface Treatment {
  readonly treatment: string;
  readonly deadline: string;
}

export interface SheetInput {
  readonly day: AuditDay;
  readonly store: { readonly id: string; readonly name: string; readonly calendar: StoreCalendar };
  readonly inspector: { readonly id: string; readonly name: string; readonly role: Role };
  /** The instant of signing, UTC ms. */
  readonly signedAt: number;
  readonly book: CompareBook;
  readonly auditedFields: Sheet['auditedFields'];
  /** The consultants of the day in the order of the sheet, also those without a card. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly customerNames: ReadonlyMap<string, string>;
  readonly workByPerson: ReadonlyMap<string, DayWork>;
  /** 处理 and 期限 by the key of the line. */
  readonly treatments: ReadonlyMap<string, Treatment>;
  /** What was written about a person's whole day, by person. */
  readonly personTreatments: ReadonlyMap<string, Treatment>;
  /** Findings that concern the day and did not come from the audit, with the words for the sheet. */
  readonly otherFindings: readonly {
    readonly finding: Finding;
    readonly subject: string;
    readonly customerName: string;
  }[];
  readonly context: Pick<FindingContext, 'rulebooks' | 'sha256'>;
}

/** `JC-20261120`: the number of a day's sheet. */
export function sheetNumber(auditOn: CivilDate): string {
  return `JC-${auditOn.replaceAll('-', '')}`;
}

/** 回访反馈 in words: nothing to say, all written, or how many are not. */
export function feedbackWords(work: Pick<DayWork, 'followups' | 'feedbackEmpty'>): string {
  if (work.followups === 0) return '—';
  return work.feedbackEmpty === 0 ? '都写了' : `${work.feedbackEmpty} 条没写`;
}

/** The sheet of a day whose lines are all judged (§八.1). An unread line is a bug of the caller and throws. */
export function buildSheet(input: SheetInput): Sheet {
  if (input.day.counts.open > 0)
    throw new Error(`${input.day.counts.open} lines of ${input.day.auditOn} are not judged`);
  const { auditOn, groups } = input.day;
  const nameOf = (id: string | null) => input.people.find((person) => person.id === id)?.name ?? id ?? '不明';
  const context = { ...input.context, calendar: input.store.calendar };
  const rulebook = rulebookOn(context.rulebooks, auditOn);
  const items = groups.flatMap((group) => group.items.map((item) => sheetItem(item, input, nameOf)));
  const own = findingsOfSheet({ storeId: input.store.id, auditOn, items }, context);
  const findings = [
    ...own.map((finding) => ownFinding(finding, items)),
    ...input.otherFindings.map(({ finding, ...words }) =>
      findingLine(finding, { ...words, words: ruleTitles[finding.rule] }, nameOf),
    ),
  ];
  const rows = peopleOfSheet(input).map((personId) => sheetRow(personId, input, items, nameOf));
  return {
    number: sheetNumber(auditOn),
    storeId: input.store.id,
    storeName: input.store.name,
    auditOn,
    inspectedOn: storeDayAt(input.store.calendar, input.signedAt),
    inspector: { ...input.inspector },
    late: isSignOffLate(auditOn, input.signedAt, input.store.calendar),
    auditedFields: [...input.auditedFields],
    rulebook: rulebook && { id: rulebook.id, effectiveFrom: rulebook.effectiveFrom },
    rows,
    totals: {
      ...cardCounts(input.day.counts),
      ...sumWork(rows),
      amountFen: findings.reduce((sum, finding) => sum + finding.amountFen, 0),
    },
    items,
    findings,
  };
}

type NameOf = (id: string | null) => string;

/** The given people first, then whoever else has a line, nobody last. */
function peopleOfSheet(input: SheetInput): readonly (string | null)[] {
  const listed: readonly (string | null)[] = input.people.map(({ id }) => id);
  const others = input.day.groups.map(({ personId }) => personId).filter((id) => !listed.includes(id));
  return [...listed, ...others];
}

function sheetItem(item: AuditItem, input: SheetInput, nameOf: NameOf): SheetItem {
  const { paper, values, verdict } = item;
  if (verdict === null) throw new Error(`line ${item.key} is not judged`);
  const paperOf = (field: (typeof item.fields)[number]) =>
    (paper?.kind === 'read' ? paper.fields[field]?.paper : null) ?? '';
  const { treatment, deadline } = input.treatments.get(item.key) ?? { treatment: '', deadline: '' };
  return {
    serial: item.serial,
    cardId: item.cardId,
    trafficId: item.trafficId,
    customerId: item.customerId,
    customerName: (item.customerId === null ? null : input.customerNames.get(item.customerId)) ?? values?.name ?? '',
    personId: item.personId,
    personName: nameOf(item.personId),
    arrivedTime: arrivalWords(item.arrivedAt, input.day.auditOn, input.store.calendar.zone),
    verdict,
    note: item.note,
    addedByHand: item.addedByHand,
    fields: item.fields.map((field) => ({
      field,
      system: values === null ? '—' : describeValue(field, values, input.book),
      paper: paperOf(field),
    })),
    explanation: item.explanation,
    treatment,
    deadline,
  };
}

function sheetRow(personId: string | null, input: SheetInput, items: readonly SheetItem[], nameOf: NameOf): SheetRow {
  const own = items.filter((item) => item.personId === personId);
  const counts = input.day.groups.find((group) => group.personId === personId)?.counts;
  const work = personId === null ? undefined : input.workByPerson.get(personId);
  const written = personId === null ? undefined : input.personTreatments.get(personId);
  const joined = (parts: readonly string[]) => [...new Set(parts.filter((part) => part !== ''))].join('；');
  return {
    personId,
    personName: nameOf(personId),
    ...cardCounts(counts),
    ...sumWork(work ? [work] : []),
    problems: own.map(problemLine).filter((line) => line !== null),
    recordings: work?.recordings ?? null,
    instructions: work?.instructions ?? null,
    treatment: joined([written?.treatment ?? '', ...own.map(({ treatment }) => treatment)]),
    deadline: joined([written?.deadline ?? '', ...own.map(({ deadline }) => deadline)]),
  };
}

/** One card that is not in order, as the column 不一致的项目 shows it; null for one that is. */
function problemLine(item: SheetItem): string | null {
  switch (item.verdict) {
    case 'match':
      return null;
    case 'mismatch':
      return `${item.serial} ${item.fields.map(({ field }) => auditedFieldTitles[field]).join('、')}`;
    case 'missing':
      return `${item.serial} ${withNote(verdicts.missing, item)}`;
    case 'no_paper':
      return `${item.customerName || '洽谈卡'} ${withNote(verdicts.no_paper, item)}`;
    case 'no_card':
      return `客流 ${item.arrivedTime} 无卡`;
  }
}

function withNote(words: string, { note }: Pick<SheetItem, 'note'>): string {
  return note === '' ? words : `${words}（${note}）`;
}

function ownFinding(finding: Finding, items: readonly SheetItem[]): SheetFinding {
  const item = items.find(({ serial }) => serial !== null && serial === finding.evidence.serial);
  const titles = (item?.fields ?? []).map(({ field }) => auditedFieldTitles[field]).join('、');
  const words = item?.verdict === 'missing' ? withNote(verdicts.missing, item) : `${verdicts.mismatch}：${titles}`;
  return findingLine(
    finding,
    { subject: item?.serial ?? '', customerName: item?.customerName ?? '', words },
    () => item?.personName ?? '',
  );
}

function findingLine(
  finding: Finding,
  words: Pick<SheetFinding, 'subject' | 'customerName' | 'words'>,
  nameOf: NameOf,
): SheetFinding {
  const { id, rule, clause, personId, measure, amountFen } = finding;
  return { findingId: id, rule, clause, ...words, personId, personName: nameOf(personId), measure, amountFen };
}

function cardCounts(counts: AuditCounts | undefined) {
  const { cards = 0, entered = 0, matched = 0, mismatched = 0, missing = 0, noPaper = 0, noCard = 0 } = counts ?? {};
  return { cards, entered, matched, mismatched, missing, noPaper, noCard };
}

function sumWork(all: readonly DayWork[]): Omit<DayWork, 'instructions' | 'recordings'> {
  const sum = (name: Exclude<keyof DayWork, 'instructions' | 'recordings'>) =>
    all.reduce((total, work) => total + work[name], 0);
  return {
    plansDone: sum('plansDone'),
    plansDue: sum('plansDue'),
    followups: sum('followups'),
    feedbackEmpty: sum('feedbackEmpty'),
  };
}
