import { readMeta, writeMeta } from '../../db/head.ts';
import { isReviewed } from '../../db/projections/signal.ts';
import { storeCreatedAt } from '../../db/queries/evaluation.ts';
import { signalDays } from '../../db/queries/signals.ts';
import { sha256 } from '../../db/sha256.ts';
import type { Store } from '../../db/store.ts';
import { runCommand, type Tx } from '../../db/unit-of-work.ts';
import { addDays, type CivilDate, civilDateAt, laterOf } from '../../shared/calendar/civil-date.ts';
import { messageOf } from '../../shared/contract/errors.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import type { Signal } from '../../shared/domain/signal/kinds.ts';
import { contactSignals, signalsOfDay } from '../../shared/domain/signal/signal.ts';
import type { Call } from '../call.ts';
import type { ApiDeps } from '../deps.ts';
import { contactFacts, nextPlanFacts, regradeFacts, type SignalDay } from '../signal/day-facts.ts';
import { readCalendar } from '../store-settings.ts';

/** Where the last day is kept whose signals were derived. */
const signalsThrough = 'signals_through';

/** How far back signals are worth deriving: what is older has been talked about, or never will be. */
const mostDaysBack = 14;
/** So many days at one call, so that none of them waits long after the machine has slept. */
const daysAtOnce = 3;
/** After a day that could not be derived, so long is waited before it is tried again. */
const retryMs = 60_000;

/**
 * Derives the signals of every day that has ended (domain §5), apart from the rules of the night and after them: a fault
 * here costs no finding. At each midnight the days are derived anew as well whose contacts got recordings since. Costs a
 * read of one value when nothing is due.
 */
export function createSignalCatchUp(deps: ApiDeps): (call: Pick<Call, 'now' | 'today' | 'isAuthority'>) => void {
  let brokeAt: number | null = null;
  return ({ now, today, isAuthority }) => {
    if (!isAuthority || (brokeAt !== null && Math.abs(now - brokeAt) < retryMs)) return;
    const yesterday = addDays(today, -1);
    const through = readMeta(deps.store.prepare, signalsThrough);
    if (through === yesterday) return;
    brokeAt = null;
    try {
      const done = deriveUpTo(deps.store, { through, yesterday, now });
      if (done === null || !isRefusal(done)) return;
      brokeAt = now;
      deps.log(`the signals were not derived: ${messageOf(done.code, done.params)}`);
    } catch (error) {
      // nobody waits for a signal: the work goes on
      brokeAt = now;
      deps.log(`the signals broke: ${error instanceof Error ? error.stack : String(error)}`);
    }
  };
}

interface Due {
  /** The last day that was derived; undefined before the first. */
  readonly through: CivilDate | undefined;
  readonly yesterday: CivilDate;
  /** UTC ms. */
  readonly now: number;
}

function deriveUpTo(store: Store, { through, yesterday, now }: Due): Refusal | null {
  const createdAt = storeCreatedAt(store.read);
  if (createdAt === undefined) return null;
  const calendar = readCalendar(store);
  if (through !== undefined && through > yesterday) return takeBackAhead(store, { yesterday, now });
  const first = through === undefined ? civilDateAt(createdAt, calendar.zone) : addDays(through, 1);
  const from = laterOf(first, addDays(yesterday, 1 - mostDaysBack));
  const last = addDays(from, daysAtOnce - 1);
  for (let day = from; day <= yesterday && day <= last; day = addDays(day, 1)) {
    const done = deriveDay({ store, day, calendar }, now);
    if (isRefusal(done)) return done;
  }
  return null;
}

/**
 * Derives the signals of one day, in a transaction with how far it has come; deriving a day again replaces what was
 * there, and what managers said stays with it.
 */
export function deriveDay(signalDay: SignalDay, now: number): null | Refusal {
  const { store, day, calendar } = signalDay;
  return runCommand(store, { command: 'job.signals', actorId: 'system', now, isAuthority: true }, (tx) => {
    const facts = {
      contacts: contactFacts(signalDay),
      nextPlans: nextPlanFacts(signalDay),
      regrades: regradeFacts(signalDay),
    };
    tx.local('DELETE FROM signal WHERE on_day = ?', day);
    insertSignals(tx, signalsOfDay(facts, { day, calendar, sha256 }));
    const firstDay = addDays(day, 1 - mostDaysBack);
    tx.local('DELETE FROM signal_day WHERE on_day = ? OR on_day < ?', day, firstDay);
    for (const recorded of signalDays(tx.read)) if (recorded < day) deriveRecorded(tx, { ...signalDay, day: recorded });
    const known = readMeta(store.prepare, signalsThrough);
    if (known === undefined || known < day) writeMeta(store.prepare, signalsThrough, day);
    return null;
  });
}

/** What recordings can change of a day that was derived before; the habits of its week stay as they were seen then. */
function deriveRecorded(tx: Tx, signalDay: SignalDay): void {
  const { day, calendar } = signalDay;
  tx.local('DELETE FROM signal_day WHERE on_day = ?', day);
  tx.local("DELETE FROM signal WHERE on_day = ? AND kind IN ('burst', 'paste', 'short_call')", day);
  insertSignals(tx, contactSignals(contactFacts(signalDay), { day, calendar, sha256 }));
}

function insertSignals(tx: Tx, signals: readonly Signal[]): void {
  for (const { id, kind, personId, onDay, strength, facts, items } of signals) {
    tx.local(
      'INSERT INTO signal (id, kind, person_id, on_day, strength, facts, items, reviewed) VALUES (?, ?, ?, ?, ?, ?, ?, 0)',
      ...[id, kind, personId, onDay, strength, JSON.stringify(facts), JSON.stringify(items)],
    );
    tx.local(`UPDATE signal SET reviewed = ${isReviewed} WHERE id = ?`, id);
  }
}

/** The machine's date was ahead: what was derived of days that are not over is derived again when they are. */
function takeBackAhead(store: Store, { yesterday, now }: Omit<Due, 'through'>): null | Refusal {
  return runCommand(store, { command: 'job.clock_back', actorId: 'system', now, isAuthority: true }, (tx) => {
    tx.local('DELETE FROM signal WHERE on_day > ?', yesterday);
    writeMeta(store.prepare, signalsThrough, yesterday);
    return null;
  });
}
