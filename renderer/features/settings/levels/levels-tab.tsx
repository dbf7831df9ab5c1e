import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { fullDateWords } from '../../../../shared/calendar/words.ts';
import type { LevelPolicyVersion } from '../../../../shared/contract/policy.ts';
import { Button } from '../../../components/button.tsx';
import { ConfirmInline } from '../../../components/confirm-inline.tsx';
import { Instant } from '../../../components/instant.tsx';
import { LevelBadge } from '../../../components/marks.tsx';
import { useApi } from '../../../state/api.ts';
import { useToday } from '../../../state/clock.ts';
import { useNotices } from '../../../state/notices.ts';
import { usePerson } from '../../../state/session.ts';
import { useAct } from '../../../state/use-act.ts';
import { Loaded } from '../loaded.tsx';
import { editsLists } from '../tabs.ts';
import { GrowingVersions } from '../versions.tsx';
import { draftOf, inOrder, type LevelDraft } from './level-draft.ts';
import { LevelEditor } from './level-editor.tsx';
import './levels.css';

/** 级别规定: how long a customer of each level may wait; every version with its day, and a new one. */
export function LevelsTab(): ReactElement {
  const api = useApi();
  const today = useToday();
  const query = useQuery({ queryKey: ['policy', 'levels', today], queryFn: () => api.policy.levels({}) });
  return (
    <Loaded query={query} what="级别规定">
      {({ current, versions }) => <Levels current={current} versions={versions} />}
    </Loaded>
  );
}

interface LevelsProps {
  readonly current: string | null;
  readonly versions: readonly LevelPolicyVersion[];
}

function Levels({ current, versions }: LevelsProps): ReactElement {
  const today = useToday();
  const canEdit = editsLists(usePerson().role);
  return (
    <GrowingVersions<LevelPolicyVersion, LevelDraft>
      title="级别规定"
      words="改动从哪天起由您定，已经过去的日子照原来的判。"
      begin="定新的规定"
      resume="接着写新的规定"
      draftKey={['policy', 'draft']}
      canEdit={canEdit}
      current={current}
      versions={inOrder(versions)}
      edit={(inForce, { kept, ...rest }) => (
        <LevelEditor versions={versions} draft={kept ?? draftOf(inForce, today)} {...rest} />
      )}
      render={(version) => <Version version={version} canEdit={canEdit} />}
    />
  );
}

interface VersionProps {
  readonly version: LevelPolicyVersion;
  readonly canEdit: boolean;
}

function Version({ version, canEdit }: VersionProps): ReactElement {
  return (
    <div className="set-sheet">
      {(version.createdBy !== null || version.note !== '') && (
        <p className="t2">
          {version.createdBy !== null && (
            <>
              {version.createdBy.name} <Instant at={version.createdAt} /> 定
            </>
          )}
          {version.note !== '' && `：${version.note}`}
        </p>
      )}
      <table className="tb">
        <thead>
          <tr>
            <th scope="col">级别</th>
            <th scope="col">预计购车</th>
            <th scope="col">最晚多久回访一次</th>
          </tr>
        </thead>
        <tbody>
          {version.levels.map(({ level, horizonDays, gapUnit, gapCount }) => (
            <tr key={level}>
              <td>
                <LevelBadge level={level} />
              </td>
              <td>{horizonWords(level, horizonDays)}</td>
              <td>{gapUnit === 'day' ? `${gapCount} 天` : `${gapCount} 个月`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="t2" style={{ padding: '12px 8px' }}>
        新的购车意向，第一次回访在开卡后 {version.firstPlanDays} 天（48 小时回访），只能提前。
      </p>
      {canEdit && version.withdrawable && <Withdraw key={version.id} version={version} />}
    </div>
  );
}

/** Only what is not in force yet can be taken back. */
function Withdraw({ version }: { readonly version: LevelPolicyVersion }): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const [asks, setAsks] = useState(false);
  const withdraw = useAct(api.policy.withdrawLevels, {
    refreshes: [['policy']],
    onDone: () => notices.show({ text: `${fullDateWords(version.effectiveFrom)} 起的规定已撤回` }),
  });
  if (asks) {
    return (
      <ConfirmInline
        text={withdraw.failure?.text ?? '撤回以后，那天起照前一版执行。'}
        confirm="撤回这一版"
        cancel="留着"
        busy={withdraw.busy}
        onConfirm={() => withdraw.run({ id: version.id })}
        onCancel={() => setAsks(false)}
      />
    );
  }
  return <Button onClick={() => setAsks(true)}>撤回这一版</Button>;
}

function horizonWords(level: string, days: number | null): string {
  if (days !== null) return `${days} 天内`;
  return level === 'O' ? '已订车，等交车' : '没有明确时间';
}
