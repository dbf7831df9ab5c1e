import { describe, expect, test } from 'vitest';
import { type ColourToken, darkTokens, lightTokens } from './tokens.ts';

/** WCAG 2 contrast ratio of two `#rrggbb` colours, 1 to 21. */
function contrastRatio(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const channel = (from: number): number => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

const grounds: readonly ColourToken[] = ['bg', 'surface', 'sunken', 'hover', 'paper'];

const textPairs: readonly (readonly [ColourToken, ColourToken])[] = [
  ...grounds.flatMap((ground) =>
    (['text', 'text-2', 'text-3', 'red', 'amber', 'accent-text'] as const).map((ink) => [ink, ground] as const),
  ),
  ['text', 'accent-soft'],
  ['text-2', 'accent-soft'],
  ['text-3', 'accent-soft'],
  ['accent-text', 'accent-soft'],
  ['red', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['red', 'red-soft'],
  ['text', 'red-soft'],
  ['text-2', 'red-soft'],
  ['amber', 'amber-soft'],
  ['text', 'amber-soft'],
  ['text-2', 'amber-soft'],
  ['lv-o-fg', 'lv-o-bg'],
  ['lv-h-fg', 'lv-h-bg'],
  ['lv-a-fg', 'lv-a-bg'],
  ['lv-b-fg', 'lv-b-bg'],
  ['lv-c-fg', 'surface'],
  ['lv-n-fg', 'surface'],
];

describe.each([
  ['light', lightTokens],
  ['dark', darkTokens],
])('the %s scheme', (_name, tokens) => {
  test.each(textPairs)('%s on %s reads at 4.5 : 1 or better', (ink, ground) => {
    expect(contrastRatio(tokens[ink], tokens[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['surface', 'paper', 'bg'] as const)(
    'a control border and the focus ring stand out at 3 : 1 on %s',
    (ground) => {
      expect(contrastRatio(tokens['line-input'], tokens[ground])).toBeGreaterThanOrEqual(3);
      expect(contrastRatio(tokens.focus, tokens[ground])).toBeGreaterThanOrEqual(3);
    },
  );
});
