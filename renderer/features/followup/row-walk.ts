import type { KeyboardEvent } from 'react';

/** Arrows move the focus between the choices of a row without taking one; Space and Enter take it. */
export function walkRow(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')];
  const at = stops.findIndex((stop) => stop.contains(document.activeElement));
  stops[(at + step + stops.length) % stops.length]?.focus();
}
