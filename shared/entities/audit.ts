import { flag, int, intOrNull, json, text, textOrNull } from './column.ts';
import { entity } from './define.ts';

/** The next-day audit of one business day; the id is that day (domain §7). */
export const auditDay = entity({
  name: 'auditDay',
  class: 'hub',
  root: 'commons',
  columns: {
    state: text<'open' | 'signed'>({ group: 'state' }),
    sheetId: textOrNull({ group: 'state' }),
    openedAt: int(),
    openedById: text(),
  },
});

/** One line of an audit: a serial, a system card without paper, or a visitor without a card. */
export const auditItem = entity({
  name: 'auditItem',
  class: 'hub',
  root: 'commons',
  columns: {
    auditOn: text(),
    serial: textOrNull(),
    cardId: textOrNull(),
    trafficId: textOrNull(),
    personId: textOrNull(),
    addedByHand: flag(),
    mode: text<'blind' | 'marks'>({ group: 'judgement' }),
    paper: json({ group: 'judgement', personal: true }),
    marks: json({ group: 'judgement' }),
    verdict: textOrNull({ group: 'judgement' }),
    mismatched: json({ group: 'judgement' }),
    keyedConsultantId: textOrNull({ group: 'judgement' }),
    judgedAt: intOrNull({ group: 'judgement' }),
    judgedById: textOrNull({ group: 'judgement' }),
    treatment: text({ group: 'treatment' }),
    deadline: text({ group: 'treatment' }),
  },
});

/** 《展厅经理日常检查表》: signed, immutable; content and its digest. */
export const auditSheet = entity({
  name: 'auditSheet',
  class: 'hub',
  root: 'commons',
  columns: {
    auditOn: text(),
    number: text(),
    content: json(),
    /** The figures that lists show, taken from the content. */
    summary: json(),
    digest: text(),
    signedById: text(),
    signedAt: int(),
    /** The signed sheet to which this one adds the cards that were still on a laptop then; null for a day's own sheet. */
    supplementOf: textOrNull(),
  },
});

/** 检查发现; the id is a hash of rule, subject and day, so that evaluating twice converges. */
export const finding = entity({
  name: 'finding',
  class: 'hub',
  root: 'commons',
  columns: {
    rule: text(),
    clause: text(),
    subjectKind: text(),
    subjectId: text(),
    customerId: textOrNull({ ref: 'customer' }),
    concernsOn: text(),
    personId: textOrNull(),
    measure: text(),
    amountFen: int(),
    evidence: json({ personal: true }),
    rulebookId: text(),
    state: text({ group: 'state' }),
    stateAt: int({ group: 'state' }),
    stateReason: text({ group: 'state' }),
    createdAt: int(),
  },
});
