import { type FocusEvent, type RefObject, useState } from 'react';
import { useHintsNote, useKeys } from '../../app/use-keys.ts';

/** Where in the strip the keyboard is. */
type Place = 'chips' | 'receiver' | 'text';

interface StripKeys {
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

interface StripOptions {
  /** What Enter writes down: 「到店」, or the way in which somebody got in touch. */
  readonly doing: string;
  readonly onEnter: () => void;
  /** Whether the keyboard is in the strip now. */
  readonly onInside: (isInside: boolean) => void;
}

/** Says which keys work while somebody is registering an arrival; the list's and the panel's are silent meanwhile. */
export function useStripKeys(
  form: RefObject<HTMLFormElement | null>,
  { doing, onEnter, onInside }: StripOptions,
): StripKeys {
  const [place, setPlace] = useState<Place | null>(null);
  const leave = (): void => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  // the row of chips itself obeys the arrows: here they are named and kept from the list
  const named = (keys: string, hint: string | false) => ({ keys, label: '换一个', hint, run: () => undefined });
  const arrows = [
    named('ArrowLeft', '换一个'),
    named('ArrowRight', '换一个'),
    named('ArrowUp', false),
    named('ArrowDown', false),
  ];
  useKeys(
    '登记到店',
    place === null
      ? []
      : [
          ...(place === 'text' ? [] : arrows),
          { keys: 'Enter', label: `登记${doing}`, inText: true, run: onEnter },
          { keys: 'Escape', label: '回到列表', run: leave },
        ],
    { layer: 'panel' },
  );
  useHintsNote(place === 'receiver' ? '接待：打姓名首字母，或第几个的数字' : null);
  const move = (next: Place | null): void => {
    setPlace(next);
    onInside(next !== null);
  };
  return {
    onFocus: ({ target }) => {
      const row = target.closest('[role="radiogroup"]');
      move(row === null ? 'text' : row.querySelector('[data-entry]') === null ? 'chips' : 'receiver');
    },
    onBlur: ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && form.current?.contains(relatedTarget))) move(null);
    },
  };
}
