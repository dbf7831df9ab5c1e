import type { FloorState } from '../domain/floor.ts';
import type { CsiWording } from '../domain/sale-script.ts';
import { flag, int, intOrNull, json, text, textOrNull } from './column.ts';
import { entity } from './define.ts';

/** The showroom itself; one row with the id `store`. */
export const store = entity({
  name: 'store',
  class: 'fields',
  root: 'commons',
  columns: {
    name: text(),
    zone: text(),
    openingTime: text({ group: 'hours' }),
    closingTime: text({ group: 'hours' }),
    closedWeekdays: json({ group: 'hours' }),
    finesOn: flag({ group: 'fines' }),
    legalNoticeAt: intOrNull({ group: 'fines' }),
    idleLockMinutes: int(),
    /** When reminders come (shared/domain/reminder.ts); '' for the shipped times. */
    reminders: json(),
    /** How the CSI call is worded (shared/domain/sale-script.ts); '' for the neutral words. */
    csiWording: text<CsiWording | ''>(),
    /** For how many days the sound of recorded calls is kept (shared/domain/recording/keeping.ts); 0 as shipped. */
    recordingDays: int(),
    createdAt: int(),
  },
});

/** A day on which the store departs from its weekly rhythm, or once did (`usual`); the id is the date. */
export const calendarDay = entity({
  name: 'calendarDay',
  class: 'fields',
  root: 'commons',
  columns: { kind: text<'open' | 'closed' | 'usual'>({ group: 'day' }), note: text({ group: 'day' }) },
});

/** A machine that enters data; its code is part of every card number it gives. */
export const device = entity({
  name: 'device',
  class: 'fields',
  root: 'commons',
  columns: { code: text(), name: text(), createdAt: int() },
});

export const staff = entity({
  name: 'staff',
  class: 'fields',
  root: 'commons',
  columns: {
    name: text(),
    role: text(),
    loginName: text(),
    phone: textOrNull(),
    active: flag({ group: 'activity' }),
    deactivatedAt: intOrNull({ group: 'activity' }),
    createdAt: int(),
  },
  derived: { pinyin: text(), initials: text() },
});

/** A person's password; an entity of its own so that it can go to fewer devices than the person does. */
export const credential = entity({
  name: 'credential',
  class: 'fields',
  root: 'commons',
  columns: {
    staffId: text(),
    passwordHash: text({ group: 'password' }),
    changedAt: int({ group: 'password' }),
    mustChange: flag({ group: 'password' }),
  },
});

export const dictionaryEntry = entity({
  name: 'dictionaryEntry',
  class: 'fields',
  root: 'commons',
  columns: { dictionary: text(), code: text(), label: text(), aliases: json(), sort: int(), active: flag() },
});

export const vehicle = entity({
  name: 'vehicle',
  class: 'fields',
  root: 'commons',
  columns: {
    series: text(),
    model: text(),
    trim: text(),
    aliases: json(),
    colours: json(),
    sort: int(),
    active: flag(),
  },
});

/** A dated version of the follow-up intervals (§三); never edited once in force. */
export const levelPolicy = entity({
  name: 'levelPolicy',
  class: 'hub',
  root: 'commons',
  columns: {
    effectiveFrom: text(),
    gaps: json(),
    horizons: json(),
    firstPlanDays: int(),
    /** Why it was made; '' for the first. */
    note: text(),
    createdAt: int(),
    createdById: text(),
  },
});

/** A dated version of the rules (§八); never edited once in force. */
export const rulebook = entity({
  name: 'rulebook',
  class: 'hub',
  root: 'commons',
  columns: { effectiveFrom: text(), rules: json(), auditedFields: json(), createdAt: int(), createdById: text() },
});

/** A numbered book of paper cards; without a holder it lies at the front desk. */
export const cardBook = entity({
  name: 'cardBook',
  class: 'fields',
  root: 'commons',
  columns: {
    prefix: text({ group: 'range' }),
    firstNumber: int({ group: 'range' }),
    lastNumber: int({ group: 'range' }),
    width: int({ group: 'range' }),
    holderId: textOrNull({ group: 'holder' }),
    issuedOn: text({ group: 'holder' }),
    note: text(),
    createdAt: int(),
    createdById: text(),
  },
});

/** A paper serial taken out of use: spoilt or lost, with its reason. */
export const serialVoid = entity({
  name: 'serialVoid',
  class: 'append',
  root: 'commons',
  columns: { bookId: text(), serial: text(), kind: text<'void' | 'lost'>(), reason: text(), at: int(), byId: text() },
});

/** One arrival in the 来店(电)登记表; an entry made by mistake stays in it, voided, and counts nowhere. */
export const traffic = entity({
  name: 'traffic',
  class: 'fields',
  root: 'commons',
  columns: {
    contactWay: text(),
    arrivedAt: int({ group: 'arrival' }),
    arrivedOn: text({ group: 'arrival' }),
    /** The day on whose list it is audited, where its own day was signed before it was entered; null: its own day. */
    lateOn: textOrNull(),
    departedAt: intOrNull(),
    partySize: int(),
    receiverId: textOrNull(),
    /** UTC ms: when the receiver was named; null for nobody, and in entries of before the floor board. */
    receivedAt: intOrNull(),
    /** 指名: the visitor asked for this consultant, who pays no turn for it. */
    named: flag(),
    receptionistId: text(),
    cardId: textOrNull(),
    note: text({ personal: true }),
    explanation: text({ group: 'explanation', personal: true }),
    explainedAt: intOrNull({ group: 'explanation' }),
    voidedAt: intOrNull({ group: 'void' }),
    voidReason: text({ group: 'void', personal: true }),
    /** The sender's own number of this entry: sent twice, it is still one visitor. */
    arrivalId: textOrNull(),
    createdAt: int(),
  },
});

/** A filter of the list of customers under a name; its owner changes it, those whom he shares it with use it. */
export const savedFilter = entity({
  name: 'savedFilter',
  class: 'fields',
  root: 'commons',
  columns: {
    name: text(),
    ownerId: text(),
    body: json(),
    sharing: text<'private' | 'everyone' | 'named'>({ group: 'sharing' }),
    sharedWith: json({ group: 'sharing' }),
    /** Taken away; its owner can bring it back. */
    removedAt: intOrNull(),
    createdAt: int(),
  },
});

/** What a consultant or the desk said of his place on the floor on one day; the order of turns is derived from it. */
export const floorFact = entity({
  name: 'floorFact',
  class: 'append',
  root: 'commons',
  columns: {
    onDay: text(),
    staffId: text(),
    kind: text<'state' | 'skip' | 'move'>(),
    /** Where he is from then on; '' where the fact is about the order. */
    state: text<FloorState | ''>(),
    /** Before whom he was put; null for the end. */
    beforeId: textOrNull(),
    reason: text({ personal: true }),
    at: int(),
    byId: text(),
  },
});
