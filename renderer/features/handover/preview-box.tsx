import type { ReactElement } from 'react';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { HandoverPreview } from '../../../shared/contract/handover.ts';
import { Note } from '../../components/marks.tsx';
import { useToday } from '../../state/clock.ts';

interface PreviewBoxProps {
  readonly preview: HandoverPreview;
  readonly keepsDue: boolean;
}

/** What would move, and how much each receiver would have then. */
export function PreviewBox({ preview, keepsDue }: PreviewBoxProps): ReactElement {
  const { from, customers, pursued, pending, disputed, plans, foreignPlans, standsIn, receivers } = preview;
  const named = preview.disputedNames;
  const today = useToday();
  const due = plans.due + plans.overdue;
  return (
    <section className="give-preview" aria-label="交接以后">
      <p>
        <b>{customers}</b> 位客户，在跟进 <b>{pursued}</b> 位{levelWords(preview.levels)}；以后的计划{' '}
        <b>{plans.ahead}</b> 个{due > 0 && `，今天和逾期的 ${due} 个${keepsDue ? '仍由他做完' : '一起过去'}`}
        {foreignPlans > 0 && `；在别人客户上的计划 ${foreignPlans} 个一并交出`}。
      </p>
      {pending > 0 && <p className="xs t2">其中 {pending} 位申请了结束，等经理决定；决定以后归接手的人。</p>}
      {disputed > 0 && (
        <Note tone="amber" icon="warning">
          {named.join('、')}
          {named.length === 0 ? `其中 ${disputed} 位` : disputed > named.length && ` 等 ${disputed} 位`}
          的归属有争议，别的顾问也报备过。
          {named.length === 0 ? '请先请经理看「同一人」' : '请先看「同一人」（待我决定里按 Z）'}；交出去就归接手的人。
        </Note>
      )}
      {plans.overdue > 0 && <p className="xs t2">逾期的已有检查发现记在当时的人名下，不会转给接手的人。</p>}
      {standsIn.map(({ leaveId, staff, throughOn }) => (
        <Note key={leaveId} tone="amber" icon="warning">
          {from.name}还在给{staff.name}代班（到{dateWords(throughOn, today)}）。请先到「请假」给{staff.name}换代班人，
          {from.name}才能停用。
        </Note>
      ))}
      <table>
        <thead>
          <tr>
            <th scope="col">接手的人</th>
            <th scope="col">接客户</th>
            <th scope="col">接计划</th>
            <th scope="col">在跟进</th>
          </tr>
        </thead>
        <tbody>
          {receivers.map((each) => (
            <tr key={each.person.id}>
              <th scope="row">
                {each.person.name}
                {each.awayThrough !== null && (
                  <span className="xs amber">　请假到{dateWords(each.awayThrough, today)}，计划先归代班人</span>
                )}
              </th>
              <td title={levelWords(each.levels)}>{each.customers}</td>
              <td>{each.plans}</td>
              <td className="nw">
                {each.pursuedNow} → <b>{each.pursuedThen}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function levelWords(levels: HandoverPreview['levels']): string {
  return levels.length === 0 ? '' : `（${levels.map(({ level, count }) => `${level} ${count}`).join('，')}）`;
}
