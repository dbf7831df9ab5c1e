/**
 * From where on something is worth a look, each number with its reason. They are set so that an honest day stays below
 * them: over a generated month of diligent work there must be no signal at all (`tests/sim/signal-months.test.ts`). What lies just
 * below is not looked at, which is the price: a signal that is often wrong is soon read by nobody.
 */
export const signalThresholds = {
  burst: {
    /** Calls to customers end about then; whoever writes up his day does it before. */
    hoursAfterClosing: 2,
    /** Whatever the hours of the store, nobody calls after 23:00, not even in vain … */
    nightFrom: '23:00',
    /** … or more than an hour before it opens. */
    hoursBeforeOpening: 1,
    /** A real call, with what is to be written, takes some three minutes: six do not fit into fifteen. */
    contacts: 6,
    minutes: 15,
  },
  paste: {
    /** Shorter ones are stock phrases (「再考虑考虑」「等降价通知」) that everybody writes. Letters without digits. */
    leastLength: 12,
    /** Two texts of which so much is the same, in pairs of neighbouring characters: a word or a date was exchanged. */
    likeness: 0.85,
    /** Two or three alike happen on any day of a campaign. */
    customers: 5,
  },
  short_call: {
    /** Nobody says who he is and hears an answer in three seconds. */
    mostMs: 3_000,
    /** One can be a recorder that stopped. */
    contacts: 2,
  },
  downgrade: {
    /** One customer's plans do change; the second in a week is a habit. */
    times: 2,
    windowDays: 7,
  },
  same_date: {
    /** So many next plans of one day on one date, though their limits are different ones … */
    oneDay: 10,
    /** … that lies at least so many open days ahead: whoever calls everybody tomorrow puts nothing off; … */
    daysAhead: 3,
    /** … or so many in a week on the very last permitted day, where there was a choice of days. */
    atLimit: 30,
    windowDays: 7,
    /** How many open days there must have been to choose from: H has two and leaves no choice. */
    choice: 4,
    /** What share of them has to be alike: one exception does not hide a habit. */
    share: 0.95,
  },
} as const;
