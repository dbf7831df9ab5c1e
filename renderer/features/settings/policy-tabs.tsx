import { useQuery } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useState } from 'react';
import { fullDateWords } from '../../../shared/calendar/words.ts';
import type { RulebookVersion } from '../../../shared/contract/policy.ts';
import { auditedFieldTitles } from '../../../shared/domain/audit-compare.ts';
import { measureText } from '../../../shared/domain/rulebook.ts';
import { Tag } from '../../components/marks.tsx';
import { EmptyState } from '../../components/states.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';
import { useApi } from '../../state/api.ts';
import { Loaded } from './loaded.tsx';

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
  /** The version that is shown first; null for the one in force. */
  readonly first?: string | null;
  readonly current: string | null;
  readonly versions: readonly Version[];
  readonly render: (version: Version) => ReactNode;
}

/** One version of dated rules, the one in force first; the others behind tabs. */
export function Versions<Version extends { readonly id: string; readonly effectiveFrom: string }>({
  first = null,
  current,
  versions,
  render,
}: VersionsProps<Version>): ReactElement {
  const [chosen, setChosen] = useState(first ?? current ?? versions.at(-1)?.id ?? '');
  // one that was taken back meanwhile leaves the one in force
  const version = versions.find(({ id }) => id === chosen) ?? versions.find(({ id }) => id === current);
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
          value={version.id}
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
