import { type ChangeEvent, useState } from 'react';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { dateWords, distanceWords, parseDateWords } from '../../shared/calendar/words.ts';

interface DateFieldOptions {
  readonly value: CivilDate | null;
  readonly today: CivilDate;
  readonly onChange: (date: CivilDate | null) => void;
  /** Adds how far the day lies: 「12月3日 周四 · 12 天后」. */
  readonly withDistance?: boolean;
}

interface DateField {
  /** What the field shows: the typed words, else the day. */
  readonly text: string;
  /** While typing: the day that the words mean, in words. */
  readonly meaning: string | null;
  /** Why the words mean no day; null while typing and when they do. */
  readonly error: string | null;
  readonly onInput: (event: ChangeEvent<HTMLInputElement>) => void;
  /** Takes over what was typed: on leaving the field. */
  readonly settle: () => void;
  readonly pick: (date: CivilDate) => void;
}

/**
 * A day that is typed in words: 「3天」「半月」「12.3」. The words stay until they are left, then become the day; words that
 * mean no day stay, with what to write instead. The value changes as soon as the words mean a day, so a save that comes
 * from inside the field has it.
 */
export function useDateField({ value, today, onChange, withDistance = false }: DateFieldOptions): DateField {
  const [typed, setTyped] = useState<string | null>(null);
  const [isSettled, setSettled] = useState(true);
  const meant = typed === null || typed.trim() === '' ? null : parseDateWords(typed, today);
  const settle = (): void => {
    setSettled(true);
    if (typed === null) return;
    if (typed.trim() === '' || meant !== null) setTyped(null);
  };
  return {
    text: typed ?? (value === null ? '' : shownDate(value, today, withDistance)),
    meaning: meant === null ? null : shownDate(meant, today, false),
    error: isSettled && typed !== null && meant === null ? `看不懂「${typed}」，可写 12.3、3天、半月` : null,
    onInput: (event) => {
      const words = event.currentTarget.value;
      setTyped(words);
      setSettled(false);
      const day = words.trim() === '' ? null : parseDateWords(words, today);
      if (day !== null || words.trim() === '') onChange(day);
    },
    settle,
    pick: (date) => {
      setTyped(null);
      setSettled(true);
      onChange(date);
    },
  };
}

function shownDate(date: CivilDate, today: CivilDate, withDistance: boolean): string {
  const words = dateWords(date, today);
  const distance = distanceWords(date, today);
  return withDistance && distance !== words ? `${words} · ${distance}` : words;
}
