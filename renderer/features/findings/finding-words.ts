import type { FindingRow } from '../../../shared/contract/finding.ts';
import { stillCounts } from '../../../shared/domain/finding.ts';

/** What became of a finding. */
export const stateLabels: Readonly<Record<FindingRow['state'], string>> = {
  proposed: '已记下，还没定',
  confirmed: '已确认',
  waived: '已免',
  appealed: '申诉中',
  upheld: '申诉未成立',
  revoked: '已撤销',
  withdrawn: '已撤回',
};

/** What it costs, in a list; of one that no longer counts what became of it instead. */
export function outcomeWords(row: Pick<FindingRow, 'state' | 'measureWords'>): string {
  return stillCounts(row.state) ? row.measureWords : stateLabels[row.state];
}

/** 「6 次」; what no longer counts is named beside: 「1 次，另 5 次不算了」. */
export function countWords(rows: readonly Pick<FindingRow, 'state'>[]): string {
  const standing = rows.filter(({ state }) => stillCounts(state)).length;
  const gone = rows.length - standing;
  if (gone === 0) return `${standing} 次`;
  return standing === 0 ? `${gone} 次，都不算了` : `${standing} 次，另 ${gone} 次不算了`;
}
