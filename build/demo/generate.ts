import { createDispatch } from '../../api/dispatch.ts';
import { openStore } from '../../db/open.ts';
import { civilDateAt } from '../../shared/calendar/civil-date.ts';
import { createAgenda } from './agenda.ts';
import { createChance } from './chance.ts';
import { createDesk, type Member } from './desk.ts';
import { keepFilters } from './filters.ts';
import { tellDays } from './history.ts';
import { createStrangers } from './names.ts';
import { askMore, enterOwners, hireCrew, runWizard } from './opening.ts';
import { issueBooks } from './sheets.ts';
import { dayAt, momentOf, type Story, zone } from './story.ts';

/** What a demo store is made from. */
export interface DemoOptions {
  /** An empty folder. */
  readonly dataDir: string;
  /** UTC ms: the end of the story; everything lies before it. */
  readonly now: number;
  /** Strong random bytes for keys and ids. */
  readonly random: (bytes: number) => Uint8Array;
  readonly version: string;
}

/** Repeated by every demo: the same people do the same things relative to the day. */
const seed = 'dingzhou';
const ownerCount = 30;
const weeks = 3;

/**
 * Tells three weeks of a showroom through the product's own procedures, each at its moment, and closes the store: every
 * rule holds as if people had typed it. The clock of the story is this function's; whoever opens the store afterwards
 * has the real one.
 */
export async function generateDemo(options: DemoOptions): Promise<void> {
  const today = civilDateAt(options.now, zone);
  const agenda = createAgenda(momentOf(dayAt({ today }, -weeks * 7 - 1), 8 * 60));
  // Nothing of it is anybody's work: a power cut costs one more start of the demo.
  const store = openStore(options.dataDir, { random: options.random, synchronous: 'OFF' });
  try {
    const dispatch = createDispatch({
      store,
      recovery: store.recovery,
      clock: agenda.now,
      isAuthority: () => true,
      version: options.version,
      log: (line) => console.error(line),
    });
    const desk = createDesk(dispatch, store, agenda.now);
    const chance = createChance(seed);
    const admin = await runWizard(desk);
    await askMore(admin);
    const members = await hireCrew(desk, admin);
    const as: Story['as'] = (role) => memberOf(members, role);
    const consultants = members.filter(({ role }) => role === 'consultant');
    await issueBooks(as('clerk'), consultants);
    const strangers = createStrangers(chance.of('people'));
    const people = Array.from({ length: ownerCount }, strangers);
    const owners = await enterOwners(as('clerk'), people, { chance: chance.of('owners'), on: today });
    const story: Story = {
      agenda,
      chance,
      today,
      consultants,
      as,
      owners,
      prospects: new Map(),
      papers: new Map(),
      sheetsUsed: consultants.map(() => 0),
    };
    await tellDays(story, { days: weeks * 7, strangers, until: options.now });
    await keepFilters(story);
    await Promise.all([admin, ...members].map((member) => member.call('session.logout', {})));
  } finally {
    store.close();
  }
}

function memberOf(members: readonly Member[], role: Member['role']): Member {
  const member = members.find((each) => each.role === role);
  if (!member) throw new Error(`nobody is ${role}`);
  return member;
}
