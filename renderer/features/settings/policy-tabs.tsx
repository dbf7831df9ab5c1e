import { useQuery } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useState } from 'react';
import { fullDateWords } from '../../../shared/calendar/words.ts';
import type { LevelPolicyVersion, RulebookVersion } from '../../../shared/contract/policy.ts';
import { auditedFieldTitles } from '../../../shared/domain/audit-compare.ts';
import { measureText } from '../../../shared/domain/rulebook.ts';
import { LevelBadge, Tag } from '../../components/marks.tsx';
import { EmptyState } from '../../components/states.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';
import { useApi } from '../../state/api.ts';
import { Loaded } from './loaded.tsx';

/** 级别规定: how long a customer of each level may wait; every version with its day. */
export function LevelsTab(): ReactElement {
  const api = useApi();
  const query = useQuery({ queryKey: ['policy', 'levels'], queryFn: () => api.policy.levels({}) });
  return (
    <Loaded query={query} what="级别规定">
      {({ current, versions }) => (
        <Versions current={current} versions={versions} render={(version) => <Levels version={version} />} />
      )}
    </Loaded>
  );
}

/** 检查规则: what is checked, by which clause, and what it costs; every version with its day. */
export function RulesTab(): ReactElement {
  const api = useApi();
  const query = useQuery({ queryKey: ['policy', 'rules'], queryFn: () => api.policy.rules({}) });
  return (
    <Loaded query={query} what="检查规则">
      {({ current, versions }) => (
        <Versions current={current} versions={versions} render={(version) => <Rules version={version} />} />
      )}
    </Loaded>
  );
}

interface VersionsProps<Version> {
  readonly current: string | null;
  readonly versions: readonly Version[];
  readonly render: (version: Version) => ReactNode;
}

/** One version of dated rules, the one in force first; the others behind tabs. */
function Versions<Version extends { readonly id: string; readonly effectiveFrom: string }>({
  current,
  versions,
  render,
}: VersionsProps<Version>): ReactElement {
  const [chosen, setChosen] = useState(current ?? versions.at(-1)?.id ?? '');
  const version = versions.find(({ id }) => id === chosen);
  if (version === undefined) return <EmptyState title="还没有规定" />;
  return (
    <>
      {versions.length > 1 && (
        <TabsRow
          label="版本"
          tabs={versions.map(({ id, effectiveFrom }) => ({
            value: id,
            label: `${fullDateWords(effectiveFrom)} 起${id === current ? ' · 现行' : ''}`,
          }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="page" aria-label="规定" tabIndex={0}>
        <p className="t2">
          {fullDateWords(version.effectiveFrom)}起执行{version.id === current && <Tag tone="accent">现行</Tag>}
          。一件事按发生那天的规定判，以后改了也不回头。
        </p>
        {render(version)}
      </section>
    </>
  );
}

function Levels({ version }: { readonly version: LevelPolicyVersion }): ReactElement {
  return (
    <div className="set-sheet">
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
    </div>
  );
}

function horizonWords(level: string, days: number | null): string {
  if (days !== null) return `${days} 天内`;
  return level === 'O' ? '已订车，等交车' : '没有明确时间';
}

function Rules({ version }: { readonly version: RulebookVersion }): ReactElement {
  return (
    <>
      <table className="tb">
        <thead>
          <tr>
            <th scope="col">检查什么</th>
            <th scope="col">条款</th>
            <th scope="col">原文</th>
            <th scope="col">发现后</th>
          </tr>
        </thead>
        <tbody>
          {version.rules.map(({ code, title, clause, text, measure, amountFen, enabled }) => (
            <tr key={code} className={enabled ? '' : 'set-gone'}>
              <td className="nw">{title}</td>
              <td className="nw">§{clause}</td>
              <td>{text}</td>
              <td className="nw">{enabled ? measureText(measure, amountFen) : '不检查'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="t2">
        次日核对比较的项目：{version.auditedFields.map((name) => auditedFieldTitles[name]).join('、')}。
      </p>
    </>
  );
}
