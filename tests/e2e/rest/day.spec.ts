import { expect, test } from '@playwright/test';
import { dayScenario, deskOf } from '../../fixtures/day/scenario.ts';
import { startHub, type TestHub } from '../../hosts/start-hub.ts';
import { expectedFines, expectedLines } from '../support/expected.ts';
import { auditLinesOf, fineCountOf } from '../support/outcome.ts';
import { peopleOfDay, prepareShowroom } from '../support/prepare.ts';
import { programOf, programPlayer, programsOf } from '../support/program-day.ts';

let hub: TestHub;
test.beforeAll(async () => {
  hub = await startHub({ at: '2026-03-09 08:00' });
});
test.afterAll(() => hub.close());

test('the whole day by a program that knows nothing but the served document reaches the expected audit', async () => {
  test.setTimeout(300_000);
  const day = dayScenario();
  const programs = await programsOf(hub.url, await prepareShowroom(hub.url, peopleOfDay(day.consultants)));
  const play = await programPlayer(programs);
  for (const act of day.acts) {
    await hub.setClock(act.at);
    await play(act);
  }
  const manager = programOf(programs, deskOf.sales_manager);
  expect(await auditLinesOf(manager, day.auditOn)).toEqual(expectedLines());
  await hub.setClock('2026-03-10 20:00');
  expect(await fineCountOf(manager, day.auditOn)).toBe(expectedFines());
  await hub.setClock('2026-03-11 08:00');
  expect(await fineCountOf(manager, day.auditOn)).toBe(26);
});
