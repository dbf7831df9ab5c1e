import { flag, int, intOrNull, json, text, textOrNull } from './column.ts';
import { entity } from './define.ts';

const result = { group: 'result' } as const;

/** A dated version of the sheet by which recordings are scored (§八.4); never edited. */
export const scoreSheet = entity({
  name: 'scoreSheet',
  class: 'hub',
  root: 'commons',
  columns: {
    effectiveFrom: text(),
    items: json(),
    passMark: int(),
    /** Why it was made. */
    note: text(),
    createdAt: int(),
    createdById: text(),
  },
});

/** 录音抽查: one draw, with everything by which anybody can draw it again (§八.4). */
export const spotCheck = entity({
  name: 'spotCheck',
  class: 'hub',
  root: 'commons',
  columns: {
    fromOn: text(),
    throughOn: text(),
    seed: text(),
    perConsultant: int(),
    /** 1 where recordings that earlier checks had drawn could be drawn again. */
    again: flag(),
    /** How many recordings each person had in each stratum, and how many of them were drawn, by the person's id. */
    strata: json(),
    /** The version that was in force: everybody of one check is judged by the same sheet. */
    scoreSheetId: text(),
    at: int(),
    onDay: text(),
    byId: text(),
  },
});

/** A recording that was drawn, and what it came to. */
export const spotCheckItem = entity({
  name: 'spotCheckItem',
  class: 'hub',
  root: 'customer',
  columns: {
    customerId: text(),
    spotCheckId: text(),
    recordingId: text(),
    /** The contact whose call it was taken for when it was drawn. */
    contactId: text(),
    consultantId: text(),
    spokenOn: text(),
    stratum: text<'effective' | 'ineffective'>(),
    scoreSheetId: text(),
    at: int(),
    /** By item of the sheet: the mark, or null where it does not apply; '' until it is judged. */
    marks: json(result),
    score: intOrNull(result),
    result: textOrNull<'pass' | 'fail' | 'unusable'>(result),
    remark: text({ ...result, personal: true }),
    judgedAt: intOrNull(result),
    /** The day of the first judgement: until its end it is changed without a reason. */
    judgedOn: textOrNull(result),
    judgedById: textOrNull(result),
    /** Why it was judged anew after that day. */
    correctReason: text({ ...result, personal: true }),
  },
});
