import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type DayAct, type DayScenario, dayScenario, deskOf } from '../../fixtures/day/scenario.ts';
import { startHub } from '../../hosts/start-hub.ts';
import { signIn } from '../support/desk.ts';
import { startDesktop, type TestDesktop } from '../support/desktop.ts';
import { expectedFines, expectedLines } from '../support/expected.ts';
import { auditLinesOf, fineCountOf } from '../support/outcome.ts';
import { type PreparedShowroom, password, peopleOfDay, prepareShowroom } from '../support/prepare.ts';
import { rpcSession } from '../support/rpc.ts';
import { type Desks, playDayAtScreens } from '../support/screen-day.ts';
import { createSeat, type Seat } from '../support/seat.ts';

/**
 * Twelve serials that reach every verdict and every field that differs on that day, as the books they come from. All
 * forty-eight are played where the project says so.
 */
const books = [
  [202604, 202606],
  [202608, 202610],
  [202612, 202612],
  [202619, 202620],
  [202630, 202630],
  [202633, 202633],
  [202642, 202642],
] as const;
const serials = books.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, index) => `DZ-${first + index}`),
);

let dataDir = '';
test.beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'qiatan-desktop-day-'));
});
test.afterAll(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));

test('a day at the one window of the desktop reaches the expected audit', async () => {
  const isWhole = test.info().project.metadata.allCards === true;
  test.setTimeout(isWhole ? 3_600_000 : 1_200_000);
  const day = isWhole ? dayScenario() : withBooks(dayScenario({ serials, withoutPaper: true }));
  const played = isWhole ? undefined : [...serials, ''];
  const showroom = await prepareFolder(day);
  const desktop = await startDesktop('2026-03-09 08:00', dataDir);
  const page = await desktop.window();
  await playDayAtScreens(windowDesks(desktop, page, showroom), day);
  await desktop.close();

  // the same folder, read by the other host once the desktop has let go of it
  const hub = await startHub({ at: '2026-03-10 20:00', dataDir });
  const manager = rpcSession(hub.url);
  await manager.signIn(showroom.person(deskOf.sales_manager).loginName, password);
  expect(await auditLinesOf(manager, day.auditOn)).toEqual(expectedLines(played));
  expect(await fineCountOf(manager, day.auditOn)).toBe(expectedFines(played));
  await hub.close();
});

function withBooks(day: DayScenario): DayScenario {
  const acts = day.acts.flatMap((act): readonly DayAct[] =>
    act.act === 'issueBook'
      ? books.map(([firstNumber, lastNumber]) => ({ ...act, book: { ...act.book, firstNumber, lastNumber } }))
      : [act],
  );
  return { ...day, acts };
}

/** The store that the desktop opens: set up, with its people. */
async function prepareFolder(day: DayScenario): Promise<PreparedShowroom> {
  const hub = await startHub({ at: '2026-03-09 07:30', dataDir });
  const showroom = await prepareShowroom(hub.url, peopleOfDay(day.consultants));
  await hub.close();
  return showroom;
}

/** One window: whoever comes signs the one before out. */
function windowDesks(desktop: TestDesktop, page: Page, showroom: PreparedShowroom): Desks {
  let seated: { readonly name: string; readonly seat: Seat } | null = null;
  return {
    setClock: (at) => desktop.setClock(at),
    seat: async (name, at) => {
      if (seated?.name === name) return seated.seat;
      await seated?.seat.leave(at);
      await signIn(page, showroom.person(name).loginName);
      seated = { name, seat: createSeat(page, at) };
      return seated.seat;
    },
  };
}
