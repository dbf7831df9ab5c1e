import { signatureOfDay } from '../../db/queries/audit.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { AuditGroupView, AuditView } from '../../shared/contract/audit-rows.ts';
import { auditedFieldTitles } from '../../shared/domain/audit-compare.ts';
import { auditableFrom, isSignOffLate } from '../../shared/domain/audit-day.ts';
import { itemKey } from '../../shared/domain/audit-item.ts';
import type { Sheet, SheetItem } from '../../shared/domain/audit-sheet.ts';
import { measureText, type RuleCode } from '../../shared/domain/rulebook.ts';
import type { ActorCall } from '../call.ts';
import { rulesOn } from '../policies.ts';
import { readSheet } from '../sheet/stored.ts';
import { readCalendar } from '../store-settings.ts';
import { hasOwn, readOpenDay, stateOf } from './day.ts';
import { rowView } from './item-view.ts';
import { peopleByPinyin } from './people.ts';

/** The list of a day (§八.1): as it stands, or, once signed, as it was signed. */
export function dayView(call: ActorCall, day: CivilDate, blind: boolean): AuditView {
  const sheet = readSheet(call.deps.store.read, day);
  return sheet ? signedView(call, day, sheet) : openView(call, day, blind);
}

function openView(call: ActorCall, day: CivilDate, blind: boolean): AuditView {
  const open = readOpenDay(call, day);
  const { audit, facts } = open;
  const order = peopleByPinyin(call.deps.store.read);
  const rank = (id: string | null) => (id === null ? order.length : order.findIndex((person) => person.id === id));
  const groups = audit.groups
    .toSorted((a, b) => rank(a.personId) - rank(b.personId))
    .map(
      ({ personId, counts, items }): AuditGroupView => ({
        person: personId === null ? null : { id: personId, name: order[rank(personId)]?.name ?? '' },
        counts,
        rows: items.map((item) => rowView(item, facts, call.zone, blind)),
      }),
    );
  return {
    ...headOf(call, day),
    auditedFields: facts.auditedFields.map((field) => ({ field, title: auditedFieldTitles[field] })),
    counts: audit.counts,
    groups,
    ownCards: hasOwn(open, call.actor.id),
    costs: costsOn(call, day),
  };
}

function headOf(
  call: ActorCall,
  day: CivilDate,
): Pick<AuditView, 'day' | 'state' | 'availableOn' | 'late' | 'signature'> {
  const { read } = call.deps.store;
  const calendar = readCalendar(call.deps.store);
  const signed = signatureOfDay(read, day);
  const by = signed && staffNames(read).get(signed.signedById);
  return {
    day,
    state: stateOf(call, day, calendar),
    availableOn: auditableFrom(day, calendar),
    late: isSignOffLate(day, signed?.signedAt ?? call.now, calendar),
    signature: signed
      ? { number: signed.number, by: { id: signed.signedById, name: by ?? '' }, at: signed.signedAt }
      : null,
  };
}

/** What a wrong and a missing card cost by the rules of that day. */
function costsOn(call: ActorCall, day: CivilDate): AuditView['costs'] {
  const rules = rulesOn(call.deps.store, day)?.rules;
  const words = (code: RuleCode): string => {
    const rule = rules?.[code];
    return rule?.enabled ? `§${rule.clause}，${measureText(rule.measure, rule.amountFen)}` : '这天还没有规定';
  };
  return { mismatch: words('F-CARD-MISMATCH'), missing: words('F-CARD-MISSING') };
}

function signedView(call: ActorCall, day: CivilDate, sheet: Sheet): AuditView {
  return {
    ...headOf(call, day),
    late: sheet.late,
    auditedFields: sheet.auditedFields.map((field) => ({ field, title: auditedFieldTitles[field] })),
    counts: { ...cardCounts(sheet.totals), open: 0 },
    groups: sheet.rows
      .map(
        (row): AuditGroupView => ({
          person: row.personId === null ? null : { id: row.personId, name: row.personName },
          counts: { ...cardCounts(row), open: 0 },
          rows: sheet.items.filter(({ personId }) => personId === row.personId).map(signedRow),
        }),
      )
      .filter(({ rows }) => rows.length > 0),
    ownCards: sheet.items.some(({ personId }) => personId === call.actor.id),
    costs: costsOn(call, day),
  };
}

function cardCounts({
  cards,
  entered,
  matched,
  mismatched,
  missing,
  noPaper,
  noCard,
}: Sheet['totals'] | Sheet['rows'][number]) {
  return { cards, entered, matched, mismatched, missing, noPaper, noCard };
}

function signedRow(item: SheetItem): AuditGroupView['rows'][number] {
  return {
    key: keyOfItem(item),
    kind: item.serial !== null ? 'serial' : item.cardId !== null ? 'card' : 'traffic',
    serial: item.serial,
    customerName: item.customerName,
    arrivedTime: item.arrivedTime,
    partySize: null,
    verdict: item.verdict,
    fields: item.fields.map(({ field }) => field),
    note: item.note,
    addedByHand: item.addedByHand,
    started: false,
  };
}

/** The key that a line of a signed sheet had in the list. */
export function keyOfItem({ serial, cardId, trafficId }: SheetItem): string {
  if (serial !== null) return itemKey('serial', serial);
  return cardId !== null ? itemKey('card', cardId) : itemKey('traffic', trafficId ?? '');
}
