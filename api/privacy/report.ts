import { changesOf } from '../../db/history.ts';
import { type RowAbout, recordsOf, rowAbout, rowsAbout } from '../../db/queries/about-person.ts';
import { listLog } from '../../db/queries/audit-log.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { sqlFor } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { summaryOf } from '../../shared/contract/index.ts';
import type { PersonReport, ReportSection } from '../../shared/contract/privacy.ts';
import { cardFieldLabel } from '../../shared/domain/card-fields.ts';
import { type CustomFieldPath, customPath, customPathSchema } from '../../shared/domain/custom-field.ts';
import { oppositeOf } from '../../shared/domain/household.ts';
import { maskName } from '../../shared/domain/person-name.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { ColumnSpec } from '../../shared/entities/column.ts';
import { type Entity, groupsOf } from '../../shared/entities/define.ts';
import { type EntityName, entities } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { subjectKinds } from '../log/subject-kinds.ts';
import { readSettings } from '../store-settings.ts';
import { createFieldWords, type FieldWords } from '../words/field-words.ts';
import { demandRemembered } from './erase.ts';
import { innerLabels, type ReportColumn, reportColumns, reportOrder } from './report-columns.ts';

type Line = ReportSection['entries'][number]['lines'][number];
type Entry = ReportSection['entries'][number];

/** So many entries of the log are told at most; the newest first. */
const mostShowings = 1000;

/**
 * Everything that the store holds about one person, of every record that became part of his and of links in which he is
 * the other side, found through the registry: each value with who wrote it, when and
 * by which act, then who looked at his number and printed his cards (domain §13). Full numbers: it is for the person
 * himself, and the log keeps who made it. Other people who stand on his cards are masked.
 */
export function reportOf(asked: { readonly id: string }, call: ActorCall): PersonReport | Refusal {
  return act(call, (tx) => {
    const customer = demandRemembered(tx, asked.id);
    const { id } = customer;
    const ids = recordsOf(tx.read, customer).map((record) => record.id);
    tx.note({ action: call.procedure, subject: `customer:${id}`, body: {} });
    return {
      storeName: readSettings(call.deps.store).name,
      customerId: id,
      name: customer.name,
      gender: customer.gender,
      printedBy: { id: call.actor.id, name: call.actor.name },
      printedAt: call.now,
      sections: [...recordSections(tx, ids, call), showings(tx, ids), rightsSection],
    };
  });
}

function recordSections(tx: Tx, ids: readonly string[], call: ActorCall): ReportSection[] {
  const words = createFieldWords(tx.read, call.zone, (other) => nameOfOther(tx, other));
  const rows = Map.groupBy(rowsAbout(tx.read, ids), ({ entity }) => entity);
  const names = [...rows.keys()].toSorted((a, b) => placeOf(a) - placeOf(b));
  return names.flatMap((entity): ReportSection[] => {
    const entries = (rows.get(entity) ?? []).flatMap((row) => entryOf(row, ids, words, call) ?? []);
    return entries.length === 0 ? [] : [{ title: subjectKinds[entity] ?? entity, note: '', entries }];
  });
}

function placeOf(entity: EntityName): number {
  const at = reportOrder.indexOf(entity);
  return at === -1 ? reportOrder.length : at;
}

function nameOfOther(tx: Tx, customerId: string): string {
  const other = tx.find('customer', customerId);
  return other ? maskName(other.name) : '';
}

/** One record: its values with their origin; null where it says nothing. */
function entryOf(row: RowAbout, ids: readonly string[], words: FieldWords, call: ActorCall): Entry | null {
  const { store } = call.deps;
  const e: Entity = entities[row.entity];
  const stored = rowAbout(store.read, row);
  if (!stored) return null;
  const values = row.entity === 'kinship' ? fromHisSide(stored, ids) : stored;
  const origin = originsOf(row, e, call);
  const lines = Object.keys(e.columns).flatMap((name): Line[] => {
    const spec = columnOf(row.entity, name);
    const value = spec && valueWords(spec, values[name], words);
    return value ? [{ label: spec.label, value, ...origin(name) }] : [];
  });
  if (lines.length === 0) return null;
  return { title: `${titleOf(row.entity, values)}${stateWords(values)}`, lines };
}

/** A link reads from the side of whoever the report is about: the other is his wife, not he hers. */
function fromHisSide(
  link: Readonly<Record<string, unknown>>,
  ids: readonly string[],
): Readonly<Record<string, unknown>> {
  if (!ids.includes(String(link.otherCustomerId)) || ids.includes(String(link.customerId))) return link;
  return { ...link, otherCustomerId: link.customerId, relation: oppositeOf(String(link.relation)) };
}

function stateWords({ deletedHlc, mergedIntoId }: Readonly<Record<string, unknown>>): string {
  if (deletedHlc === null || deletedHlc === undefined) return '';
  return typeof mergedIntoId === 'string' ? '（并入的另一条记录）' : '（已移走）';
}

function titleOf(entity: EntityName, values: Readonly<Record<string, unknown>>): string {
  const kind = subjectKinds[entity] ?? entity;
  const named = values.number ?? values.serial ?? values.onDay ?? values.dueOn ?? values.changedOn ?? values.concernsOn;
  return typeof named === 'string' && named !== '' ? `${kind} ${named}` : kind;
}

/** How a column is told; a personal one that has no place in the table is told by its card label or its own name. */
export function columnOf(entity: EntityName, name: string): ReportColumn | null {
  const known = reportColumns[entity]?.[name];
  if (known) return known;
  const e: Entity = entities[entity];
  const spec: ColumnSpec | undefined = e.columns[name];
  if (!spec?.personal) return null;
  return { label: cardFieldLabel(name) ?? innerLabels[name] ?? name, kind: 'text', dictionary: null, codes: null };
}

function valueWords({ kind, dictionary, codes }: ReportColumn, value: unknown, words: FieldWords): string {
  if (value === null || value === undefined || value === '') return '';
  if (codes) return Object.hasOwn(codes, String(value)) ? (codes[String(value)] ?? '') : String(value);
  const parsed = parsedJson(value);
  if (parsed === value) return words({ kind, dictionary }, value);
  if (Array.isArray(parsed) && parsed.length === 0) return '';
  if (parsed === null) return '';
  return kind === 'text' ? treeWords(parsed, words) : words({ kind, dictionary }, parsed);
}

/** A JSON column as a value; other texts as they are. */
function parsedJson(value: unknown, begins = /^(?:[[{]|null$)/): unknown {
  if (typeof value !== 'string' || !begins.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** 「姓名 田永刚；电话 139…」: JSON without its marks. */
function treeWords(value: unknown, words: FieldWords): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value))
    return value
      .map((each) => treeWords(each, words))
      .filter(Boolean)
      .join('、');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .flatMap(([name, inner]) => {
      if (isOwnPath(name)) return ownWords(name, inner, words);
      const said = /(?:Id|Ids|kind)$/.test(name) ? '' : treeWords(inner, words);
      return said === '' ? [] : [`${innerLabels[name] ?? cardFieldLabel(name) ?? name} ${said}`];
    })
    .join('；');
}

function isOwnPath(name: string): name is CustomFieldPath {
  return customPathSchema.safeParse(name).success;
}

/** 「合并前 爱好 钓鱼」: what a merge changed in one of the store's own fields, whose values it keeps as JSON. */
function ownWords(path: CustomFieldPath, change: unknown, words: FieldWords): string[] {
  return Object.entries(Object(change)).flatMap(([side, kept]) => {
    const value = typeof kept === 'string' ? parsedJson(kept, /^/) : kept;
    const said = words({ kind: 'custom', dictionary: null }, { [path.slice(customPath('').length)]: value });
    return said === '' ? [] : [`${innerLabels[side] ?? side} ${said}`];
  });
}

/** When, by whom and by which act each column was written last. */
function originsOf(row: RowAbout, e: Entity, { deps: { store } }: ActorCall) {
  const names = staffNames(store.read);
  const written = new Map<string, Pick<Line, 'at' | 'by' | 'source'>>();
  for (const { op, group, recordedAt, actorId, command } of changesOf(store, row.entity, row.id)) {
    if (op !== 'add' && op !== 'set') continue;
    written.set(group, { at: recordedAt, by: names.get(actorId) ?? '程序', source: summaryOf(command) });
  }
  const groups = new Map([...groupsOf(e)].flatMap(([group, columns]) => columns.map((name) => [name, group] as const)));
  const nowhere = { at: null, by: '', source: '' };
  return (name: string): Pick<Line, 'at' | 'by' | 'source'> => {
    const first = written.get(e.columns[name]?.personal ? '*personal' : '*') ?? written.get('*') ?? nowhere;
    return written.get(groups.get(name) ?? name) ?? first;
  };
}

/** Who saw the number, printed a card, exported or looked him up: as the log has it. */
function showings(tx: Tx, ids: readonly string[]): ReportSection {
  const names = staffNames(tx.read);
  const cards = tx.read.all(sqlFor.selectFrom('card').select(['id', 'number']).where('customerId', 'in', ids));
  const subjects = [
    ...ids.map((id) => ({ subject: `customer:${id}`, what: '' })),
    ...cards.map(({ id, number }) => ({ subject: `card:${id}`, what: `洽谈卡 ${number}` })),
  ];
  const lines = subjects
    .flatMap(({ subject, what }) =>
      listLog(tx.read, { subject, actorId: null, between: null }, { after: null, limit: mostShowings })
        .filter(({ action }) => isShowing(action))
        .map(({ at, actorId, action }): Line => {
          const title = summaryOf(action);
          return { label: title, value: what, at, by: names.get(actorId) ?? '程序', source: '' };
        }),
    )
    .toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
  const note = '归属的销售顾问看自己的客户不另记。批量导出时遮住的号码不逐位记。';
  const entries = lines.length === 0 ? [] : [{ title: '按时间，新的在前', lines }];
  return { title: '谁看过、打印过、导出过', note, entries };
}

/** What shows a person to somebody, among all that is logged about him. */
function isShowing(action: string): boolean {
  return /(?:reveal|print|report|export|search|checkIdentity|^audit\.)/i.test(action);
}

const rightsSection: ReportSection = {
  title: '您的权利',
  note: '您可以要求更正写错的内容、撤回任何一项同意、要求删除您的资料。请告诉本店任何一位经理；删除以后，最晚 35 天备份里也没有了。',
  entries: [],
};
