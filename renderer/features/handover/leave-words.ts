import type { LeaveRow } from '../../../shared/contract/leave.ts';

/** Where a leave stands, in a word. */
export const phaseWords: Readonly<Record<LeaveRow['phase'], string>> = {
  now: '正在请假',
  ahead: '还没开始',
  over: '已结束',
  cancelled: '已撤销',
};
