import { onTestFinished } from 'vitest';
import { type DayScenario, dayScenario } from '../../../fixtures/day/scenario.ts';
import { createTestShowroom, type TestShowroom, type TestShowroomOptions } from '../../support/showroom.ts';
import { type Played, playDay } from './play.ts';

export const auditOn = '2026-03-09';

/** 一致, 不一致, 未录入, 补录, corrected in time, corrected too late, and 无纸卡. */
export const smallDay = dayScenario({
  serials: ['DZ-202600', 'DZ-202602', 'DZ-202604', 'DZ-202606', 'DZ-202608', 'DZ-202618'],
  withoutPaper: true,
});

/** The serials that exist only as gaps of the small day: they are voided, so that the list is the small day's alone. */
const gaps = [1, 3, 5, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17].map((n) => `DZ-2026${String(n).padStart(2, '0')}`);

/** A showroom of the test's own in which a day was played up to a kind of act, which is left out with all after it. */
export async function playedShowroom(
  until: 'arrive' | 'keyIn' | 'sign' | 'end',
  options: TestShowroomOptions = {},
  scenario: DayScenario = smallDay,
): Promise<{ readonly showroom: TestShowroom; readonly played: Played }> {
  const showroom = await createTestShowroom({ at: '2026-03-09 08:00', consultants: scenario.consultants, ...options });
  onTestFinished(() => showroom.close());
  const end = until === 'end' ? -1 : scenario.acts.findIndex(({ act }) => act === until);
  const acts = end === -1 ? scenario.acts : scenario.acts.slice(0, end);
  const [issued, rest] = [acts.filter(({ act }) => act === 'issueBook'), acts.filter(({ act }) => act !== 'issueBook')];
  await playDay(showroom, { ...scenario, acts: issued });
  for (const serial of gaps) {
    await showroom.as('clerk').call('book.void', { serial, kind: 'void', reason: '印坏' });
  }
  const played = await playDay(showroom, { ...scenario, acts: rest });
  return { showroom, played };
}

/** Everything that a signed day consists of, as it is stored. */
export function storedDay({ store }: TestShowroom, day = auditOn): string {
  const rows = (sql: string) => store.prepare(sql).all(day);
  return JSON.stringify([
    rows('SELECT * FROM audit_day WHERE id = ?'),
    rows('SELECT * FROM audit_item WHERE audit_on = ? ORDER BY id'),
    rows('SELECT * FROM audit_sheet WHERE audit_on = ?'),
    rows("SELECT * FROM finding WHERE concerns_on = ? AND subject_kind = 'serial' ORDER BY id"),
  ]);
}
