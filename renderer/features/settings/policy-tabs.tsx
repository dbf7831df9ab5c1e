import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { RulebookVersion } from '../../../shared/contract/policy.ts';
import { auditedFieldTitles } from '../../../shared/domain/audit-compare.ts';
import { measureText } from '../../../shared/domain/rulebook.ts';
import { useApi } from '../../state/api.ts';
import { Loaded } from './loaded.tsx';
import { Versions } from './versions.tsx';

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
