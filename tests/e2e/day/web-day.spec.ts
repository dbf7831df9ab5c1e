import { type Browser, expect, test } from '@playwright/test';
import { type DayAct, type DayScenario, dayScenario, deskOf } from '../../fixtures/day/scenario.ts';
import { startHub, type TestHub } from '../../hosts/start-hub.ts';
import { signIn } from '../support/desk.ts';
import { expectedFines, expectedLines } from '../support/expected.ts';
import { auditLinesOf, fineCountOf } from '../support/outcome.ts';
import { type PreparedShowroom, password, peopleOfDay, prepareShowroom } from '../support/prepare.ts';
import { programPlayer, programsOf } from '../support/program-day.ts';
import { rpcSession } from '../support/rpc.ts';
import { type Desks, type OtherHands, playDayAtScreens } from '../support/screen-day.ts';
import { createSeat, type Seat } from '../support/seat.ts';

let hub: TestHub;
test.beforeAll(async () => {
  hub = await startHub({ at: '2026-03-09 08:00' });
});
test.afterAll(() => hub.close());

/**
 * What is typed of the day's forty-eight cards: with those of the desktop's window every word of every list, every kind
 * of card, correction, verdict and differing field. The others come by programs meanwhile, so that the audit is the whole
 * day's. All forty-eight are typed where the project says so.
 */
const typed = [1, 2, 7, 11, 15, 16, 18, 21, 23, 24, 26, 35, 45].map((number) => `DZ-${202600 + number}`);

test('the whole day, typed through the screens while programs do their part, reaches the expected audit', async ({
  browser,
}) => {
  test.setTimeout(1_800_000);
  const isWhole = test.info().project.metadata.allCards === true;
  const day = dayScenario();
  const showroom = await prepareShowroom(hub.url, peopleOfDay(day.consultants));
  const others = isWhole ? undefined : await otherHands(day, showroom);
  await playDayAtScreens(browserDesks(browser, showroom), day, others);

  const manager = rpcSession(hub.url);
  const signInAt = async (at: string): Promise<void> => {
    await hub.setClock(at);
    await manager.signIn(showroom.person(deskOf.sales_manager).loginName, password);
  };
  await signInAt('2026-03-10 20:00');
  expect(await auditLinesOf(manager, day.auditOn)).toEqual(expectedLines());
  expect(expectedFines()).toBe(26);
  expect(await fineCountOf(manager, day.auditOn)).toBe(26);
  // the rules have run again at midnight
  await signInAt('2026-03-11 08:00');
  expect(await fineCountOf(manager, day.auditOn)).toBe(26);
  expect(await auditLinesOf(manager, day.auditOn)).toEqual(expectedLines());
});

/** Programs that do whatever belongs to no typed card. */
async function otherHands(day: DayScenario, showroom: PreparedShowroom): Promise<OtherHands> {
  const played = dayScenario({ serials: typed, withoutPaper: true }).acts;
  const visits = new Set(played.flatMap((act) => (act.act === 'arrive' ? [act.visit.key] : [])));
  const cards = played.flatMap((act) => (act.act === 'completeCard' ? [act.card] : []));
  const takes = (act: DayAct): boolean => {
    switch (act.act) {
      case 'arrive':
        return !visits.has(act.visit.key);
      case 'completeCard':
      case 'depart':
        return !visits.has(act.visitKey);
      case 'correct':
      case 'keyIn':
        return !typed.includes(act.serial);
      // a program knows the owners that it has entered
      case 'enterOwner':
        return !cards.some((card) => card.referrer_phone === act.owner.phone);
      default:
        return false;
    }
  };
  expect(day.acts.filter((act) => act.act === 'completeCard' && !takes(act))).toHaveLength(cards.length);
  return { takes, play: await programPlayer(await programsOf(hub.url, showroom)) };
}

/** A browser for everybody. */
function browserDesks(browser: Browser, showroom: PreparedShowroom): Desks {
  const seats = new Map<string, Seat>();
  return {
    setClock: (at) => hub.setClock(at),
    seat: async (name, at) => {
      const known = seats.get(name);
      if (known) return known;
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
      const page = await context.newPage();
      await page.goto(hub.url);
      await signIn(page, showroom.person(name).loginName);
      const seat = createSeat(page, at);
      seats.set(name, seat);
      return seat;
    },
  };
}
