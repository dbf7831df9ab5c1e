import { newestConsents } from '../../db/queries/consents.ts';
import { customFieldsOf } from '../../db/queries/custom-fields.ts';
import { wholeCustomers } from '../../db/queries/exports.ts';
import type { Reader } from '../../db/query.ts';
import type { CustomerRow } from '../../shared/contract/customer-rows.ts';
import { cardField } from '../../shared/domain/card-fields.ts';
import { consentStandings, standingOf } from '../../shared/domain/consent.ts';
import type { CustomField } from '../../shared/domain/custom-field.ts';
import { customerFieldNames, customerStages } from '../../shared/domain/customer.ts';
import { labelOfCode } from '../../shared/domain/dictionary.ts';
import { isInExport } from '../../shared/domain/export.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { listCustomers } from '../customer/list.ts';
import { readDictionary } from '../lists/dictionary-rows.ts';
import { shownContacts } from '../ownership.ts';
import { createFieldWords } from '../words/field-words.ts';
import type { ExportSource } from './desk.ts';
import { ownCell, ownColumns } from './own-columns.ts';
import type { ExportCell, FileColumn } from './rows-file.ts';
import { type ExportScope, noteShowings } from './showings.ts';

/** The largest page of the list. */
const customersAtOnce = 100;

const ends = ['阶段', '归属', '级别', '意向车型', '下次回访', '最近有效联系', '录入日期', '车牌'] as const;

/** The columns of the export of customers: every field of theirs, what is going on, tags, the store's own fields, and to what they agreed. */
export function customerColumns(read: Reader): readonly FileColumn[] {
  return [
    ...customerFieldNames.map((name) => ({ title: cardField(name).label, width: name === 'remark' ? 40 : 14 })),
    ...ends.map((title) => ({ title, width: 13 })),
    { title: '标签', width: 20 },
    ...ownColumns(ownOfCustomers(read)),
    ...readDictionary(read, 'consent_purpose').map(({ label }) => ({ title: `同意：${label}`, width: 12 })),
  ];
}

export type CustomerFilter = Omit<Parameters<typeof listCustomers>[0], 'cursor' | 'end' | 'limit'>;

/**
 * The customers of a list with everything that is known of them; numbers masked unless they were asked for. Whoever moved
 * to the top of the list while it was read is fetched afterwards, so that nobody is missing.
 * @param beganAt UTC ms
 */
export function exportCustomers(scope: ExportScope, filter: CustomerFilter, beganAt: number): ExportSource<ActorCall> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  let isSecondPass = false;
  return (call) => {
    const page = listCustomers({ ...filter, cursor, end: false, limit: customersAtOnce }, call);
    // its one refusal is of a cursor that the list did not give
    if (isRefusal(page)) throw new Error(page.code);
    const fresh = page.rows.filter(({ id, updatedAt }) => !seen.has(id) && (!isSecondPass || updatedAt >= beganAt));
    for (const { id } of fresh) seen.add(id);
    const isMoved = page.rows.some(({ updatedAt }) => updatedAt >= beganAt);
    const isLast = isSecondPass && (page.nextCursor === null || !isMoved);
    cursor = page.nextCursor ?? undefined;
    if (page.nextCursor === null) isSecondPass = true;
    const rows = rowsOf(fresh, scope, call);
    return { rows, leftOut: fresh.length - rows.length, isLast };
  };
}

/** The store's own fields that describe a customer. */
function ownOfCustomers(read: Reader): readonly CustomField[] {
  return customFieldsOf(read).filter(({ scope }) => scope === 'customer');
}

function rowsOf(listed: readonly CustomerRow[], scope: ExportScope, call: ActorCall): (readonly ExportCell[])[] {
  const { read } = call.deps.store;
  const ids = listed.map(({ id }) => id);
  const whole = new Map(wholeCustomers(read, ids).map((customer) => [customer.id, customer]));
  const consents = newestConsents(read, ids);
  const standing = (id: string, purpose: string) => standingOf(consents.get(id) ?? [], purpose);
  const taken = listed.filter(({ id }) =>
    isInExport(scope.use, { erased: whole.get(id)?.erasedAt != null, standing: (purpose) => standing(id, purpose) }),
  );
  if (scope.fullPhones)
    noteShowings(
      call,
      taken.map(({ id }) => whole.get(id)),
    );
  const words = createFieldWords(read, call.zone, () => '');
  const purposes = readDictionary(read, 'consent_purpose');
  const tags = readDictionary(read, 'customer_tag');
  const own = ownOfCustomers(read);
  return taken.flatMap((row) => {
    const customer = whole.get(row.id);
    if (!customer) return [];
    const { phoneMasked: _, ...contacts } = shownContacts(scope.fullPhones ? 'own' : 'manager', customer);
    const shown = { ...customer, ...contacts };
    return [
      [
        ...customerFieldNames.map((name) => words(cardField(name), shown[name]) || null),
        customerStages[row.stage],
        row.owner?.name ?? null,
        row.level,
        row.intention,
        row.nextPlanOn,
        row.lastEffectiveOn,
        row.createdOn,
        row.plates.join('、') || null,
        row.tags.map((tag) => labelOfCode(tags, tag)).join('、') || null,
        ...own.map((field) => ownCell(field, row.custom[field.code])),
        ...purposes.map(({ code }) => consentStandings[standing(row.id, code)]),
      ],
    ];
  });
}
