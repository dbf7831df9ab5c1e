import { z } from 'zod';
import { type Answers, blankAnswers } from './answers.ts';

const place = 'qiatan.setup';

/** What outlives a reload: everything but passwords and what was copied from the recovery key. */
const keptSchema = z.object({
  storeName: z.string(),
  zone: z.string(),
  openingTime: z.string(),
  closingTime: z.string(),
  closedWeekdays: z.array(z.int()),
  deviceCode: z.string(),
  adminName: z.string(),
  adminLoginName: z.string(),
  finesOn: z.boolean().nullable(),
  legalNoticeAccepted: z.boolean(),
});

/** The answers with which the wizard opens: those given in this window before, else the proposals. */
export function readAnswers(): Answers {
  try {
    const kept = sessionStorage.getItem(place);
    const parsed = keptSchema.safeParse(kept === null ? null : JSON.parse(kept));
    return parsed.success ? { ...blankAnswers, ...parsed.data } : blankAnswers;
  } catch {
    // a browser that keeps nothing, or something else in this place: the wizard begins anew
    return blankAnswers;
  }
}

/** Keeps the answers for a reload of this window. */
export function keepAnswers(answers: Answers): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(keptSchema.parse(answers)));
  } catch {
    // without it a reload begins anew, which is all that is lost
  }
}

/** Forgets them: the showroom stands. */
export function forgetAnswers(): void {
  try {
    sessionStorage.removeItem(place);
  } catch {
    // nothing was kept there either
  }
}
