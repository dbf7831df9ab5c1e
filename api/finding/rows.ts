import { cardNumbers, customersOf, type FindingRecord } from '../../db/queries/findings.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { FindingRow } from '../../shared/contract/finding.ts';
import { measureText, ruleTitles } from '../../shared/domain/rulebook.ts';
import type { ActorCall } from '../call.ts';
import { accessToEach, shownName } from '../ownership.ts';
import { findingOf, findingWords, subjectWords } from './words.ts';

/** Findings as lists show them; the name of a customer who is no longer one's own is masked (domain §13). */
export function findingRows(call: ActorCall, records: readonly FindingRecord[]): FindingRow[] {
  const { read } = call.deps.store;
  const people = staffNames(read);
  const customers = customersOf(
    read,
    records.flatMap(({ customerId }) => (customerId === null ? [] : [customerId])),
  );
  const access = accessToEach(read, call.actor, [...customers.values()]);
  const nameOf = (id: string | null): string => {
    const customer = id === null ? undefined : customers.get(id);
    return customer === undefined ? '' : shownName(access(customer), customer.name);
  };
  const cards = cardNumbers(
    read,
    records.flatMap(({ subjectKind, subjectId }) => (subjectKind === 'card' ? [subjectId] : [])),
  );
  return records.map((record) => {
    const finding = findingOf(record);
    return {
      id: finding.id,
      rule: finding.rule,
      title: ruleTitles[finding.rule],
      clause: finding.clause,
      concernsOn: finding.concernsOn,
      person: finding.personId === null ? null : { id: finding.personId, name: people.get(finding.personId) ?? '' },
      subjectKind: finding.subjectKind,
      subject: subjectWords(finding, cards.get(finding.subjectId)),
      customerName: nameOf(finding.customerId),
      words: findingWords(finding, call.today),
      measure: finding.measure,
      measureWords: measureText(finding.measure, finding.amountFen),
      amountFen: finding.amountFen,
      state: finding.state,
      createdAt: record.createdAt,
    };
  });
}
