import type { ReactElement } from 'react';
import './instructions.css';
import type { InstructionRow } from '../../../shared/contract/instruction-rows.ts';
import { followupOutcomes } from '../../../shared/domain/followup.ts';
import { Instant } from '../../components/instant.tsx';
import { Tag } from '../../components/marks.tsx';

/** Instructions of one customer, each with its receipt and its answer. */
export function InstructionLines({ rows }: { readonly rows: readonly InstructionRow[] }): ReactElement {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} className="instruction-line">
          <div className="row xs t3">
            <span className="cut">
              {row.by.name} · <Instant at={row.at} />
            </span>
            {row.state === 'unread' && <Tag tone="amber">{row.to?.name ?? ''}还没点「知道了」</Tag>}
            {row.state === 'read' && <Tag>已读，没回复</Tag>}
          </div>
          <p className="instruction-words">{row.content}</p>
          {row.answer !== null && (
            <p className="xs t2">
              {row.answer.by.name}回复：{answerWords(row)}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What was done: the words, or the contact that tells it. */
export function answerWords({ answer }: InstructionRow): string {
  if (answer === null) return '';
  const { followup, text } = answer;
  if (followup === null) return text === '' ? '—' : text;
  return [followupOutcomes[followup.outcome], followup.text].filter((part) => part !== '').join(' · ');
}
