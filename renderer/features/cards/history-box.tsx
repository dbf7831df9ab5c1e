import type { ReactElement } from 'react';
import { civilDateAt, localTimeAt } from '../../../shared/calendar/civil-date.ts';
import { dateColumn } from '../../../shared/calendar/words.ts';
import type { FieldChange } from '../../../shared/contract/card-rows.ts';
import { cardFields } from '../../../shared/domain/card-fields.ts';
import { type CustomValue, customPath, customWords } from '../../../shared/domain/custom-field.ts';
import { Box } from '../../components/panel.tsx';
import { valueWords, type WordSources } from './card-words.ts';

interface HistoryBoxProps {
  readonly changes: readonly FieldChange[];
  readonly words: WordSources;
}

/** What was changed after the first save: from what, to what, by whom and when. */
export function HistoryBox({ changes, words }: HistoryBoxProps): ReactElement | null {
  if (changes.length === 0) return null;
  return (
    <Box title="更正记录" end={`${changes.length} 处`}>
      <ol className="changes xs">
        {changes.toReversed().map((change) => (
          <li key={`${change.at}.${change.field}`}>
            <div className="t3">
              {whenWords(change.at, words)} {change.by.name}
            </div>
            <div>
              {change.label}：<s>{changeWords(change, change.from, words)}</s> → {changeWords(change, change.to, words)}
            </div>
          </li>
        ))}
      </ol>
    </Box>
  );
}

function changeWords({ field }: FieldChange, value: unknown, words: WordSources): string {
  const own = words.customFields.find(({ code }) => customPath(code) === field);
  // what the history tells of a field of the store's own has been in that field
  if (own) return customWords(own, value as CustomValue | null) || '空着';
  const spec = cardFields.find(({ name }) => name === field);
  return (spec === undefined ? '' : valueWords(spec, value, words)) || '空着';
}

function whenWords(at: number, { zone, today }: WordSources): string {
  const on = civilDateAt(at, zone);
  return `${on === today ? '今天' : dateColumn(on)} ${localTimeAt(at, zone)}`;
}
