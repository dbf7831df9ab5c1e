import { type ChangeEvent, useState } from 'react';

interface TypedValueOptions<Value> {
  readonly value: Value | null;
  readonly show: (value: Value) => string;
  /** Null for words that mean nothing. */
  readonly read: (typed: string) => Value | null;
  readonly onChange: (value: Value | null) => void;
}

interface TypedValue {
  readonly text: string;
  /** The words were left and mean nothing. */
  readonly isWrong: boolean;
  /** There are words that mean nothing, left or not. */
  readonly isUnread: boolean;
  readonly onInput: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly settle: () => void;
}

/** A value that is typed in words: money, kilometres, a time. The words stay until they are left and understood. */
export function useTypedValue<Value>({ value, show, read, onChange }: TypedValueOptions<Value>): TypedValue {
  const [typed, setTyped] = useState<string | null>(null);
  const [isSettled, setSettled] = useState(true);
  const isUnread = typed !== null && typed.trim() !== '' && read(typed) === null;
  return {
    text: typed ?? (value === null ? '' : show(value)),
    isWrong: isSettled && isUnread,
    isUnread,
    onInput: (event) => {
      const words = event.currentTarget.value;
      setTyped(words);
      setSettled(false);
      const meant = read(words);
      // Half a sum keeps what stood there before: nothing is thrown away by a slip.
      if (meant !== null || words.trim() === '') onChange(meant);
    },
    settle: () => {
      setSettled(true);
      if (typed !== null && (typed.trim() === '' || read(typed) !== null)) setTyped(null);
    },
  };
}
