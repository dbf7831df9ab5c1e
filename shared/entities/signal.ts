import { int, text } from './column.ts';
import { entity } from './define.ts';

const review = { group: 'review' } as const;

/**
 * What a manager said about a signal. The signal itself is derived and kept nowhere else; the id is the signal's, so that
 * what was said stays with it when it is computed again, and names what it was about where it is not (decision 0024).
 */
export const signalReview = entity({
  name: 'signalReview',
  class: 'hub',
  root: 'commons',
  columns: {
    kind: text(),
    personId: text(),
    onDay: text(),
    /** '' where it was taken back: then nobody has said anything yet. */
    verdict: text<'explained' | 'talked' | 'watch' | ''>(review),
    note: text({ ...review, personal: true }),
    /** How many rows lay behind the signal when it was looked at; later recordings can add to them. */
    evidence: int(review),
    at: int(review),
    byId: text(review),
  },
});
