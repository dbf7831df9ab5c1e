import { askToCompact } from '../../db/compact.ts';
import { type RowAbout, recordsOf, rowsAbout } from '../../db/queries/about-person.ts';
import { blobsOfCustomer, isReferenced } from '../../db/queries/attachments.ts';
import { livingIdOf } from '../../db/queries/merges.ts';
import { sqlFor } from '../../db/query.ts';
import { reject, type Tx } from '../../db/unit-of-work.ts';
import { addDays, type CivilDate } from '../../shared/calendar/civil-date.ts';
import { dateWords } from '../../shared/calendar/words.ts';
import { sheetDigestText, sheetSchema } from '../../shared/domain/audit-sheet.ts';
import {
  backupsForgetAfterDays,
  type ErasureAsker,
  type ErasureProof,
  type ErasureWay,
  erasedName,
  erasedWords,
} from '../../shared/domain/erasure.ts';
import { type ForgottenInSheets, forgetInSheet } from '../../shared/domain/erasure-sheet.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { closeAllPlans } from '../plan/close-plan.ts';
import { demandOpenPlanInvariant } from '../plan/invariant.ts';
import { waitingAbout } from '../recording-folder/forget.ts';
import { endSales } from '../sale/plans.ts';
import { filtersAbout, forgetFilters } from './forget-filters.ts';
import { draftsAbout, forgetLocally } from './forget-local.ts';
import { forgetParted } from './forget-parted.ts';
import { waitsFor } from './waits.ts';

/** A request to be forgotten, as a manager enters it. */
export interface ErasureRequest {
  readonly id: string;
  readonly asker: ErasureAsker;
  readonly proof: ErasureProof;
  readonly way: ErasureWay;
  readonly requestedOn: CivilDate;
}

export interface Erased {
  readonly number: number;
  readonly name: string;
  readonly backupsForgetOn: CivilDate;
}

/**
 * Forgets a person on request (domain §13): every row that speaks of him, found through the registry, loses its personal
 * words in the table and in the whole log; search, identities and drafts lose him; what he wanted ends as 无效 without a
 * plan and without a finding. Records that became part of his are his as well and go with it, and can never be taken apart
 * again; an id of one of them means him. What is counted stays: cards, dates, levels, sources, models, findings with their money,
 * verdicts and signatures, and whose he was. Only the authority may. Refuses with NOT_FOUND, ALREADY_DONE, DATE_IN_FUTURE,
 * ERASURE_WAITS or NOT_AUTHORITY.
 */
export function erasePerson(request: ErasureRequest, call: ActorCall): Erased | Refusal {
  let files: readonly string[] = [];
  const answer = act(call, (tx) => {
    const customer = demandRemembered(tx, request.id);
    const { today } = call;
    if (request.requestedOn > today)
      reject('DATE_IN_FUTURE', { field: '提出日期', date: dateWords(request.requestedOn, today) }, 'requestedOn');
    const [why] = waitsFor(tx.read, customer.id, today);
    if (why !== undefined) reject('ERASURE_WAITS', { why }, 'id');
    if (!call.isAuthority) reject('NOT_AUTHORITY');
    const number = tx.nextCount('erasure');
    const records = recordsOf(tx.read, customer);
    const ids = records.map(({ id }) => id);
    const held = records.flatMap((record) => [
      ...blobsOfCustomer(tx.read, record.id, draftsAbout(tx, record)),
      ...waitingAbout(tx, record.id).map(({ sha256 }) => sha256),
    ]);
    forgetParted(tx, call.deps.store, ids);
    const filters = filtersAbout(call.deps.store, records);
    for (const record of records) for (const forget of forgetLocally) forget(tx, record);
    const rows = rowsAbout(tx.read, ids);
    const inSheets = namedInSheets(ids, rows);
    const name = erasedName(number);
    let blanked = forgetFilters(tx, filters);
    for (const row of rows) if (eraseRow(tx, row, { name, inSheets })) blanked += 1;
    endOpportunities(tx, customer.id, today);
    const { asker, proof, way, requestedOn } = request;
    const made = { number, asker, proof, way, requestedOn, rows: blanked, at: call.now, byId: call.actor.id };
    tx.insert('erasure', { id: tx.newId(), customerId: customer.id, ...made });
    files = held;
    askToCompact(tx);
    return { number, name, backupsForgetOn: addDays(today, backupsForgetAfterDays) };
  });
  if (!isRefusal(answer)) removeFiles(call, files);
  return answer;
}

/** What nobody else speaks of goes at once; what a fault leaves behind, or the store's closing, is swept up. */
function removeFiles({ deps: { store, log } }: ActorCall, sha256s: readonly string[]): void {
  store.blobs
    .remove(sha256s, (sha256) => !store.connection.open || isReferenced(store.read, sha256))
    .catch((error: unknown) => log(`files were left: ${String(error)}`));
}

/** The customer, by any of his records, unless there is none or he was forgotten already. */
export function demandRemembered(tx: Pick<Tx, 'find' | 'read'>, id: string): EntityRow<'customer'> {
  const customer = tx.find('customer', livingIdOf(tx.read, id));
  if (!customer) return reject('NOT_FOUND', { what: '这位客户' }, 'id');
  if (customer.erasedAt !== null) reject('ALREADY_DONE', { what: '删除这位客户的资料' }, 'id');
  return customer;
}

interface Kept {
  readonly name: string;
  readonly inSheets: ForgottenInSheets;
}

/** Blanks one row; JSON that has to stay readable keeps its shape without the words. */
function eraseRow(tx: Tx, { entity, id }: RowAbout, { name, inSheets }: Kept): boolean {
  switch (entity) {
    case 'customer':
    case 'card':
      return tx.erase(entity, id, { name });
    case 'finding': {
      const finding = tx.find(entity, id);
      return finding !== undefined && tx.erase(entity, id, { evidence: withoutValues(finding.evidence) });
    }
    case 'auditSheet': {
      const stored = tx.find(entity, id);
      const left = stored && forgetInSheet(sheetSchema.parse(JSON.parse(stored.content)), inSheets);
      return left != null && tx.erase(entity, id, { content: sheetDigestText(left) });
    }
    default:
      return tx.erase(entity, id);
  }
}

/** The evidence of a finding without what was compared: which fields differed stays. */
function withoutValues(evidence: string): string {
  const parsed: unknown = evidence === '' ? {} : JSON.parse(evidence);
  const blank = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'system' in value && 'paper' in value
      ? { ...value, system: erasedWords, paper: erasedWords }
      : value;
  return JSON.stringify(parsed, blank);
}

function namedInSheets(ids: readonly string[], rows: readonly RowAbout[]): ForgottenInSheets {
  const idsOf = (entity: string): ReadonlySet<string> =>
    new Set(rows.filter((row) => row.entity === entity).map(({ id }) => id));
  return {
    customerIds: new Set(ids),
    cardIds: idsOf('card'),
    trafficIds: idsOf('traffic'),
    findingIds: idsOf('finding'),
  };
}

/** Whoever is forgotten wants nothing any more: no plan is left, and none is missed (§四.1, §四.3). */
function endOpportunities(tx: Tx, customerId: string, today: CivilDate): void {
  endSales(tx, customerId, today);
  const living = tx.read.all(
    sqlFor
      .selectFrom('opportunity')
      .select('id')
      .where('customerId', '=', customerId)
      .where('state', '<>', 'ended')
      .where('deletedHlc', 'is', null),
  );
  for (const { id } of living) {
    closeAllPlans(tx, id, { state: 'cancelled', today, reason: '客户要求删除资料' });
    tx.update('opportunity', id, { state: 'ended', endedAs: 'invalid', endedOn: today });
    demandOpenPlanInvariant(tx, id);
  }
}
