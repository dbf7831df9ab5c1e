import { customersOf, findingById } from '../../db/queries/findings.ts';
import { remarkOf } from '../../db/queries/spot-checks.ts';
import type { FindingDetail } from '../../shared/contract/finding.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import { maskPhone } from '../../shared/text/phone.ts';
import type { ActorCall } from '../call.ts';
import { readRulebooks } from '../policies.ts';
import { findingRows } from './rows.ts';
import { evidenceLines, evidenceOf, findingOf } from './words.ts';

/**
 * A finding with the clause as it stood then and what proves it. Anybody but a manager sees only the own ones: of
 * others' they learn not even that they exist.
 */
export function findingDetail(call: ActorCall, id: string): FindingDetail | Refusal {
  const { store } = call.deps;
  const record = findingById(store.read, id);
  const isMine = record?.personId === call.actor.id;
  const [row] = record && (isMine || isManager(call.actor.role)) ? findingRows(call, [record]) : [];
  if (!record || !row) return refuse('NOT_FOUND', { what: '这条检查发现' }, 'id');
  const finding = findingOf(record);
  const rulebook = readRulebooks(store).find((version) => version.id === finding.rulebookId);
  const { serial, cardId = null, auditOn = null, spotCheckItemId } = evidenceOf(finding);
  const remark = spotCheckItemId === undefined ? '' : remarkOf(store.read, spotCheckItemId);
  const inFull = ownsCustomer(call, finding);
  return {
    ...row,
    clauseText: rulebook?.rules[finding.rule].text ?? '',
    rulebookFrom: rulebook?.effectiveFrom ?? null,
    evidence: [
      ...evidenceLines(finding, (field, words) => (field === 'phone' && !inFull ? masked(words) : words)),
      ...(remark === '' ? [] : [{ label: '评语', value: remark }]),
    ],
    customerId: finding.customerId,
    cardId: finding.subjectKind === 'card' ? finding.subjectId : cardId,
    planId: finding.subjectKind === 'plan' ? finding.subjectId : null,
    auditOn: serial === undefined ? auditOn : finding.concernsOn,
    stateAt: record.stateAt,
    stateReason: record.stateReason,
  };
}

/** The full phone is the owner's to see at once; others ask for it where it is logged (domain §13). */
function ownsCustomer(call: ActorCall, { customerId }: Finding): boolean {
  if (customerId === null) return false;
  return customersOf(call.deps.store.read, [customerId]).get(customerId)?.ownerId === call.actor.id;
}

/** A stroke or a blank in place of a phone is no secret. */
function masked(words: string): string {
  return /\d/.test(words) ? maskPhone(words) : words;
}
