import { type Browser, expect, test } from '@playwright/test';
import { dayScenario, deskOf } from '../../fixtures/day/scenario.ts';
import { startHub, type TestHub } from '../../hosts/start-hub.ts';
import { signIn } from '../support/desk.ts';
import { expectedFines, expectedLines } from '../support/expected.ts';
import { auditLinesOf, fineCountOf } from '../support/outcome.ts';
import { type PreparedShowroom, password, peopleOfDay, prepareShowroom } from '../support/prepare.ts';
import { rpcSession } from '../support/rpc.ts';
import { type Desks, playDayAtScreens } from '../support/screen-day.ts';
import { createSeat, type Seat } from '../support/seat.ts';

let hub: TestHub;
test.beforeAll(async () => {
  hub = await startHub({ at: '2026-03-09 08:00' });
});
test.afterAll(() => hub.close());

test('the whole day typed through the screens reaches the expected audit', async ({ browser }) => {
  test.setTimeout(1_800_000);
  const day = dayScenario();
  const showroom = await prepareShowroom(hub.url, peopleOfDay(day.consultants));
  await playDayAtScreens(browserDesks(browser, showroom), day);

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
