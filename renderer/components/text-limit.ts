import { type ClipboardEvent, useState } from 'react';

/** From this share of the room on the letters are counted. */
const nearEnd = 0.9;

type TextElement = HTMLTextAreaElement | HTMLInputElement;

interface TextLimit {
  /** How much room is left, or how much of what was pasted found none; null while there is plenty. */
  readonly note: string | null;
  readonly onPaste: (event: ClipboardEvent<TextElement>) => void;
}

/**
 * Says what a field's `maxLength` does in silence: it stops the typing and cuts what is pasted.
 * @param longest letters at most; undefined for no limit
 */
export function useTextLimit(value: string, longest: number | undefined): TextLimit {
  const [cut, setCut] = useState(0);
  const onPaste = (event: ClipboardEvent<TextElement>): void => {
    if (longest === undefined) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    const replaced = (selectionEnd ?? 0) - (selectionStart ?? 0);
    const letters = value.length - replaced + event.clipboardData.getData('text').length - longest;
    setCut(Math.max(0, letters));
  };
  return { note: limitNote(value, longest, value.length < (longest ?? 0) ? 0 : cut), onPaste };
}

/** 「贴进来的太长，末尾 37 个字没放下（最多 1000 字）」, 「还能写 12 个字」. */
export function limitNote(value: string, longest: number | undefined, cut: number): string | null {
  if (longest === undefined) return null;
  if (cut > 0) return `贴进来的太长，末尾 ${cut} 个字没放下（最多 ${longest} 字）`;
  const left = longest - value.length;
  // short fields fill up at a glance: only in long ones does the end come unseen
  if (longest < 200 || value.length < longest * nearEnd) return null;
  return left === 0 ? `写满了，最多 ${longest} 字` : `还能写 ${left} 个字`;
}
