import type { ReactElement } from 'react';
import type { SpotItem } from '../../../shared/contract/spot-check.ts';
import { markWords } from '../../../shared/domain/spot-check/score.ts';
import { useScoreSheets } from './spot-check-queries.ts';

/** Every item of the sheet with the mark that was given; by the version that held then. */
export function MarkLines({ item }: { readonly item: SpotItem }): ReactElement | null {
  const { data } = useScoreSheets();
  const sheet = data?.versions.find(({ id }) => id === item.sheetId);
  if (sheet === undefined || item.result === 'unusable') return null;
  return (
    <table className="tb">
      <thead>
        <tr>
          <th scope="col">听什么</th>
          <th scope="col" className="n">
            权重
          </th>
          <th scope="col" className="n">
            评分
          </th>
        </tr>
      </thead>
      <tbody>
        {sheet.items.map(({ id, label, weight, kind }) => (
          <tr key={id}>
            <td>{label}</td>
            <td className="n t3">{weight}</td>
            <td className={item.lacking.includes(label) ? 'n b' : 'n'}>{markWords({ kind }, item.marks[id])}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={3} className="xs t3">
            {sheet.passMark} 分合格
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
