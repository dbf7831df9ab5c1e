import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { OutputOf } from './desk.ts';
import { dayAt, momentOf, type Story } from './story.ts';

type AuditRow = OutputOf<'audit.day'>['groups'][number]['rows'][number];

/** Next morning the sales manager compares yesterday's paper with the system and signs (§八.1). */
export function auditDayBefore(story: Story, offset: number): void {
  const day = dayAt(story, offset - 1);
  story.agenda.add(momentOf(dayAt(story, offset), 9 * 60 + 5), async () => {
    const rows = await rowsToJudge(story, day);
    for (const row of rows) await judge(story, day, row);
    await sign(story, day);
  });
}

/** On the day of the demo the audit has only begun. */
export function beginAudit(story: Story): void {
  const day = dayAt(story, -1);
  story.agenda.add(momentOf(story.today, 9 * 60 + 5), async () => {
    for (const row of (await rowsToJudge(story, day)).slice(0, 3)) await judge(story, day, row);
  });
}

async function rowsToJudge(story: Story, day: CivilDate): Promise<readonly AuditRow[]> {
  const view = await story.as('sales_manager').call('audit.day', { day });
  return view.groups.flatMap(({ rows }) => rows).filter(({ kind }) => kind === 'serial');
}

async function judge(story: Story, day: CivilDate, { key, serial }: AuditRow): Promise<void> {
  const auditor = story.as('sales_manager');
  const paper = serial === null ? undefined : story.papers.get(serial);
  if (!paper) await auditor.call('audit.noPaper', { day, key });
  else await auditor.call('audit.keyIn', { day, key, paper });
}

/** Whoever has something to put right is told until when. */
async function sign(story: Story, day: CivilDate): Promise<void> {
  const auditor = story.as('sales_manager');
  const { groups } = await auditor.call('audit.day', { day });
  for (const { person, counts } of groups) {
    if (!person || counts.mismatched + counts.missing === 0) continue;
    const treatment = counts.missing > 0 ? '当面提醒，今天补录' : '当面核对，今天改正';
    await auditor.call('audit.treat', { day, personId: person.id, treatment, deadline: '今天 18:00' });
  }
  await auditor.call('audit.sign', { day });
}
