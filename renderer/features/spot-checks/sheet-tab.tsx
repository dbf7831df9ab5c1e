import type { ReactElement } from 'react';
import type { ScoreSheetRow } from '../../../shared/contract/spot-check.ts';
import { itemKinds } from '../../../shared/domain/spot-check/score-sheet.ts';
import { Instant } from '../../components/instant.tsx';
import { useToday } from '../../state/clock.ts';
import { usePerson } from '../../state/session.ts';
import { Loaded } from '../settings/loaded.tsx';
import { GrowingVersions } from '../settings/versions.tsx';
import { type SheetDraft, sheetDraftOf } from './sheet-draft.ts';
import { SheetEditor } from './sheet-editor.tsx';
import { useScoreSheets } from './spot-check-queries.ts';
import './spot-checks.css';

/** 录音评分表: what recordings are heard for; every version with its day, and a new one. */
export function ScoreSheetTab(): ReactElement {
  const query = useScoreSheets();
  return (
    <Loaded query={query} what="录音评分表">
      {({ current, versions }) => <Sheets current={current} versions={versions} />}
    </Loaded>
  );
}

interface SheetsProps {
  readonly current: string;
  readonly versions: readonly ScoreSheetRow[];
}

function Sheets({ current, versions }: SheetsProps): ReactElement {
  const today = useToday();
  const canEdit = usePerson().role !== 'general_manager';
  return (
    <GrowingVersions<ScoreSheetRow, SheetDraft>
      title="录音评分表"
      words="存了的不再改；抽查按抽的那天的一版评。"
      begin="写新的一版"
      resume="接着写新的一版"
      draftKey={['spotCheck', 'sheet']}
      canEdit={canEdit}
      current={current}
      versions={versions}
      edit={(inForce, { kept, ...rest }) => <SheetEditor draft={kept ?? sheetDraftOf(inForce, today)} {...rest} />}
      render={(version) => <Version version={version} />}
    />
  );
}

function Version({ version }: { readonly version: ScoreSheetRow }): ReactElement {
  return (
    <div className="set-sheet">
      <p className="t2">
        {version.createdBy === null ? (
          '程序自带的'
        ) : (
          <>
            {version.createdBy.name} <Instant at={version.createdAt} /> 存
          </>
        )}
        {version.note !== '' && `：${version.note}`}
      </p>
      <table className="tb">
        <thead>
          <tr>
            <th scope="col">听什么</th>
            <th scope="col">怎么评</th>
            <th scope="col" className="n">
              权重
            </th>
          </tr>
        </thead>
        <tbody>
          {version.items.map(({ id, label, kind, weight }) => (
            <tr key={id}>
              <td>{label}</td>
              <td>{itemKinds[kind]}</td>
              <td className="n">{weight}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="t2 spot-after">按权重折成 100 分，{version.passMark} 分合格；不适用的项目不算在内。</p>
    </div>
  );
}
