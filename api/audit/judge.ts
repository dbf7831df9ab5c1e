import { reject } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { AuditItemView } from '../../shared/contract/audit-rows.ts';
import {
  type AuditedValues,
  auditedFieldNames,
  auditedFieldTitles,
  compareField,
} from '../../shared/domain/audit-compare.ts';
import type { AuditItem } from '../../shared/domain/audit-item.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { comparable } from '../../shared/text/compare.ts';
import type { ActorCall } from '../call.ts';
import type { OpenDay } from './day.ts';
import { demandConsultant } from './person.ts';
import { type Marks, type PaperWords, storedReading } from './readings.ts';
import { writeLine } from './write.ts';

interface Line {
  readonly day: CivilDate;
  readonly key: string;
}

/**
 * Keys a paper card in; the program compares (§八.1). What is left out was not written on the paper; a paper without a
 * single word is no reading: AUDIT_NOTHING_KEYED.
 */
export function keyIn(
  call: ActorCall,
  input: Line & { readonly paper: PaperWords; readonly keyedConsultantId?: string | null | undefined },
): AuditItemView | Refusal {
  return writeLine(call, input, (item, { facts }, tx) => {
    demandPaperLine(item);
    const written = Object.fromEntries(facts.auditedFields.map((field) => [field, input.paper[field] ?? '']));
    if (Object.values(written).every((words) => comparable(words) === '')) reject('AUDIT_NOTHING_KEYED', {}, 'paper');
    const { keyedConsultantId } = input;
    return {
      mode: 'blind',
      ...storedReading(written, {}),
      ...judgedBy(call),
      ...(keyedConsultantId == null ? {} : { keyedConsultantId: demandConsultant(tx, keyedConsultantId) }),
    };
  });
}

/**
 * Takes over the auditor's own judgement of each field. A mismatch needs the paper's words, else AUDIT_PAPER_NEEDED;
 * where they say the same as the system after all (§八.1: spaces, aliases), the field is a match.
 */
export function mark(
  call: ActorCall,
  input: Line & { readonly marks: Marks; readonly paper: PaperWords },
): AuditItemView | Refusal {
  return writeLine(call, input, (item, open) => {
    const marks = heldAgainstPaper(demandCard(item), input, open);
    return { mode: 'marks', ...storedReading(input.paper, marks), ...judgedBy(call) };
  });
}

/** The marks as far as the paper's words bear them out. */
function heldAgainstPaper(
  values: AuditedValues,
  { marks, paper }: { readonly marks: Marks; readonly paper: PaperWords },
  { facts }: OpenDay,
): Marks {
  const differing = auditedFieldNames.filter((field) => marks[field] === 'mismatch');
  const wordless = differing.filter((field) => comparable(paper[field] ?? '') === '');
  if (wordless.length > 0) {
    const fields = wordless.map((field) => `「${auditedFieldTitles[field]}」`).join('');
    reject('AUDIT_PAPER_NEEDED', { fields }, 'paper');
  }
  const same = differing.filter(
    (field) => compareField(field, values, paper[field] ?? '', facts.book, facts.auditOn) === 'match',
  );
  return { ...marks, ...Object.fromEntries(same.map((field) => [field, 'match' as const])) };
}

/** 无纸卡: a system card whose paper is not there. It is listed and costs nothing. */
export function noPaper(call: ActorCall, input: Line): AuditItemView | Refusal {
  return writeLine(call, input, (item) => {
    demandCard(item);
    return { mode: 'marks', ...storedReading('none', {}), ...judgedBy(call) };
  });
}

/** Makes a line unread again. */
export function clear(call: ActorCall, input: Line): AuditItemView | Refusal {
  return writeLine(call, input, () => ({ paper: '', marks: '', judgedAt: null, judgedById: null }));
}

/** Says whose a card is that the system does not have, and for which visitor it was written. */
export function assign(
  call: ActorCall,
  input: Line & { readonly consultantId: string | null; readonly trafficId: string | null },
): AuditItemView | Refusal {
  return writeLine(call, input, (item, open, tx) => {
    demandPaperLine(item);
    const { consultantId, trafficId } = input;
    if (trafficId !== null) demandVisitor(open, trafficId);
    return { keyedConsultantId: consultantId === null ? null : demandConsultant(tx, consultantId), trafficId };
  });
}

function judgedBy(call: ActorCall) {
  return { judgedAt: call.now, judgedById: call.actor.id };
}

function demandPaperLine(item: AuditItem): void {
  if (item.kind !== 'serial') reject('AUDIT_NOT_PAPER', {}, 'key');
}

/** The values at 24:00 of a line with a serial whose card the system had then. */
function demandCard(item: AuditItem): AuditedValues {
  demandPaperLine(item);
  return item.values ?? reject('AUDIT_NO_CARD', { serial: item.serial ?? '' }, 'key');
}

function demandVisitor({ facts }: OpenDay, trafficId: string): void {
  const visitor = facts.traffic.find((each) => each.trafficId === trafficId);
  if (visitor === undefined || visitor.cardId !== null) reject('NOT_FOUND', { what: '这次没有卡的来访' }, 'trafficId');
}
