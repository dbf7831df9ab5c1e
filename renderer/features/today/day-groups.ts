import { dateWords } from '../../../shared/calendar/words.ts';
import type { PlanTab } from '../../../shared/contract/plan.ts';
import type { PlanCounts, PlanRow } from '../../../shared/contract/plan-rows.ts';
import type { ListItem } from '../../components/list-model.ts';

/** The rows of a tab with their headings: those with a new instruction, overdue, timed and the rest today; by day ahead. */
export function groupRows(
  tab: PlanTab,
  rows: readonly PlanRow[],
  counts: PlanCounts | undefined,
  today: string,
): readonly ListItem<PlanRow>[] {
  const items: ListItem<PlanRow>[] = [];
  let open: string | null = null;
  for (const row of rows) {
    const group = groupOf(tab, row, today);
    if (group !== null && group.key !== open) {
      open = group.key;
      const count = countOf(group.key, rows, counts);
      items.push({ kind: 'group', ...group, label: count === null ? group.label : `${group.label} ${count}` });
    }
    items.push({ kind: 'row', key: row.id, row });
  }
  return items;
}

interface Group {
  readonly key: string;
  readonly label: string;
  readonly note?: string;
  readonly late?: boolean;
}

function groupOf(tab: PlanTab, row: PlanRow, today: string): Group | null {
  if (row.instructed && tab === 'due') return { key: 'instructed', label: '领导批示', note: '先看这些' };
  switch (row.section) {
    case 'overdue':
      return { key: 'overdue', label: '逾期', note: '先打这些', late: true };
    case 'timed':
      return { key: 'timed', label: '今天，约了时间' };
    case 'today':
      return { key: 'today', label: '今天' };
    case 'later':
      return tab === 'tomorrow' ? null : { key: row.countedOn, label: dateWords(row.countedOn, today) };
    case 'done':
      return null;
  }
}

/** How many rows stand under a heading: by the day's figures where they say it, else what has been read. */
function countOf(key: string, rows: readonly PlanRow[], counts: PlanCounts | undefined): number | null {
  if (key === 'instructed') return rows.filter((row) => row.instructed).length;
  // A call that begins with an instruction stands above, overdue or not.
  if (key === 'overdue' && !rows.some((row) => row.instructed)) return counts?.overdue ?? null;
  if (key === 'overdue') return null;
  // With pages still to come only the figures of the day are right.
  if (counts !== undefined && rows.length < counts.open && (key === 'timed' || key === 'today')) return null;
  return rows.filter((row) => !row.instructed && (row.section === key || row.countedOn === key)).length;
}
