import type { InstructionRecord } from '../../db/queries/instructions.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { Reader } from '../../db/query.ts';
import type { InstructionRow } from '../../shared/contract/instruction-rows.ts';
import { maskName } from '../../shared/domain/person-name.ts';
import { phoneTail } from '../../shared/text/phone.ts';
import { accessToEach, type Person } from '../ownership.ts';
import { outcomeOf } from '../plan/codes.ts';

/** Instructions as somebody may read them: of a customer whom he no longer looks after neither name nor words. */
export function instructionRows(read: Reader, reader: Person, records: readonly InstructionRecord[]): InstructionRow[] {
  const names = staffNames(read);
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  const owned = records.map(({ customerId, ownerId }) => ({ id: customerId, ownerId }));
  const access = accessToEach(read, reader, owned);
  return records.map((record) => {
    const { id, customerId, gender, at, state } = record;
    const isKnown = access({ id: customerId, ownerId: record.ownerId }) !== 'masked';
    const said = (words: string | null): string => (isKnown ? (words ?? '') : '');
    return {
      ...{ id, customerId, gender, at, state },
      name: isKnown ? record.name : maskName(record.name),
      phoneTail: record.phone === null ? null : phoneTail(record.phone),
      content: said(record.content),
      by: person(record.byId),
      onFollowup: contactOf(record.followupAt, record.followupOutcome, said(record.followupFeedback)),
      to: record.addresseeId === null ? null : person(record.addresseeId),
      read:
        record.readAt === null || record.readById === null ? null : { at: record.readAt, by: person(record.readById) },
      answer:
        record.answeredAt === null || record.answeredById === null
          ? null
          : {
              at: record.answeredAt,
              by: person(record.answeredById),
              text: said(record.answer),
              followup: contactOf(record.doneAt, record.doneOutcome, said(record.doneFeedback)),
            },
      mine: record.addresseeId === reader.id,
    };
  });
}

function contactOf(at: number | null, outcome: string | null, text: string): InstructionRow['onFollowup'] {
  return at === null || outcome === null ? null : { at, outcome: outcomeOf(outcome), text };
}
