import { mkdirSync } from 'node:fs';
import type { ApiDeps } from '../../../api/deps.ts';
import { createDispatch } from '../../../api/dispatch.ts';
import { runEvaluation } from '../../../api/jobs/catch-up.ts';
import { openStore } from '../../../db/open.ts';
import type { Store } from '../../../db/store.ts';
import { addDays, type CivilDate, instantAt } from '../../../shared/calendar/civil-date.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import type { Role } from '../../../shared/domain/roles.ts';
import { addStaff, type StaffMember } from '../../integration/support/people.ts';
import { seededRandom } from '../../integration/support/random.ts';
import type { Recorded } from './lives.ts';
import { createPeople } from './people.ts';
import { createSchedule, mostCommands, type Schedule } from './schedule.ts';
import { zone } from './slots.ts';
import { createBulkWriter } from './writer.ts';

export interface BulkOptions {
  /** An empty folder, or one that does not exist yet. */
  readonly dataDir: string;
  readonly customers: number;
  /** The newest so many changes are in the log; what is older has rows, but no entries there. */
  readonly loggedChanges: number;
  /** The day on which the store stands, at its opening. */
  readonly today: CivilDate;
  readonly consultants: number;
  /** Over how many days the customers came. */
  readonly days: number;
  /** What the copies are made from. */
  readonly recorded: Recorded;
  readonly say: (line: string) => void;
}

/** What was made. */
export interface BulkStore {
  readonly now: number;
  readonly staff: readonly StaffMember[];
  readonly lives: Schedule;
}

const openingTime = '08:30';
const saidEvery = 73;

/**
 * Fills a store with copies of a few lives that the product itself has written: rows and change sets go straight into
 * the tables, with the same file settings as any store. @returns who works there and when it is
 */
export async function generateBulk(options: BulkOptions): Promise<BulkStore> {
  const { today, days, recorded, say } = options;
  mkdirSync(options.dataDir, { recursive: true });
  const firstOn = addDays(today, -days);
  const random = seededRandom(7);
  const store = openStore(options.dataDir, { random, synchronous: 'OFF' });
  try {
    const now = instantAt(today, openingTime, zone);
    let clock = instantAt(addDays(firstOn, -1), '07:00', zone);
    const deps: ApiDeps = {
      store,
      recovery: store.recovery,
      clock: () => clock,
      isAuthority: () => true,
      version: '0.0.0-bench',
      log: say,
    };
    const staff = await open(deps, options.consultants);
    const idOf = (role: Role) => staff.find((member) => member.role === role)?.id ?? '';
    const people = createPeople();
    const lives = createSchedule({
      lives: options.customers,
      days,
      firstOn,
      now,
      recorded,
      people,
      consultants: staff.filter(({ role }) => role === 'consultant').map(({ id }) => id),
      posts: { receptionist: idOf('receptionist'), manager: idOf('showroom_manager'), clerk: idOf('clerk') },
      deviceId: store.deviceId,
    });
    const writer = createBulkWriter(store, people, pooled(seededRandom(11)));
    withoutIndexes(store, say, () => {
      const logFrom = lives.dayWithLast(options.loggedChanges);
      store.connection.exec('BEGIN');
      for (let day = 0; day < lives.days; day++) {
        for (const entry of lives.day(day)) writeEntry(lives, writer, entry, day >= logFrom);
        if (day % saidEvery === saidEvery - 1) say(`  ${Math.round(((day + 1) / lives.days) * 100)} %`);
      }
      countCards(store, options, firstOn);
      writer.finish();
      store.connection.exec('COMMIT');
    });
    clock = now;
    say(`  nights: ${JSON.stringify(runEvaluation(deps))}`);
    return { now, staff, lives };
  } finally {
    store.close();
  }
}

function writeEntry(
  lives: Schedule,
  writer: ReturnType<typeof createBulkWriter>,
  entry: number,
  isLogged: boolean,
): void {
  const life = Math.floor(entry / mostCommands);
  const at = { command: entry % mostCommands, until: lives.commandsOf(life), isLogged };
  writer.write(lives.lifeOf(life), lives.copyOf(life), at);
}

/** The wizard, and people of the roles that take part. */
async function open(deps: ApiDeps, consultants: number): Promise<readonly StaffMember[]> {
  const dispatch = createDispatch(deps);
  const nobody = { transport: 'browser', address: '', agent: '', secret: null, setSecret: () => {} } as const;
  const key = await dispatch('setup.recoveryKey', {}, nobody);
  const text = typeof key === 'object' && key !== null && 'text' in key ? String(key.text) : '';
  const done = await dispatch(
    'setup.complete',
    {
      storeName: '测速展厅',
      adminName: '孙管理',
      adminLoginName: 'admin',
      adminPassword: 'ce-su-2026',
      finesOn: true,
      legalNoticeAccepted: true,
      recoveryKeyTail: text.slice(-4),
    },
    nobody,
  );
  if (isRefusal(done)) throw new Error(`the wizard refused: ${done.code}`);
  const roles: readonly Role[] = ['receptionist', 'showroom_manager', 'sales_manager', 'clerk'];
  return [
    ...Array.from({ length: consultants }, (_, i) => ({ name: `顾问${i + 1}`, role: 'consultant' as const })),
    ...roles.map((role) => ({ name: role, role })),
  ].map((person, i) => addStaff(deps, { ...person, loginName: `p${i}` }));
}

/** Indexes are made at the end, sorted in one go; the journal stays in memory while nothing is confirmed to anybody. */
function withoutIndexes({ connection }: Store, say: (line: string) => void, load: () => void): void {
  const indexes = connection
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    .all() as { name: string; sql: string }[]; // SQLite's own catalogue
  connection.pragma('journal_mode = MEMORY');
  connection.pragma('cache_size = -524288');
  for (const { name } of indexes) connection.exec(`DROP INDEX ${name}`);
  load();
  say('  indexes');
  for (const { sql } of indexes) connection.exec(sql);
  connection.pragma('cache_size = -65536');
  connection.pragma('journal_mode = WAL');
}

/** The next card of a day must not get a number that a copy has. */
function countCards({ prepare }: Store, { days, customers }: BulkOptions, firstOn: CivilDate): void {
  const perDay = Math.ceil(customers / days) + 1;
  for (let day = 0; day <= days; day++)
    prepare('INSERT INTO counter (name, value) VALUES (?, ?)').run(`card A ${addDays(firstOn, day)}`, perDay);
}

/** Random bytes cut from a store of them: salts are most of what a load asks for. */
function pooled(random: (bytes: number) => Uint8Array): (bytes: number) => Uint8Array {
  const pool = random(1 << 20);
  let at = 0;
  return (bytes) => {
    if (at + bytes > pool.length) at = 0;
    at += bytes;
    return pool.subarray(at - bytes, at);
  };
}
