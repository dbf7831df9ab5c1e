import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type DayAct, type DayScenario, dayScenario, deskOf } from '../../fixtures/day/scenario.ts';
import { startHub } from '../../hosts/start-hub.ts';
import { leaveDesk, signIn } from '../support/desk.ts';
import { startDesktop, type TestDesktop } from '../support/desktop.ts';
import { expectedFines, expectedLines } from '../support/expected.ts';
import { auditLinesOf, fineCountOf } from '../support/outcome.ts';
import { type PreparedShowroom, password, peopleOfDay, prepareShowroom } from '../support/prepare.ts';
import { rpcSession } from '../support/rpc.ts';
import { type Desks, playDayAtScreens } from '../support/screen-day.ts';

/** Twelve serials that reach every verdict and every field that differs on that day, as the books they come from. */
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

const dataDir = mkdtempSync(join(tmpdir(), 'qiatan-desktop-day-'));
test.afterAll(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));

test('a day of twelve serials at the one window of the desktop reaches the expected audit', async () => {
  test.setTimeout(900_000);
  const day = withBooks(dayScenario({ serials, withoutPaper: true }));
  const showroom = await prepareFolder(day);
  const desktop = await startDesktop('2026-03-09 08:00', dataDir);
  const page = await desktop.window();
  await playDayAtScreens(windowDesks(desktop, page, showroom), day);
  await desktop.close();

  // the same folder, read by the other host once the desktop has let go of it
  const hub = await startHub({ at: '2026-03-10 20:00', dataDir });
  const manager = rpcSession(hub.url);
  await manager.signIn(showroom.person(deskOf.sales_manager).loginName, password);
  const played = [...serials, ''];
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
  let seated = '';
  return {
    setClock: (at) => desktop.setClock(at),
    at: async (name) => {
      if (seated === name) return page;
      await leaveDesk(page);
      await signIn(page, showroom.person(name).loginName);
      seated = name;
      return page;
    },
  };
}
