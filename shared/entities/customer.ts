import type { ConsentAsker, ConsentWay } from '../domain/consent.ts';
import type { ErasureAsker, ErasureProof, ErasureWay } from '../domain/erasure.ts';
import { flag, int, intOrNull, json, text, textOrNull } from './column.ts';
import { entity } from './define.ts';

const personal = { personal: true } as const;

/** A person or company the store knows; each exactly once. */
export const customer = entity({
  name: 'customer',
  class: 'fields',
  root: 'self',
  columns: {
    stage: text<'prospect' | 'retained'>(),
    name: text(personal),
    gender: textOrNull<'male' | 'female'>(),
    phone: textOrNull({ ...personal, group: 'phone' }),
    noPhoneReason: textOrNull({ group: 'phone', ...personal }),
    phone2: textOrNull(personal),
    wechat: textOrNull(personal),
    qq: textOrNull(personal),
    weibo: textOrNull(personal),
    email: textOrNull(personal),
    customerType: text(),
    contactPerson: textOrNull(personal),
    regionCode: textOrNull({ ...personal, group: 'address' }),
    street: textOrNull({ ...personal, group: 'address' }),
    source: textOrNull(),
    remark: text(personal),
    /** The store's own fields by code, the newest of each. */
    custom: json(personal),
    createdAt: int(),
    createdOn: text(),
    createdById: text(),
    /** The record that this one became part of; a merged record is deleted and leads there (docs/decisions/0014). */
    mergedIntoId: textOrNull({ ref: 'customer' }),
  },
  derived: {
    ownerId: textOrNull(),
    pinyin: text(),
    initials: text(),
    lastContactAt: intOrNull(),
    lastEffectiveOn: textOrNull(),
    /** 1 while an opportunity is open or waits for the manager. */
    isOpen: flag(),
    /** UTC ms since when more than one person holds him, or his record stands beside another's; null: nobody disputes. */
    clashAt: intOrNull(),
    /** Place of the most urgent level in O, H, A, B, C, N from 1; 9 without a living intention. */
    levelRank: int(),
    /** The nearest next plan and the expected day of that intention; `noDay` without one, so that it sorts last. */
    nextPlanOn: text(),
    expectedOn: text(),
    /** The main car of the most urgent intention. */
    intentVehicleId: textOrNull(),
    /** 1 while that intention waits for a manager's decision. */
    isWaiting: flag(),
    /** Plates of the cars owned, 「、」 between them. */
    plates: text(),
    updatedAt: int(),
    /** When he was forgotten on request (domain §13); null for everybody else. */
    erasedAt: intOrNull(),
  },
});

/** 报备: that a person announced this customer, and when; the time of it counts (§七.2). */
export const registration = entity({
  name: 'registration',
  class: 'append',
  root: 'customer',
  columns: {
    customerId: text(),
    staffId: text(),
    kind: text<'card' | 'report' | 'owner_entry'>(),
    at: int(),
    cardId: textOrNull(),
    /** By which number the person was known already, where he announced somebody else's customer. */
    byNumber: textOrNull(),
  },
});

/** An ownership fact; the newest one says whose customer this is. */
export const ownership = entity({
  name: 'ownership',
  class: 'append',
  root: 'customer',
  columns: {
    customerId: text(),
    ownerId: textOrNull(),
    cause: text<'first_registration' | 'hand_over' | 'ruling' | 'pool' | 'share' | 'merge'>(),
    at: int(),
    byId: text(),
    reason: text(personal),
    /** The hand-over by which he got the customer; null for every other cause. */
    handoverId: textOrNull(),
  },
});

/** Consent or its withdrawal for one purpose; the newest fact per purpose counts. */
export const consent = entity({
  name: 'consent',
  class: 'append',
  root: 'customer',
  columns: {
    customerId: text(),
    purpose: text(),
    given: flag(),
    at: int(),
    byId: text(),
    cardId: textOrNull(),
    /** How he said so, who said it, and his words; null where the card tells it. */
    way: textOrNull<ConsentWay>(),
    asker: textOrNull<ConsentAsker>(),
    note: textOrNull(personal),
  },
});

/**
 * That a person was forgotten on request: who asked, how it was made sure, and when (domain §13). It holds no word about
 * him, or the request itself would remember him.
 */
export const erasure = entity({
  name: 'erasure',
  class: 'hub',
  root: 'customer',
  columns: {
    customerId: text(),
    number: int(),
    asker: text<ErasureAsker>(),
    proof: text<ErasureProof>(),
    way: text<ErasureWay>(),
    requestedOn: text(),
    /** Rows that were blanked. */
    rows: int(),
    at: int(),
    byId: text(),
  },
});

/** A car that a customer owns: delivered by us, or his present one as a card has it, by which he is known again. */
export const ownedVehicle = entity({
  name: 'ownedVehicle',
  class: 'fields',
  root: 'customer',
  columns: {
    customerId: text(),
    vehicleId: textOrNull({ group: 'vehicle' }),
    label: text({ group: 'vehicle' }),
    plate: textOrNull(personal),
    vin: textOrNull(personal),
    deliveredOn: textOrNull(),
    /** The card that told of it; null where it was entered by itself. */
    cardId: textOrNull(),
    createdAt: int(),
    createdById: text(),
  },
});

/** One intention to buy. */
export const opportunity = entity({
  name: 'opportunity',
  class: 'fields',
  root: 'customer',
  columns: {
    customerId: text(),
    originCardId: textOrNull(),
    vehicleId: textOrNull(),
    otherVehicleIds: json(),
    colour: textOrNull(),
    competitors: json(),
    level: text({ group: 'level' }),
    levelSetOn: text({ group: 'level' }),
    expectedOn: textOrNull({ group: 'level' }),
    noExpectedDate: flag({ group: 'level' }),
    /** Day of the last attempt, or of the card where there is none: the base of the limit (§三). */
    attemptOn: text({ group: 'limit' }),
    /** Last day of the next plan before closed days are skipped (§三). */
    limitOn: text({ group: 'limit' }),
    state: text<'open' | 'pending' | 'ended'>({ group: 'state' }),
    endedAs: textOrNull({ group: 'state' }),
    endedOn: textOrNull({ group: 'state' }),
    createdAt: int(),
    createdOn: text(),
    /** The intention that was given up before and is taken up again with this one. */
    revivesId: textOrNull(),
  },
});

export const levelChange = entity({
  name: 'levelChange',
  class: 'append',
  root: 'customer',
  columns: {
    customerId: text(),
    opportunityId: text(),
    fromLevel: textOrNull(),
    toLevel: text(),
    expectedOn: textOrNull(),
    reason: text(personal),
    changedOn: text(),
    at: int(),
    byId: text(),
  },
});

/** A promised contact; `next` is the one an open opportunity always has (§四.1). */
export const plan = entity({
  name: 'plan',
  class: 'fields',
  root: 'customer',
  columns: {
    customerId: text(),
    opportunityId: text(),
    role: text<'next' | 'further' | 'decision' | 'sale'>(),
    /** The sale whose call it is, where `role` says so; it lives on after the opportunity has ended (§五.1). */
    saleId: textOrNull(),
    /** The day that had passed when a delivery was entered late; null for every other plan. */
    lateSinceOn: textOrNull({ group: 'due' }),
    dueOn: text({ group: 'due' }),
    dueTime: textOrNull({ group: 'due' }),
    method: text(),
    purpose: text(personal),
    basis: text(personal),
    assigneeId: textOrNull(),
    /** Whose plan it is while the assignee stands in for him on leave; null where nobody does. */
    absentId: textOrNull(),
    origin: text(),
    state: text<'open' | 'done' | 'cancelled' | 'replaced'>({ group: 'closing' }),
    closedAt: intOrNull({ group: 'closing' }),
    closedOn: textOrNull({ group: 'closing' }),
    closedById: textOrNull({ group: 'closing' }),
    followupId: textOrNull({ group: 'closing' }),
    closeReason: text({ ...personal, group: 'closing' }),
    /** A manager's extension beyond the level's limit, with its reason (§三). */
    extendedTo: textOrNull({ group: 'extension' }),
    extendReason: text({ ...personal, group: 'extension' }),
    extendedById: textOrNull({ group: 'extension' }),
    requestId: textOrNull(),
    createdAt: int(),
    createdOn: text(),
    createdById: text(),
  },
  derived: {
    /** Day, time and level in one text: the order of the work list, `2026-03-11 15:00 1`. */
    listKey: text(),
    /** How its opportunity is graded, sorted by when that grows stale, `E 2026-03-20`; '' where it never does. */
    gradeKey: text(),
    /** 1 where the plan lies with somebody who does not own the customer: what a stand-in has to look after. */
    standIn: flag(),
    /** 1 where the call begins with an instruction that nobody has read yet. */
    instructed: flag(),
  },
});

/**
 * An executed contact; `contactId` joins the rows of one contact recorded for several opportunities, `cardId` names the
 * card that tells the reception. `byId` met the customer, `createdById` typed it, at the counter for instance.
 */
export const followup = entity({
  name: 'followup',
  class: 'append',
  root: 'customer',
  columns: {
    customerId: text(),
    opportunityId: text(),
    planId: textOrNull(),
    contactId: text(),
    cardId: textOrNull(),
    byId: text(),
    createdById: text(),
    at: int(),
    onDay: text(),
    method: text(),
    outcome: text(),
    category: textOrNull(),
    feedback: text(personal),
    /** 1 where it counts as an attempt of the responsible person (§四.6); 0 for a contact by somebody else. */
    attempt: flag(),
  },
});

export const endingRequest = entity({
  name: 'endingRequest',
  class: 'append',
  root: 'customer',
  columns: {
    customerId: text(),
    opportunityId: text(),
    ending: text<'lost' | 'dormant' | 'invalid'>(),
    reason: text(personal),
    competitor: textOrNull(),
    followupId: text(),
    byId: text(),
    at: int(),
    onDay: text(),
    /** What he paid for it elsewhere, as far as it is known. */
    priceFen: intOrNull(),
    /** How it is known, in words, and the attached file that shows it. */
    evidence: text(personal),
    evidenceId: textOrNull(),
  },
});

export const endingDecision = entity({
  name: 'endingDecision',
  class: 'hub',
  root: 'customer',
  columns: {
    customerId: text(),
    opportunityId: text(),
    requestId: text(),
    approved: flag(),
    reason: text(personal),
    byId: text(),
    at: int(),
    onDay: text(),
  },
});

/** The 洽谈卡: one per reception, a document of its own that keeps what was written on it. */
export const card = entity({
  name: 'card',
  class: 'fields',
  root: 'customer',
  columns: {
    customerId: text(),
    opportunityId: textOrNull(),
    number: text(),
    state: text<'quick' | 'complete'>({ group: 'completion' }),
    completedAt: intOrNull({ group: 'completion' }),
    firstSavedAt: int(),
    createdById: text(),
    /** The draft that became this card: sent twice, it is still one card. */
    draftId: textOrNull(),
    trafficId: textOrNull(),
    nextPlanId: textOrNull(),
    serial: textOrNull(),
    arrivedAt: int({ group: 'arrival' }),
    arrivedOn: text({ group: 'arrival' }),
    /** The day on whose list it is audited, where its own day was signed before it was entered; null: its own day. */
    lateOn: textOrNull(),
    departedAt: intOrNull(),
    contactWay: textOrNull(),
    visitKind: textOrNull(),
    partySize: intOrNull(),
    consultantId: text(),
    receptionistId: textOrNull(),
    name: text(personal),
    gender: textOrNull(),
    phone: textOrNull({ ...personal, group: 'phone' }),
    noPhoneReason: textOrNull({ ...personal, group: 'phone' }),
    phone2: textOrNull(personal),
    wechat: textOrNull(personal),
    qq: textOrNull(personal),
    weibo: textOrNull(personal),
    email: textOrNull(personal),
    customerType: textOrNull(),
    contactPerson: textOrNull(personal),
    purchaseType: textOrNull(),
    source: textOrNull(),
    channel: textOrNull(),
    referrerId: textOrNull({ ref: 'customer' }),
    introducer: textOrNull(personal),
    subdealer: textOrNull(),
    subdealerRegisteredOn: textOrNull({ group: 'subdealerRegistered' }),
    subdealerRegisteredTime: textOrNull({ group: 'subdealerRegistered' }),
    regionCode: textOrNull(personal),
    street: textOrNull(personal),
    vehicleId: textOrNull(),
    otherVehicleIds: json(),
    colour: textOrNull(),
    interiorColour: textOrNull(),
    competitors: json(),
    budget: textOrNull(),
    payment: textOrNull({ group: 'payment' }),
    downPaymentFen: intOrNull({ group: 'payment' }),
    termMonths: intOrNull({ group: 'payment' }),
    use: textOrNull(),
    decisionMaker: textOrNull(),
    concerns: json(),
    expectedOn: textOrNull({ group: 'expected' }),
    noExpectedDate: flag({ group: 'expected' }),
    level: textOrNull(),
    levelReason: textOrNull(personal),
    currentVehicle: textOrNull(personal),
    plate: textOrNull(personal),
    vin: textOrNull(personal),
    tradeIn: json(personal),
    testDrive: intOrNull(),
    testDriveDetail: json(personal),
    noDriveReason: textOrNull(personal),
    quoteFen: intOrNull(),
    talk: textOrNull(personal),
    obstacle: textOrNull(),
    result: textOrNull(),
    nextPlanOn: textOrNull({ group: 'nextPlan' }),
    nextPlanTime: textOrNull({ group: 'nextPlan' }),
    nextPlanMethod: textOrNull({ group: 'nextPlan' }),
    nextPlanPurpose: textOrNull({ ...personal, group: 'nextPlan' }),
    remark: textOrNull(personal),
    consents: json(),
    /** The store's own fields by code. */
    custom: json(personal),
  },
});
