import { type ReactElement, useState } from 'react';
import type { CivilDate } from '../../../../shared/calendar/civil-date.ts';
import type { CustomField } from '../../../../shared/domain/custom-field.ts';
import type { ConditionKind, ConditionName } from '../../../../shared/domain/customer-fields.ts';
import {
  type ConditionTest,
  conditionTests,
  numberOfValue,
  testsOf,
} from '../../../../shared/domain/customer-filter.ts';
import { isComposing } from '../../../app/key-stroke.ts';
import { IconButton } from '../../../components/button.tsx';
import { Combo } from '../../../components/combo.tsx';
import { filterOptions } from '../../../components/combo-filter.ts';
import { Picker } from '../../../components/picker.tsx';
import { dayValueWords, type OptionsOf, spokenField, typedDayValue } from './condition-words.ts';
import { useRegionOptions } from './use-options.ts';

/** A condition that is being made: complete once its comparison has its values. */
export interface DraftCondition {
  readonly key: number;
  readonly field: ConditionName;
  readonly test: ConditionTest;
  readonly values: readonly string[];
}

interface ConditionEditorProps {
  readonly draft: DraftCondition;
  readonly fields: readonly ConditionName[];
  /** The store's own fields. */
  readonly own: readonly CustomField[];
  readonly optionsOf: OptionsOf;
  readonly today: CivilDate;
  readonly onChange: (draft: DraftCondition) => void;
  readonly onRemove: () => void;
  /** Takes the focus when it appears. */
  readonly fresh: boolean;
}

const ofDays = { from: '这天起', to: '到这天', between: '在这段' } as const;
const ofNumbers = { from: '不小于', to: '不大于', between: '从…到…' } as const;

/** How a comparison is called where one chooses it. */
function testWords(test: ConditionTest, kind: ConditionKind): string {
  if (test !== 'from' && test !== 'to' && test !== 'between') return conditionTests[test];
  return (kind === 'number' ? ofNumbers : ofDays)[test];
}

/** One condition: by what, how it compares, with what. */
export function ConditionEditor(props: ConditionEditorProps): ReactElement {
  const { draft, fields, own, onChange, onRemove } = props;
  const declared = spokenField(draft.field, own);
  const { label } = declared;
  return (
    <fieldset className="cond">
      <legend className="visually-hidden">条件 {label}</legend>
      <div className="cond-head">
        <Picker
          value={draft.field}
          options={fields.map((field) => ({ value: field, label: spokenField(field, own).label }))}
          onChange={(value) => {
            const field = fields.find((each) => each === value);
            if (field !== undefined && field !== draft.field) onChange(emptyDraft(draft.key, field, own));
          }}
          control={{ 'aria-label': '按什么筛' }}
        />
        <Picker
          value={draft.test}
          options={testsOf(declared).map((test) => ({ value: test, label: testWords(test, declared.kind) }))}
          onChange={(value) => {
            const test = testsOf(declared).find((each) => each === value);
            if (test !== undefined) onChange({ ...draft, test, values: keptValues(draft, declared.kind, test) });
          }}
          control={{ 'aria-label': `${label}怎么比` }}
        />
        <IconButton icon="cross" label={`去掉条件 ${label}`} onClick={onRemove} />
      </div>
      <Values {...props} />
    </fieldset>
  );
}

/** The comparison that one usually wants. */
export function emptyDraft(key: number, field: ConditionName, own: readonly CustomField[]): DraftCondition {
  return { key, field, test: testsOf(spokenField(field, own))[0] ?? 'is', values: [] };
}

/** What was chosen stays where the other comparison takes it. */
function keptValues({ test, values }: DraftCondition, kind: ConditionKind, next: ConditionTest): readonly string[] {
  if (next === 'empty' || next === 'filled') return [];
  if ((kind !== 'day' && kind !== 'number') || test === next) return values;
  const [first = '', second = first] = values;
  return next === 'between' ? [first, second] : [next === 'to' ? second : first];
}

function Values(props: ConditionEditorProps): ReactElement | null {
  const { draft, own } = props;
  if (draft.test === 'empty' || draft.test === 'filled') return null;
  switch (spokenField(draft.field, own).kind) {
    case 'choice':
      return <ChoiceValues {...props} />;
    case 'day':
      return <DayValues {...props} />;
    case 'number':
      return <NumberValues {...props} />;
    case 'text':
      return <TextValue {...props} />;
  }
}

function ChoiceValues({ draft, own, optionsOf, onChange, fresh }: ConditionEditorProps): ReactElement {
  const regionOptions = useRegionOptions();
  const isRegion = draft.field === 'region';
  const options = optionsOf(draft.field);
  const { label } = spokenField(draft.field, own);
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(new Map());
  const optionsFor = (typed: string) => (isRegion ? regionOptions(typed) : filterOptions(options, typed));
  const toggle = (value: string): void => {
    const found = optionsFor('').find((option) => option.value === value);
    if (found) setLabels(new Map([...labels, [value, found.label]]));
    const isTaken = draft.values.includes(value);
    onChange({ ...draft, values: isTaken ? draft.values.filter((each) => each !== value) : [...draft.values, value] });
  };
  const few = !isRegion && options.length > 0 && options.length <= 8;
  if (few)
    return (
      <fieldset className="chips">
        <legend className="visually-hidden">{label}的值</legend>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a chip, as everywhere a few words are chosen from
          <button
            key={option.value}
            type="button"
            role="checkbox"
            className="chip"
            aria-checked={draft.values.includes(option.value)}
            {...(fresh && index === 0 ? { 'data-entry': '' } : {})}
            onClick={() => toggle(option.value)}
          >
            {option.label}
          </button>
        ))}
      </fieldset>
    );
  const nameOf = (value: string): string =>
    options.find((option) => option.value === value)?.label ??
    labels.get(value) ??
    regionOptions(value).find((option) => option.value === value)?.label ??
    value;
  return (
    <div className="in-wrap">
      <Combo
        text={draft.values.map(nameOf).join('、')}
        chosen={draft.values}
        optionsFor={optionsFor}
        onPick={toggle}
        many
        placeholder="选一项或几项"
        input={{
          className: 'in',
          'aria-label': `${label}的值`,
          autoComplete: 'off',
          ...(fresh ? { 'data-entry': '' } : {}),
        }}
      />
    </div>
  );
}

/** One end of a range, or both; both count. */
function NumberValues({ draft, own, onChange, fresh }: ConditionEditorProps): ReactElement {
  const { label } = spokenField(draft.field, own);
  const places = draft.test === 'between' ? ['下限', '上限'] : [''];
  return (
    <div className="cond-days">
      {places.map((place, at) => {
        const value = draft.values[at] ?? '';
        const isWrong = value !== '' && numberOfValue(value) === null;
        return (
          <span key={`${draft.test}${place}`} className="cond-day">
            <input
              className="in"
              inputMode="decimal"
              aria-label={`${label}${place === '' ? '的数' : place}`}
              aria-invalid={isWrong || undefined}
              placeholder={place === '' ? '如 3 或 2.5' : place}
              autoComplete="off"
              maxLength={13}
              value={value}
              onChange={(event) => {
                const typed = event.currentTarget.value;
                onChange({
                  ...draft,
                  values: places.map((_, index) => (index === at ? typed : (draft.values[index] ?? ''))),
                });
              }}
              {...(fresh && at === 0 ? { 'data-entry': '' } : {})}
            />
            {isWrong && (
              <span className="wrong xs" role="alert">
                写数字，如 3 或 2.5
              </span>
            )}
          </span>
        );
      })}
    </div>
  );
}

/** Spans that are asked for every day. */
const spans = [
  { label: '已过', test: 'to', values: ['today-1'] },
  { label: '今天', test: 'between', values: ['today', 'today'] },
  { label: '前 7 天', test: 'between', values: ['today-7', 'today-1'] },
  { label: '后 7 天', test: 'between', values: ['today', 'today+7'] },
  { label: '后 30 天', test: 'between', values: ['today', 'today+30'] },
] as const satisfies readonly { label: string; test: ConditionTest; values: readonly string[] }[];

function DayValues({ draft, own, today, onChange, fresh }: ConditionEditorProps): ReactElement {
  const { label } = spokenField(draft.field, own);
  const put = (at: number, value: string): void => {
    const values = draft.test === 'between' ? [draft.values[0] ?? '', draft.values[1] ?? ''] : [draft.values[0] ?? ''];
    onChange({ ...draft, values: values.map((each, index) => (index === at ? value : each)) });
  };
  const places = draft.test === 'between' ? ['开始', '结束'] : [''];
  return (
    <>
      <div className="cond-days">
        {places.map((place, at) => (
          <DayValue
            key={`${draft.test}${place}`}
            label={`${label}${place === '' ? '的日子' : place}`}
            placeholder={place === '' ? '如 今天、3 天前、11.20' : place}
            value={draft.values[at] ?? ''}
            today={today}
            entry={fresh && at === 0}
            onChange={(value) => put(at, value)}
          />
        ))}
      </div>
      <div className="chips">
        {spans.map((span) => (
          <button
            key={span.label}
            type="button"
            className="chip"
            onClick={() => onChange({ ...draft, test: span.test, values: span.values })}
          >
            {span.label}
          </button>
        ))}
      </div>
    </>
  );
}

interface DayValueProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly today: CivilDate;
  readonly entry: boolean;
  readonly onChange: (value: string) => void;
}

/** A day in words; relative ones stay relative. */
function DayValue({ label, placeholder, value, today, entry, onChange }: DayValueProps): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  const meant = typed === null ? null : typedDayValue(typed, today);
  const isWrong = typed !== null && typed.trim() !== '' && meant === null;
  const settle = (): void => {
    if (typed !== null && typed.trim() === '') onChange('');
    else if (meant !== null) onChange(meant);
    if (!isWrong) setTyped(null);
  };
  return (
    <span className="cond-day">
      <input
        className="in"
        aria-label={label}
        aria-invalid={isWrong || undefined}
        title={isWrong ? '认不出这个日子，写「3 天前」「今天」或「11.20」' : undefined}
        placeholder={placeholder}
        autoComplete="off"
        value={typed ?? (value === '' ? '' : dayValueWords(value, today))}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={settle}
        onKeyDown={(event) => {
          if (!isComposing(event.nativeEvent) && event.key === 'Enter') settle();
        }}
        {...(entry ? { 'data-entry': '' } : {})}
      />
      {isWrong && (
        <span className="wrong xs" role="alert">
          写「3 天前」「今天」或「11.20」
        </span>
      )}
    </span>
  );
}

function TextValue({ draft, own, onChange, fresh }: ConditionEditorProps): ReactElement {
  const { label } = spokenField(draft.field, own);
  return (
    <input
      className="in"
      aria-label={`${label}里的字`}
      placeholder={draft.field === 'phone' ? '号码的一段，如 5521' : '要找的字'}
      autoComplete="off"
      maxLength={60}
      value={draft.values[0] ?? ''}
      onChange={(event) =>
        onChange({ ...draft, values: event.currentTarget.value === '' ? [] : [event.currentTarget.value] })
      }
      {...(fresh ? { 'data-entry': '' } : {})}
    />
  );
}
