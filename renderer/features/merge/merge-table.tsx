import { type ReactElement, type ReactNode, useId } from 'react';
import type { MergeComparison, MergeField } from '../../../shared/contract/merge.ts';
import type { PhoneSlot } from '../../../shared/domain/customer-merge.ts';
import { formatPhone } from '../../../shared/text/phone.ts';
import { useToday, useZone } from '../../state/clock.ts';
import { momentOf } from '../customers/customer-words.ts';
import { choiceOf, type MergeDraft, phonesChosen } from './merge-draft.ts';
import { useMergeWords } from './merge-words.ts';
import { RecordHead } from './record-head.tsx';

interface MergeTableProps {
  readonly data: MergeComparison;
  readonly draft: MergeDraft;
  readonly onChange: (draft: MergeDraft) => void;
}

/** Field by field: both values side by side, the newer proposed; what only one of them says comes along by itself. */
export function MergeTable({ data, draft, onChange }: MergeTableProps): ReactElement {
  const words = useMergeWords();
  const differing = data.fields.filter(({ isDifferent }) => isDifferent);
  const alone = data.fields.filter((field) => !field.isDifferent && (field.keptBy === null || field.goneBy === null));
  const set = (field: MergeField, choice: 'kept' | 'gone' | 'both'): void =>
    onChange({ ...draft, fields: { ...draft.fields, [field.field]: choice } });
  return (
    <div className="merge-table">
      <div className="merge-row merge-heads">
        <span />
        <RecordHead record={data.kept} isKept />
        <RecordHead record={data.gone} isKept={false} />
      </div>
      <h2 className="merge-band">
        {differing.length === 0 && data.phones.length < 2 ? '两边没有写得不一样的' : '两边写得不一样，请看留哪个'}
      </h2>
      <Phones data={data} draft={draft} onChange={onChange} />
      {differing.map((field) => (
        <Choice
          key={field.field}
          label={field.label}
          chosen={choiceOf(draft, field)}
          onChoose={(choice) => set(field, choice)}
          options={[
            { value: 'kept', words: words(field, 'kept'), by: field.keptBy },
            { value: 'gone', words: words(field, 'gone'), by: field.goneBy },
            ...(field.field === 'remark' ? [{ value: 'both' as const, words: '两条都留，连在一起', by: null }] : []),
          ]}
        />
      ))}
      {alone.length > 0 && <h2 className="merge-band">只有一边写了，自动带上</h2>}
      {alone.map((field) => (
        <div key={field.field} className="merge-row quiet">
          <span className="t3">{field.label}</span>
          <span className="t2 cut">{field.keptBy === null ? '' : words(field, 'kept')}</span>
          <span className="t2 cut">{field.goneBy === null ? '' : words(field, 'gone')}</span>
        </div>
      ))}
    </div>
  );
}

/** Two numbers stay with the customer; further ones stay with the merged record and still lead to him. */
function Phones({ data, draft, onChange }: MergeTableProps): ReactElement | null {
  const { phone, phone2 } = phonesChosen(draft, data);
  if (data.phones.length < 2) return null;
  const options = (slots: typeof data.phones) =>
    slots.map(({ slot, phone: number, by }) => ({
      value: slot,
      words: number.includes('*') ? number : formatPhone(number),
      by,
    }));
  return (
    <>
      <Choice<PhoneSlot>
        label="移动电话"
        chosen={phone}
        onChoose={(slot) => onChange({ ...draft, phone: slot })}
        options={options(data.phones)}
      />
      <Choice<PhoneSlot>
        label="备用电话"
        chosen={phone2}
        onChoose={(slot) => onChange({ ...draft, phone2: slot })}
        options={options(data.phones.filter(({ slot }) => slot !== phone))}
        note={data.phones.length > 2 ? '没选上的号码留在合并记录里，照样找得到他' : null}
      />
    </>
  );
}

interface Option<Value extends string> {
  readonly value: Value;
  readonly words: string;
  readonly by: MergeField['keptBy'];
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly chosen: Value | null;
  readonly options: readonly Option<Value>[];
  readonly onChoose: (value: Value) => void;
  readonly note?: ReactNode;
}

function Choice<Value extends string>({ label, chosen, options, onChoose, note }: ChoiceProps<Value>): ReactElement {
  const group = useId();
  const whenWords = useWhenWords();
  return (
    <div className="merge-row" role="radiogroup" aria-label={label}>
      <span className="t2 merge-label">{label}</span>
      <div className="merge-options">
        {options.map(({ value, words, by }) => (
          <label
            key={value}
            className={value === chosen ? 'merge-pick chosen' : 'merge-pick'}
            // each value stands below its own record
            style={{ gridColumn: value === 'both' ? '1 / 3' : value.startsWith('kept') ? 1 : 2 }}
          >
            <input type="radio" name={group} checked={value === chosen} onChange={() => onChoose(value)} />
            <span>
              <span className="words">{words}</span>
              {by !== null && <span className="xs t3 nw">{whenWords(by)}</span>}
            </span>
          </label>
        ))}
        {note && <p className="xs t3 merge-note">{note}</p>}
      </div>
    </div>
  );
}

/** 「王磊 今天 14:00 写」 */
function useWhenWords(): (by: NonNullable<MergeField['keptBy']>) => string {
  const zone = useZone();
  const today = useToday();
  return ({ by, at }) => {
    const { day, time } = momentOf(at, zone, today);
    return `${by.name} ${day} ${time} 写`;
  };
}
