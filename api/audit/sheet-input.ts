import { cardNumbers, customersOf, standingFindingsOf } from '../../db/queries/findings.ts';
import { sha256 } from '../../db/sha256.ts';
import type { Store } from '../../db/store.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { Sheet } from '../../shared/domain/audit-sheet.ts';
import { buildSheet, type DayWork, type SheetInput } from '../../shared/domain/audit-sheet-build.ts';
import type { ActorCall } from '../call.ts';
import { findingOf, subjectWords } from '../finding/words.ts';
import { storeId } from '../jobs/evaluate.ts';
import { readRulebooks } from '../policies.ts';
import { readSettings } from '../store-settings.ts';
import { itemsOf, type OpenDay } from './day.ts';
import { dayWork } from './day-work.ts';
import { peopleByPinyin } from './people.ts';

/** The sheet of a day whose lines are all read, as the caller would sign it now (§八.1). */
export function sheetNow(call: ActorCall, open: OpenDay): Sheet {
  const { store } = call.deps;
  const { day, calendar, audit, facts, entered } = open;
  const work = dayWork(store, day, calendar);
  const people = peopleOf(store, open, work);
  return buildSheet({
    day: { ...audit, groups: inOrder(audit.groups, people) },
    store: { id: storeId, name: readSettings(store).name, calendar },
    inspector: { id: call.actor.id, name: call.actor.name, role: call.actor.role },
    signedAt: call.now,
    book: facts.book,
    auditedFields: [...facts.auditedFields],
    people,
    customerNames: lateNames(open),
    workByPerson: work,
    treatments: entered.treatments,
    personTreatments: entered.personTreatments,
    otherFindings: otherFindings(store, day),
    context: { rulebooks: readRulebooks(store), sha256 },
  });
}

/** The lines person by person in the order of the sheet, nobody's last. */
function inOrder(groups: OpenDay['audit']['groups'], people: SheetInput['people']): OpenDay['audit']['groups'] {
  const place = (id: string | null) => (id === null ? people.length : people.findIndex((person) => person.id === id));
  return groups.toSorted((a, b) => place(a.personId) - place(b.personId));
}

/** Consultants of today, and whoever has a card, a visitor or a follow-up of that day. */
function peopleOf(store: Store, open: OpenDay, work: ReadonlyMap<string, DayWork>): SheetInput['people'] {
  const involved = new Set([...open.audit.groups.map(({ personId }) => personId), ...work.keys()]);
  return peopleByPinyin(store.read)
    .filter(({ id, role, active }) => involved.has(id) || (role === 'consultant' && active === 1))
    .map(({ id, name }) => ({ id, name }));
}

/** A card of 补录 has no values at 24:00; it is called by the name that it has now. */
function lateNames(open: OpenDay): ReadonlyMap<string, string> {
  return new Map(
    itemsOf(open.audit).flatMap(({ customerId, values, valuesNow }) =>
      customerId !== null && values === null && valuesNow !== null ? [[customerId, valuesNow.name] as const] : [],
    ),
  );
}

/** What midnight found for that day, with the words of the sheet. */
function otherFindings(store: Store, day: CivilDate): SheetInput['otherFindings'] {
  const findings = standingFindingsOf(store.read, day)
    .map(findingOf)
    .filter(({ rule }) => rule !== 'F-CARD-MISMATCH' && rule !== 'F-CARD-MISSING');
  const numbers = cardNumbers(
    store.read,
    findings.flatMap(({ subjectKind, subjectId }) => (subjectKind === 'card' ? [subjectId] : [])),
  );
  const customers = customersOf(
    store.read,
    findings.flatMap(({ customerId }) => (customerId === null ? [] : [customerId])),
  );
  return findings.map((finding) => ({
    finding,
    subject: subjectWords(finding, numbers.get(finding.subjectId)),
    customerName: finding.customerId === null ? '' : (customers.get(finding.customerId)?.name ?? ''),
  }));
}
