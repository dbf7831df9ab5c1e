import { isRefusal } from '../../../shared/domain/refusal.ts';
import type { OutputOf, TestShowroom } from '../../integration/support/showroom.ts';
import { addDays } from './generate.ts';
import type { GeneratedDay } from './model.ts';

/**
 * Everything that writes to an audit, tried by both managers on a signed day: a line of every verdict, a number by hand,
 * and the signature once more.
 * @returns what was not refused because of the signature
 */
export async function writesToSigned(showroom: TestShowroom, view: OutputOf<'audit.day'>): Promise<readonly string[]> {
  const { day } = view;
  const rows = view.groups.flatMap((group) => group.rows).filter(({ kind }) => kind === 'serial');
  const lines = [...new Map(rows.map((row) => [row.verdict, row])).values()];
  const consultantId = showroom.as('consultant').id;
  const tries = [
    ...lines.flatMap(({ key }) => [
      ['audit.keyIn', { day, key, paper: { name: '改了的' } }] as const,
      ['audit.mark', { day, key, marks: { name: 'mismatch' } }] as const,
      ['audit.noPaper', { day, key }] as const,
      ['audit.clear', { day, key }] as const,
      ['audit.assign', { day, key, consultantId, trafficId: null }] as const,
      ['audit.treat', { day, key, treatment: '改了的', deadline: '' }] as const,
    ]),
    ['audit.addSerial', { day, serial: rows[0]?.serial?.replace(/\d{2}$/, '99') ?? '' }] as const,
    ['audit.removeSerial', { day, serial: rows[0]?.serial ?? '' }] as const,
    ['audit.sign', { day }] as const,
  ];
  const written: string[] = [];
  for (const [i, [procedure, input]] of tries.entries()) {
    const manager = showroom.as(i % 2 === 0 ? 'sales_manager' : 'showroom_manager');
    const answer = await manager.raw(procedure, input);
    const said = isRefusal(answer) ? answer.code : 'done';
    if (said !== 'AUDIT_SIGNED') written.push(`${procedure} ${JSON.stringify(input)}: ${said}`);
  }
  return written;
}

/**
 * The calls that nobody made: every card's first plan is due and undone, one finding each, of the day that it was due on
 * (the next open one where that was closed), against the consultant whose customer it is.
 */
export function missedCalls({ visits, closedWeekdays }: GeneratedDay): readonly string[] {
  const isClosed = (date: string): boolean => closedWeekdays.includes(new Date(`${date}T00:00:00Z`).getUTCDay() || 7);
  const counted = (date: string): string => (isClosed(date) ? counted(addDays(date, 1)) : date);
  return visits
    .flatMap(({ entry, consultant }) => (entry ? [`${counted(entry.facts.next_plan)} ${consultant} 5000`] : []))
    .toSorted();
}

/** The same as the showroom has it. */
export async function missedCallsFound(showroom: TestShowroom, day: string): Promise<readonly string[]> {
  const span = { from: day, to: addDays(day, 5), rule: 'F-PLAN-MISSED', limit: 100 } as const;
  const { rows, nextCursor } = await showroom.as('general_manager').call('finding.list', span);
  if (nextCursor !== null) throw new Error('more findings than one page holds');
  return rows.map((row) => `${row.concernsOn} ${row.person?.name} ${row.amountFen}`).toSorted();
}
