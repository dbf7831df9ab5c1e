import { staffNames } from '../../db/queries/staff.ts';
import { type Move, rowsNaming } from '../../db/rehang.ts';
import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import { cardFieldLabel } from '../../shared/domain/card-fields.ts';
import type { CustomValues } from '../../shared/domain/custom-field.ts';
import { type CustomerFieldName, customerFieldNames } from '../../shared/domain/customer.ts';
import { type MergeChoices, mergeValues } from '../../shared/domain/customer-merge.ts';
import { chosenCustom, customChanges } from '../../shared/domain/merge-custom.ts';
import { numberFields } from '../../shared/domain/merge-undo.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { customerLinks } from '../../shared/entities/customer-links.ts';
import type { EntityPatch } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { customColumn } from '../card/custom.ts';
import { demandOpenPlanInvariant } from '../plan/invariant.ts';
import { proposeCustomOf, proposeOf } from './compare.ts';
import { type FieldChanges, fieldsText } from './facts.ts';
import { type MergingPair, type MergingRecord, mergedColumns, ownerOfPair, requirePair } from './records.ts';
import { settle } from './settle.ts';

interface MergeInput {
  readonly id: string;
  readonly otherId: string;
  readonly choices: MergeChoices;
  readonly stamps?: { readonly kept: string; readonly gone: string } | undefined;
}

/**
 * Makes one record of two of one person: everything that hangs on the other one, or names it, is hung to the kept one,
 * which then says what was chosen field by field. The other stays as a deleted record that leads there. Never across a
 * dispute about whose he is (MERGE_DISPUTED), never over what somebody changed since it was compared (MERGE_STALE).
 * docs/decisions/0014.
 */
export function mergeRecords(
  input: MergeInput,
  call: ActorCall,
): { readonly id: string; readonly mergeId: string } | Refusal {
  return act(call, (tx) => {
    const pair = demand(requirePair(tx.read, call.actor, input));
    refuseStale(tx, call, pair, input.stamps);
    const owner = ownerOfPair(tx.read, pair);
    if (owner.isDisputed) return reject('MERGE_DISPUTED', { people: namesOf(tx, owner.staffIds) }, 'otherId');
    const values = demand(mergeValues(pair.kept.values, pair.gone.values, { ...proposeOf(pair), ...input.choices }));
    const { kept, gone } = pair;
    const custom = chosenCustom(kept.custom, gone.custom, { ...proposeCustomOf(pair), ...input.choices.custom });
    const [keptId, goneId] = [kept.row.id, gone.row.id];
    const moves = rowsNaming(call.deps.store.prepare, goneId, customerLinks);
    tx.rehang(moves, goneId, keptId);
    const fields = writeFields(tx, pair, values, custom);
    const settled = settle(tx, keptId, moves);
    tx.update('customer', goneId, { mergedIntoId: keptId });
    tx.remove('customer', goneId);
    const ownershipId = settleOwner(tx, keptId, owner.ownerId);
    const mergeId = tx.newId();
    tx.insert('customerMerge', {
      id: mergeId,
      customerId: keptId,
      keptId,
      goneId,
      at: call.now,
      byId: call.actor.id,
      moved: JSON.stringify(moves),
      settled,
      fields: fieldsText(fields, customChanges(kept.custom, custom)),
      ownershipId,
      ownerBefore: kept.row.ownerId,
      undoneAt: null,
      undoneById: null,
      taken: '',
    });
    demandSoundPlans(tx, moves);
    for (const [id, otherId] of [
      [keptId, goneId],
      [goneId, keptId],
    ] as const)
      tx.note({ action: call.procedure, subject: `customer:${id}`, body: { mergeId, otherId, keptId } });
    return { id: keptId, mergeId };
  });
}

/** What somebody wrote after the two were compared is not decided unseen. */
function refuseStale(tx: Tx, call: ActorCall, pair: MergingPair, stamps: MergeInput['stamps']): void {
  if (!stamps) return;
  const sides: readonly (readonly [MergingRecord, string])[] = [
    [pair.kept, stamps.kept],
    [pair.gone, stamps.gone],
  ];
  const written = sides.flatMap(([record, stamp]) =>
    mergedColumns.flatMap((name) => {
      const writer = record.writer(name);
      return writer !== null && writer.hlc > stamp ? [{ name, byId: writer.byId }] : [];
    }),
  );
  if (written.length === 0) return;
  const fields = [
    ...new Set(written.map(({ name }) => (name === 'custom' ? '自定义项' : (cardFieldLabel(name) ?? name)))),
  ].join('、');
  const others = [...new Set(written.map(({ byId }) => byId))];
  const who = others.every((id) => id === call.actor.id) ? '您在另一个窗口' : namesOf(tx, others);
  reject('MERGE_STALE', { who, fields }, 'stamps');
}

function namesOf(tx: Tx, ids: readonly string[]): string {
  const names = staffNames(tx.read);
  return ids.map((id) => names.get(id) ?? '别人').join('、');
}

/** Writes what was chosen; a person who drives one of our cars stays 基盘. */
function writeFields(
  tx: Tx,
  { kept, gone }: MergingPair,
  values: Readonly<Record<CustomerFieldName, string | null>>,
  custom: CustomValues,
): FieldChanges {
  const stage = kept.row.stage === 'retained' || gone.row.stage === 'retained' ? 'retained' : kept.row.stage;
  const changed = customerFieldNames.filter((name) => (kept.values[name] ?? '') !== (values[name] ?? ''));
  const noted = customerFieldNames.filter(
    (name) => changed.includes(name) || numberFields.some((each) => each === name),
  );
  const changes: FieldChanges = Object.fromEntries(
    noted.map((name) => [name, { before: kept.values[name], after: columnValue(name, values[name]) }]),
  );
  const patch = Object.fromEntries(changed.map((name) => [name, columnValue(name, values[name])]));
  // the fields of a customer are text columns of the same names
  const isSame = Object.keys(customChanges(kept.custom, custom)).length === 0;
  const own = isSame ? {} : { custom: customColumn(custom) };
  tx.update('customer', kept.row.id, { ...(patch as EntityPatch<'customer'>), ...own, stage });
  return stage === kept.row.stage ? changes : { ...changes, stage: { before: kept.row.stage, after: stage } };
}

/** Columns of the customer that are text and never null. */
const neverNull: ReadonlySet<string> = new Set(['name', 'customerType', 'remark']);

function columnValue(name: CustomerFieldName, value: string | null): string | null {
  return value === null && neverNull.has(name) ? '' : value;
}

/** Adds a fact only where the facts of both records together would say something else. */
function settleOwner(tx: Tx, customerId: string, ownerId: string | null): string | null {
  if (tx.find('customer', customerId)?.ownerId === ownerId) return null;
  const id = tx.newId();
  const { now, actorId } = tx.env;
  const fact = { cause: 'merge', at: now, byId: actorId, reason: '', handoverId: null } as const;
  tx.insert('ownership', { id, customerId, ownerId, ...fact });
  return id;
}

/** Every intention keeps its own next plan, whosever it is now (§四.1). */
export function demandSoundPlans(tx: Tx, moves: readonly Move[]): void {
  const moved = moves.filter(({ entity }) => entity === 'opportunity').flatMap(({ ids }) => ids);
  for (const id of moved) if (tx.find('opportunity', id)) demandOpenPlanInvariant(tx, id);
}
