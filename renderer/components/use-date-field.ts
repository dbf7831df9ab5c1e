import { type ChangeEvent, type FocusEvent, type RefObject, useRef, useState } from 'react';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { parseNearDateWords, parsePastDateWords } from '../../shared/calendar/past-date.ts';
import { dateWords, distanceWords, parseDateWords } from '../../shared/calendar/words.ts';
import { useTellUnread } from '../state/unread.ts';
import { pastDayExamples } from './past-day.ts';

interface DateFieldOptions {
  readonly value: CivilDate | null;
  readonly today: CivilDate;
  readonly onChange: (date: CivilDate | null) => void;
  /** Adds how far the day lies: 「12月3日 周四 · 12 天后」. */
  readonly withDistance?: boolean;
  /**
   * The first day that is permitted. With it, words that mean no such day leave no value behind, and an earlier day is
   * refused while it is typed.
   */
  readonly min?: CivilDate;
  /** The last day that is permitted, for a day behind us: words without a year mean the last such day up to it. */
  readonly max?: CivilDate;
  /** The day may lie before or after today: words without a year mean the nearer such day. */
  readonly eitherWay?: boolean;
  /** What may be written, for whoever wrote what means no day. */
  readonly examples?: string;
  /** What a form that cannot save for these words calls them; null for a field that saves nothing, as a filter. */
  readonly named: { readonly field: string; readonly label: string } | null;
}

export interface DateField {
  /** Spread on the input: it shows the typed words, else the day. */
  readonly input: {
    readonly ref: RefObject<HTMLInputElement | null>;
    readonly autoComplete: 'off';
    readonly value: string;
    readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
    readonly onFocus: (event: FocusEvent<HTMLInputElement>) => void;
    readonly onBlur: () => void;
  };
  /** While typing: the day that the words mean, in words. */
  readonly meaning: string | null;
  /** Why the words mean no day; null while typing and when they do. */
  readonly error: string | null;
  /** Takes over what was typed, as leaving the field does. */
  readonly settle: () => void;
  readonly pick: (date: CivilDate) => void;
}

/**
 * A day that is typed in words: 「3天」「半月」「12.3」. The words stay until they are left, then become the day; words that
 * mean no day stay, with what to write instead. The value changes as soon as the words mean a day, so a save that comes
 * from inside the field has it.
 */
export function useDateField(options: DateFieldOptions): DateField {
  const { value, today, onChange, withDistance = false, min, max, eitherWay = false, named } = options;
  const { examples = max === undefined ? '12.3、3天、半月' : pastDayExamples } = options;
  const ref = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [isSettled, setSettled] = useState(true);
  const read = (words: string): CivilDate | null => {
    if (words.trim() === '') return null;
    if (eitherWay) return parseNearDateWords(words, today);
    return max === undefined ? parseDateWords(words, today) : parsePastDateWords(words, today, max);
  };
  const isEarly = (day: CivilDate | null): boolean => day !== null && min !== undefined && day < min;
  const words = typed === null ? null : read(typed);
  const meant = isEarly(words) ? null : words;
  const problem = typed === null ? null : problemOf(typed, words, { today, min, examples });
  useTellUnread(problem === null || named === null ? null : { ...named, problem, focus: () => ref.current?.focus() });
  const settle = (): void => {
    setSettled(true);
    if (typed === null) return;
    if (typed.trim() === '' || meant !== null) setTyped(null);
  };
  return {
    input: {
      ref,
      autoComplete: 'off',
      value: typed ?? (value === null ? '' : shownDate(value, today, withDistance)),
      onChange: (event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        setSettled(false);
        const day = read(next);
        if (problemOf(next, day, { today, min, examples }) === null) onChange(day);
        else if (min !== undefined) onChange(null);
      },
      onFocus: (event) => event.currentTarget.select(),
      onBlur: settle,
    },
    meaning: meant === null ? null : shownDate(meant, today, false),
    error: isSettled || isEarly(words) ? problem : null,
    settle,
    pick: (date) => {
      setTyped(null);
      setSettled(true);
      onChange(date);
    },
  };
}

interface Terms {
  readonly today: CivilDate;
  readonly min: CivilDate | undefined;
  readonly examples: string;
}

/** Why the words are no day that may stand here; null where they are one, or nothing. */
function problemOf(words: string, day: CivilDate | null, { today, min, examples }: Terms): string | null {
  const text = words.trim();
  if (text === '') return null;
  if (day === null) {
    const isFigures = /^[\d０-９]+[^\d０-９]+[\d０-９]+[日号]?$/.test(text);
    return isFigures ? `日历上没有「${text}」` : `看不懂「${text}」，可写 ${examples}`;
  }
  if (min === undefined || day >= min) return null;
  const from = min === today ? '今天' : dateWords(min, today);
  return `「${text}」已经过去，要填${from}或以后`;
}

function shownDate(date: CivilDate, today: CivilDate, withDistance: boolean): string {
  const words = dateWords(date, today);
  const distance = distanceWords(date, today);
  return withDistance && distance !== words ? `${words} · ${distance}` : words;
}
