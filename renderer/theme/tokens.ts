/** One colour scheme: every colour token the style sheets may use, without the leading `--`. */
export type SchemeTokens = Readonly<Record<ColourToken, string>>;

/** Names of the colour tokens; a scheme that forgets one does not compile. */
export type ColourToken =
  | 'bg'
  | 'surface'
  | 'sunken'
  | 'hover'
  | 'line'
  | 'line-strong'
  | 'line-input'
  | 'text'
  | 'text-2'
  | 'text-3'
  | 'accent'
  | 'accent-hover'
  | 'on-accent'
  | 'accent-text'
  | 'accent-soft'
  | 'accent-line'
  | 'red'
  | 'red-soft'
  | 'red-line'
  | 'amber'
  | 'amber-soft'
  | 'amber-line'
  | 'focus'
  | 'paper'
  | 'paper-line'
  | 'paper-ink'
  | 'lv-o-bg'
  | 'lv-o-fg'
  | 'lv-h-bg'
  | 'lv-h-fg'
  | 'lv-a-bg'
  | 'lv-a-fg'
  | 'lv-b-bg'
  | 'lv-b-fg'
  | 'lv-c-line'
  | 'lv-c-fg'
  | 'lv-n-line'
  | 'lv-n-fg'
  | 'pop';

/** Ink blue on warm paper: red stays free for lateness, findings and refusals; amber says "look here"; no green. */
export const lightTokens: SchemeTokens = {
  bg: '#f5f4f1',
  surface: '#ffffff',
  sunken: '#f9f8f6',
  hover: '#f2f1ed',
  line: '#e4e2dc',
  'line-strong': '#c8c5bc',
  'line-input': '#8b8880',
  text: '#1e1d1a',
  'text-2': '#55534d',
  'text-3': '#6b6861',
  accent: '#2c4f9e',
  'accent-hover': '#233f80',
  'on-accent': '#ffffff',
  'accent-text': '#2c4f9e',
  'accent-soft': '#edf2fb',
  'accent-line': '#94abe1',
  red: '#bc2b23',
  'red-soft': '#fbecea',
  'red-line': '#e2a19c',
  amber: '#835600',
  'amber-soft': '#faf1de',
  'amber-line': '#dcbd7c',
  focus: '#3d66be',
  paper: '#fffefb',
  'paper-line': '#cfccc2',
  'paper-ink': '#1b3a86',
  'lv-o-bg': '#1e1d1a',
  'lv-o-fg': '#ffffff',
  'lv-h-bg': '#2c4f9e',
  'lv-h-fg': '#ffffff',
  'lv-a-bg': '#bacaed',
  'lv-a-fg': '#182c5c',
  'lv-b-bg': '#e1e9f8',
  'lv-b-fg': '#233f80',
  'lv-c-line': '#4d70c4',
  'lv-c-fg': '#233f80',
  'lv-n-line': '#8b8880',
  'lv-n-fg': '#55534d',
  pop: '0 0 0 1px rgb(30 29 26 / .08), 0 8px 24px rgb(30 29 26 / .14)',
};

export const darkTokens: SchemeTokens = {
  bg: '#131417',
  surface: '#1a1c20',
  sunken: '#1f2126',
  hover: '#26292f',
  line: '#2e3138',
  'line-strong': '#454a53',
  'line-input': '#767b85',
  text: '#e9e9e7',
  'text-2': '#b9bbc0',
  'text-3': '#989ba3',
  accent: '#4d70c4',
  'accent-hover': '#4263b2',
  'on-accent': '#ffffff',
  'accent-text': '#a8bff3',
  'accent-soft': '#212b42',
  'accent-line': '#4d70c4',
  red: '#ff938a',
  'red-soft': '#3a2022',
  'red-line': '#84423f',
  amber: '#e3b75f',
  'amber-soft': '#352b18',
  'amber-line': '#725a29',
  focus: '#8facef',
  paper: '#1d1f24',
  'paper-line': '#3b3f47',
  'paper-ink': '#a8bff3',
  'lv-o-bg': '#e9e9e7',
  'lv-o-fg': '#1a1c20',
  'lv-h-bg': '#4d70c4',
  'lv-h-fg': '#ffffff',
  'lv-a-bg': '#3a5187',
  'lv-a-fg': '#f0f4fd',
  'lv-b-bg': '#26345a',
  'lv-b-fg': '#c9d7f7',
  'lv-c-line': '#6f8cd3',
  'lv-c-fg': '#c9d7f7',
  'lv-n-line': '#767b85',
  'lv-n-fg': '#b9bbc0',
  pop: '0 0 0 1px rgb(255 255 255 / .09), 0 8px 24px rgb(0 0 0 / .5)',
};

/** The tokens as CSS custom properties, ready for Mantine's variables resolver. */
export function tokensToVariables(tokens: SchemeTokens): Record<string, string> {
  return Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--${name}`, value]));
}
