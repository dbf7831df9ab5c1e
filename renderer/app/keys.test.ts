import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hintsOf, type KeyBinding, type KeyScope, type KeyStroke, keyCaps, matchesChord, resolveKey } from './keys.ts';

function stroke(key: string, rest: Partial<KeyStroke> = {}): KeyStroke {
  return { key, ctrl: false, alt: false, shift: false, composing: false, ground: 'none', ...rest };
}

function binding(keys: string, rest: Partial<KeyBinding> = {}): KeyBinding {
  return { keys, label: keys, run: () => undefined, ...rest };
}

function scope(bindings: readonly KeyBinding[], rest: Partial<KeyScope> = {}): KeyScope {
  return { id: 'a', title: '今日回访', layer: 'screen', modal: false, bindings, ...rest };
}

function keysOf(scopes: readonly KeyScope[], pressed: KeyStroke, prefix: string | null = null): string | null {
  const answer = resolveKey(scopes, pressed, prefix);
  if (answer === null) return null;
  return answer.kind === 'run' ? answer.binding.keys : `${answer.prefix} …`;
}

describe('a single letter', () => {
  const scopes = [scope([binding('p'), binding('1'), binding('?')])];

  test('works outside text fields', () => {
    expect(keysOf(scopes, stroke('p'))).toBe('p');
    expect(keysOf(scopes, stroke('1'))).toBe('1');
  });

  test('stays a letter inside a text field', () => {
    for (const key of ['p', '1', '?']) expect(keysOf(scopes, stroke(key, { ground: 'text' }))).toBeNull();
  });

  test('works on a radio row and on a button', () => {
    expect(keysOf(scopes, stroke('1', { ground: 'choice' }))).toBe('1');
    expect(keysOf(scopes, stroke('p', { ground: 'press' }))).toBe('p');
  });

  test('is not meant by a chord', () => {
    expect(keysOf(scopes, stroke('p', { ctrl: true }))).toBeNull();
    expect(keysOf(scopes, stroke('p', { alt: true }))).toBeNull();
    expect(keysOf(scopes, stroke('p', { shift: true }))).toBeNull();
  });

  test('of a mark is found with the Shift that its keyboard needs', () => {
    expect(keysOf(scopes, stroke('?', { shift: true }))).toBe('?');
  });
});

test('nothing answers while an input method composes, wherever the focus is', () => {
  const everything = [
    scope([binding('Enter'), binding('Ctrl+Enter', { inText: true }), binding('Escape'), binding('a')]),
  ];
  const grounds = ['text', 'press', 'choice', 'none'] as const;
  fc.assert(
    fc.property(
      fc.constantFrom('Enter', 'Escape', 'a', ' '),
      fc.boolean(),
      fc.constantFrom(...grounds),
      fc.constantFrom(null, 'g'),
      (key, ctrl, ground, prefix) => {
        expect(resolveKey(everything, stroke(key, { ctrl, ground, composing: true }), prefix)).toBeNull();
      },
    ),
  );
});

describe('chords', () => {
  const scopes = [
    scope([binding('Ctrl+s'), binding('Ctrl+Enter'), binding('Ctrl+z', { inText: false }), binding('F4')]),
  ];

  test('work inside text fields', () => {
    expect(keysOf(scopes, stroke('s', { ctrl: true, ground: 'text' }))).toBe('Ctrl+s');
    expect(keysOf(scopes, stroke('Enter', { ctrl: true, ground: 'text' }))).toBe('Ctrl+Enter');
    expect(keysOf(scopes, stroke('F4', { ground: 'text' }))).toBe('F4');
  });

  test('with Ctrl Z leave the typing its own undo', () => {
    expect(keysOf(scopes, stroke('z', { ctrl: true, ground: 'text' }))).toBeNull();
    expect(keysOf(scopes, stroke('z', { ctrl: true }))).toBe('Ctrl+z');
  });

  test('are exact: Ctrl Shift S is not Ctrl S', () => {
    expect(keysOf(scopes, stroke('s', { ctrl: true, shift: true }))).toBeNull();
    expect(matchesChord('Ctrl+Shift+s', stroke('s', { ctrl: true, shift: true }))).toBe(true);
  });
});

describe('keys that an element needs for itself', () => {
  const scopes = [scope([binding('Enter'), binding('Space'), binding('ArrowDown'), binding('Escape')])];

  test('Enter and Space press the focused button', () => {
    expect(keysOf(scopes, stroke('Enter', { ground: 'press' }))).toBeNull();
    expect(keysOf(scopes, stroke(' ', { ground: 'press' }))).toBeNull();
    expect(keysOf(scopes, stroke('ArrowDown', { ground: 'press' }))).toBe('ArrowDown');
  });

  test('arrows move inside a radio row', () => {
    expect(keysOf(scopes, stroke('ArrowDown', { ground: 'choice' }))).toBeNull();
    expect(keysOf(scopes, stroke('Enter', { ground: 'choice' }))).toBe('Enter');
  });

  test('Esc is heard everywhere', () => {
    for (const ground of ['text', 'press', 'choice', 'none'] as const) {
      expect(keysOf(scopes, stroke('Escape', { ground }))).toBe('Escape');
    }
  });
});

describe('G and then a letter', () => {
  const scopes = [scope([binding('g h'), binding('g q')], { layer: 'app' }), scope([binding('h')])];

  test('goes where the letter says', () => {
    expect(keysOf(scopes, stroke('g'))).toBe('g …');
    expect(keysOf(scopes, stroke('h'), 'g')).toBe('g h');
    expect(keysOf(scopes, stroke('q'), 'g')).toBe('g q');
  });

  test('without the G, the letter is the screen’s own', () => {
    expect(keysOf(scopes, stroke('h'))).toBe('h');
  });

  test('a letter that leads nowhere stands alone', () => {
    expect(keysOf([...scopes, scope([binding('x')])], stroke('x'), 'g')).toBe('x');
    expect(keysOf(scopes, stroke('y'), 'g')).toBeNull();
  });

  test('does not begin inside a text field', () => {
    expect(keysOf(scopes, stroke('g', { ground: 'text' }))).toBeNull();
  });
});

describe('scopes', () => {
  test('a panel answers before its screen, a screen before the application', () => {
    const app = scope([binding('Escape', { label: 'app' })], { id: '1', layer: 'app' });
    const screen = scope([binding('Escape', { label: 'screen' })], { id: '2' });
    const panel = scope([binding('Escape', { label: 'panel' })], { id: '3', layer: 'panel' });
    for (const order of [
      [app, screen, panel],
      [panel, screen, app],
    ]) {
      const answer = resolveKey(order, stroke('Escape'), null);
      expect(answer?.kind === 'run' && answer.binding.label).toBe('panel');
    }
  });

  test('a modal scope silences everything below it', () => {
    const wall = scope([binding('Escape')], { id: 'w', layer: 'overlay', modal: true });
    const scopes = [scope([binding('p'), binding('Ctrl+s')]), wall];
    expect(keysOf(scopes, stroke('p'))).toBeNull();
    expect(keysOf(scopes, stroke('s', { ctrl: true }))).toBeNull();
    expect(keysOf(scopes, stroke('Escape'))).toBe('Escape');
  });

  test('a disabled key is not obeyed', () => {
    expect(keysOf([scope([binding('p', { disabled: true })])], stroke('p'))).toBeNull();
  });
});

describe('the hints bar', () => {
  test('joins neighbours that do the same and shortens a run of figures', () => {
    const list = scope(
      [
        binding('ArrowUp', { label: '选择' }),
        binding('ArrowDown', { label: '选择' }),
        binding('Home', { hint: false }),
      ],
      { id: 'l', layer: 'list' },
    );
    const figures = [1, 2, 3, 4].map((n) => binding(String(n), { label: `结果 ${n}`, hint: '结果' }));
    const screen = scope([...figures, binding('Ctrl+Enter', { label: '完成' }), binding('x', { disabled: true })]);
    expect(hintsOf([screen, list])).toEqual([
      { caps: ['↑', '↓'], isRange: false, words: '选择' },
      { caps: ['1', '4'], isRange: true, words: '结果' },
      { caps: ['Ctrl Enter'], isRange: false, words: '完成' },
    ]);
  });

  test('writes keys as the keyboard does', () => {
    expect(keyCaps('Ctrl+n')).toEqual(['Ctrl N']);
    expect(keyCaps('g h')).toEqual(['G', 'H']);
    expect(keyCaps('Escape')).toEqual(['Esc']);
  });
});
