import { type ReactElement, useRef, useState } from 'react';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type PlanMethod, planMethods } from '../../shared/domain/plan-codes.ts';
import { useTellUnread } from '../state/unread.ts';
import { Combo } from './combo.tsx';
import { filterOptions } from './combo-filter.ts';
import { DayInput } from './day-input.tsx';
import { readTime } from './time-words.ts';
import { useDateField } from './use-date-field.ts';

/** The next plan as it stands in the sentence. */
export interface PlanDraft {
  readonly dueOn: CivilDate | null;
  /** 'HH:mm', or null for any time of the day. */
  readonly dueTime: string | null;
  readonly method: PlanMethod;
  readonly purpose: string;
}

interface PlanSentenceProps {
  readonly value: PlanDraft;
  readonly onChange: (plan: PlanDraft) => void;
  readonly today: CivilDate;
  /** Whose plan it is, where it is not the reader's own: 「王磊」. */
  readonly subject?: string;
  /** The days that are permitted; the last one is written below or beside by `limitWords`. */
  readonly min?: CivilDate;
  readonly max?: CivilDate;
  /** 「H 级两次回访最长隔 2 天，最晚 11月23日。」 Always said; inside a card cell it stands in the cell's `as`. */
  readonly limitWords?: string;
  /** Prefix of the cells' names: `nextPlan` makes `nextPlan.dueOn`, … */
  readonly name: string;
  /** The word that is wrong, and, outside a card cell, why. */
  readonly wrongField?: keyof PlanDraft;
  readonly error?: string | null;
}

const methodOptions = Object.entries(planMethods).map(([value, label]) => ({ value, label }));

/** How a method is spoken: 打电话, 发微信, 发短信; the others stand with 用. */
const verbs: Readonly<Record<PlanMethod, string>> = { phone: '打', wechat: '发', sms: '发', invite: '用', visit: '用' };

/** The next plan as a sentence whose words are edited in place; Enter walks them like cells. */
export function PlanSentence(props: PlanSentenceProps): ReactElement {
  const { value, onChange, today, subject = '我', min, max, limitWords, name, wrongField, error = null } = props;
  const invalid = (field: keyof PlanDraft): true | undefined => (wrongField === field ? true : undefined);
  return (
    <div>
      <p className="sent">
        {subject}{' '}
        <DateToken
          name={`${name}.dueOn`}
          value={value.dueOn}
          today={today}
          invalid={invalid('dueOn')}
          onChange={(dueOn) => onChange({ ...value, dueOn })}
          {...(min === undefined ? {} : { min })}
          {...(max === undefined ? {} : { max })}
        />{' '}
        <TimeToken
          name={`${name}.dueTime`}
          value={value.dueTime}
          invalid={invalid('dueTime')}
          onChange={(dueTime) => onChange({ ...value, dueTime })}
        />{' '}
        {verbs[value.method]}{' '}
        <Combo
          chevron={false}
          text={planMethods[value.method]}
          chosen={[value.method]}
          optionsFor={(typed) => filterOptions(methodOptions, typed)}
          onPick={(method) => {
            if (isMethod(method)) onChange({ ...value, method });
          }}
          input={{ className: 'tok', 'data-cell': `${name}.method`, 'aria-label': '方式', autoComplete: 'off' }}
        />
        ，目的{' '}
        <input
          className="tok"
          data-cell={`${name}.purpose`}
          aria-label="目的"
          aria-invalid={invalid('purpose')}
          placeholder="写一句"
          maxLength={60}
          value={value.purpose}
          onChange={(event) => onChange({ ...value, purpose: event.currentTarget.value })}
        />
      </p>
      {(error !== null || limitWords) && (
        <p className={error === null ? 'xs t3' : 'xs red'} role={error === null ? undefined : 'alert'}>
          {error ?? limitWords}
        </p>
      )}
    </div>
  );
}

interface DateTokenProps {
  readonly name: string;
  readonly value: CivilDate | null;
  readonly today: CivilDate;
  readonly invalid: true | undefined;
  readonly onChange: (date: CivilDate | null) => void;
  readonly min?: CivilDate;
  readonly max?: CivilDate;
}

function DateToken({ name, value, today, invalid, onChange, min, max }: DateTokenProps): ReactElement {
  const field = useDateField({ value, today, onChange, named: { field: name, label: '下次日期' } });
  return (
    <DayInput
      field={field}
      value={value}
      today={today}
      min={min}
      max={max}
      input={{
        className: 'tok',
        'data-cell': name,
        'aria-label': '日期',
        'aria-invalid': invalid ?? (field.error === null ? undefined : true),
        title: field.error ?? field.meaning ?? undefined,
        placeholder: '哪天',
      }}
    />
  );
}

const timeHelp = '可写 10:00、930 或 下午3点';

interface TimeTokenProps {
  readonly name: string;
  readonly value: string | null;
  readonly invalid: true | undefined;
  readonly onChange: (time: string | null) => void;
}

function TimeToken({ name, value, invalid, onChange }: TimeTokenProps): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  const ref = useRef<HTMLInputElement>(null);
  const isWrong = typed !== null && typed.trim() !== '' && readTime(typed) === null;
  const problem = `看不懂「${typed?.trim()}」，${timeHelp}`;
  useTellUnread(isWrong ? { field: name, label: '时间', problem, focus: () => ref.current?.focus() } : null);
  return (
    <input
      ref={ref}
      className="tok"
      data-cell={name}
      aria-label="时间"
      aria-invalid={invalid ?? (isWrong || undefined)}
      title={isWrong ? timeHelp : undefined}
      placeholder="不定时"
      autoComplete="off"
      value={typed ?? value ?? ''}
      onChange={(event) => {
        const words = event.currentTarget.value;
        setTyped(words);
        const time = readTime(words);
        if (time !== null || words.trim() === '') onChange(time);
      }}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => setTyped(isWrong ? typed : null)}
    />
  );
}

function isMethod(value: string): value is PlanMethod {
  return Object.hasOwn(planMethods, value);
}
