import { useLayoutEffect, useRef } from 'react';
import { useServices } from '../state/services.ts';
import { strokeOf } from './key-stroke.ts';
import { resolveKey } from './keys.ts';

/** After the first stroke of `G H` the second must follow within this time. */
const prefixMs = 1500;

/** Listens to the whole window and runs what the scopes say; renders nothing. */
export function Keyboard(): null {
  const { keys } = useServices();
  const waiting = useRef<{ readonly prefix: string; readonly atMs: number } | null>(null);
  // with the drawing, not after it: a key may be pressed as soon as there is something to see
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isModifier(event.key)) return;
      const held = waiting.current;
      waiting.current = null;
      const prefix = held !== null && event.timeStamp - held.atMs <= prefixMs ? held.prefix : null;
      const answer = resolveKey(keys.getState().scopes, strokeOf(event), prefix);
      if (answer === null) return;
      event.preventDefault();
      if (answer.kind === 'prefix') waiting.current = { prefix: answer.prefix, atMs: event.timeStamp };
      else if (!event.repeat || repeats(event.key)) answer.binding.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [keys]);
  return null;
}

function isModifier(key: string): boolean {
  return key === 'Control' || key === 'Shift' || key === 'Alt' || key === 'Meta';
}

/** A held key must not save five times; moving in a list may go on. */
function repeats(key: string): boolean {
  return key.startsWith('Arrow') || key.startsWith('Page') || key === 'j' || key === 'k';
}
