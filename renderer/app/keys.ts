/** Where the keyboard is when a key goes down; decides which keys belong to the element and not to the screen. */
export type KeyGround = 'text' | 'press' | 'choice' | 'none';

/** One key press, free of the DOM. */
export interface KeyStroke {
  /** `event.key`, letters in lower case, full-width marks of an input method narrowed. */
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** An input method is composing: the key belongs to it. */
  readonly composing: boolean;
  readonly ground: KeyGround;
}

/** A key that does something now. */
export interface KeyBinding {
  /** `Ctrl+Enter`, `F4`, `1`, `?`, `ArrowDown`, or two strokes after each other: `g h`. */
  readonly keys: string;
  /** What it does, as the key map says it: 「完成并打下一个」. */
  readonly label: string;
  /** Words in the hints bar; neighbours with the same words share one hint. False keeps it out of the bar. */
  readonly hint?: string | false;
  /** Overrides where it works: single keys stay out of text fields, chords work in them. */
  readonly inText?: boolean;
  /** Not now: neither shown nor obeyed. */
  readonly disabled?: boolean;
  readonly run: () => void;
}

/** Which of two scopes answers first: a panel before its screen, an overlay before everything. */
export const keyLayers = ['app', 'list', 'screen', 'panel', 'overlay'] as const;

export type KeyLayer = (typeof keyLayers)[number];

/** The keys of one part of the screen. */
export interface KeyScope {
  readonly id: string;
  /** Heading in the key map. */
  readonly title: string;
  readonly layer: KeyLayer;
  /** Silences every scope of a lower layer while it is there (a lock screen, the find box). */
  readonly modal: boolean;
  readonly bindings: readonly KeyBinding[];
}

/** What a stroke means: an act, the first half of a two-stroke key, or nothing. */
export type KeyAnswer =
  | { readonly kind: 'run'; readonly binding: KeyBinding }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | null;

/** Scopes that are heard, the one that answers first in front. */
export function audibleScopes(scopes: readonly KeyScope[]): readonly KeyScope[] {
  const ranked = scopes.toSorted((a, b) => rank(b) - rank(a));
  const wall = ranked.findIndex((scope) => scope.modal);
  return wall === -1 ? ranked : ranked.filter((scope) => rank(scope) >= rank(ranked[wall] ?? scope));
}

/**
 * Finds what a stroke does. `prefix` is the first stroke of a two-stroke key that was just pressed, or null. Never
 * answers while an input method is composing; a prefix that leads nowhere is forgotten and the stroke stands alone.
 */
export function resolveKey(scopes: readonly KeyScope[], stroke: KeyStroke, prefix: string | null): KeyAnswer {
  if (stroke.composing) return null;
  const bindings = audibleScopes(scopes)
    .flatMap((scope) => scope.bindings)
    .filter((binding) => binding.disabled !== true && isHeardIn(binding, stroke));
  if (prefix !== null) {
    const second = bindings.find((binding) => {
      const [first, last] = stepsOf(binding.keys);
      return first === prefix && last !== undefined && matchesChord(last, stroke);
    });
    if (second) return { kind: 'run', binding: second };
  }
  const single = bindings.find((binding) => {
    const [first, last] = stepsOf(binding.keys);
    return last === undefined && matchesChord(first, stroke);
  });
  if (single) return { kind: 'run', binding: single };
  const opening = bindings.find((binding) => {
    const [first, last] = stepsOf(binding.keys);
    return last !== undefined && matchesChord(first, stroke);
  });
  return opening ? { kind: 'prefix', prefix: stepsOf(opening.keys)[0] } : null;
}

/** Whether a stroke is exactly this chord. Shift is ignored for marks such as `?`, which need it on most keyboards. */
export function matchesChord(chord: string, stroke: KeyStroke): boolean {
  const parts = chord.split('+');
  const key = (parts.at(-1) ?? '').toLowerCase();
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name);
  if (stroke.key.toLowerCase() !== (key === 'space' ? ' ' : key)) return false;
  if (stroke.ctrl !== wants('Ctrl') || stroke.alt !== wants('Alt')) return false;
  return isMark(key) || stroke.shift === wants('Shift');
}

/** The strokes of a key, for display: `Ctrl+Enter` → [「Ctrl Enter」], `g h` → [「G」,「H」], `ArrowDown` → [「↓」]. */
export function keyCaps(keys: string): readonly string[] {
  return stepsOf(keys)
    .filter((step) => step !== undefined)
    .map((step) =>
      step
        .split('+')
        .map((part) => capNames[part] ?? (part.length === 1 ? part.toUpperCase() : part))
        .join(' '),
    );
}

/** One entry of the hints bar. */
export interface KeyHint {
  readonly caps: readonly string[];
  /** The caps are the ends of a run: 「1 – 7」. */
  readonly isRange: boolean;
  readonly words: string;
}

/**
 * What the hints bar shows: list keys first, then the screen's, then the panel's, in the order they were declared. A key
 * that a scope in front has taken says only what it does there.
 */
export function hintsOf(scopes: readonly KeyScope[]): readonly KeyHint[] {
  const taken = new Set<string>();
  const shown = audibleScopes(scopes)
    .map(({ bindings }) => {
      const free = bindings.filter(({ keys, disabled }) => disabled !== true && !taken.has(keys));
      for (const { keys } of free) taken.add(keys);
      return free;
    })
    .toReversed()
    .flat()
    .filter((binding) => binding.hint !== false);
  const hints: { caps: string[]; words: string }[] = [];
  for (const binding of shown) {
    const words = binding.hint || binding.label;
    const last = hints.at(-1);
    if (last?.words === words) last.caps.push(...keyCaps(binding.keys));
    else hints.push({ caps: [...keyCaps(binding.keys)], words });
  }
  return hints.map(({ caps, words }) => {
    const isRange = caps.length > 2 && caps.every((cap) => /^\d$/.test(cap));
    return { caps: isRange ? [caps[0] ?? '', caps.at(-1) ?? ''] : caps, isRange, words };
  });
}

function rank(scope: KeyScope): number {
  return keyLayers.indexOf(scope.layer);
}

function stepsOf(keys: string): readonly [string, string | undefined] {
  const [first = '', second] = keys.split(' ');
  return [first, second];
}

/** Keys that a button, a radio row or a text field needs for itself do not reach the screen. */
function isHeardIn(binding: KeyBinding, stroke: KeyStroke): boolean {
  const isChord = stroke.ctrl || stroke.alt || /^f\d+$/i.test(stroke.key) || stroke.key === 'Escape';
  switch (stroke.ground) {
    case 'none':
      return true;
    case 'text':
      return binding.inText ?? isChord;
    case 'press':
      return isChord || (stroke.key !== 'Enter' && stroke.key !== ' ');
    case 'choice':
      return isChord || (stroke.key !== ' ' && !/^(Arrow|Home$|End$)/.test(stroke.key));
  }
}

function isMark(key: string): boolean {
  return key.length === 1 && !/[a-z0-9 ]/.test(key);
}

const capNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Space: '空格',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};
