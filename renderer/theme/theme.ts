import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  type MantineThemeOverride,
  Portal,
  Table,
  Tooltip,
} from '@mantine/core';
import { darkTokens, lightTokens, tokensToVariables } from './tokens.ts';

const ink: MantineColorsTuple = [
  '#edf2fb',
  '#dbe4f6',
  '#bacaed',
  '#94abe1',
  '#6f8cd3',
  '#4d70c4',
  '#3d66be',
  '#2c4f9e',
  '#233f80',
  '#182c5c',
];

const gray: MantineColorsTuple = [
  '#f9f8f6',
  '#f5f4f1',
  '#f2f1ed',
  '#e4e2dc',
  '#c8c5bc',
  '#8b8880',
  '#6b6861',
  '#55534d',
  '#35332e',
  '#1e1d1a',
];

const dark: MantineColorsTuple = [
  '#e9e9e7',
  '#b9bbc0',
  '#989ba3',
  '#767b85',
  '#454a53',
  '#26292f',
  '#1f2126',
  '#1a1c20',
  '#131417',
  '#0d0e10',
];

/** Soft at 0, dark-scheme text at 3, light-scheme text at 7; the steps between only fill Mantine's ten. */
const red: MantineColorsTuple = [
  '#fbecea',
  '#f4d1ce',
  '#e2a19c',
  '#ff938a',
  '#e0665d',
  '#c8392f',
  '#c2322a',
  '#bc2b23',
  '#84423f',
  '#3a2022',
];

const yellow: MantineColorsTuple = [
  '#faf1de',
  '#f0dfb8',
  '#dcbd7c',
  '#e3b75f',
  '#b98a2c',
  '#8a5c04',
  '#875902',
  '#835600',
  '#725a29',
  '#352b18',
];

const fontFamily = 'var(--font)';

/** Heights of the two control sizes, 32 px and, compact, 28 px. */
const buttonHeights: Readonly<Record<string, string>> = { sm: '32px', 'compact-sm': '28px' };

/** The one theme: Mantine's scales bound to the product's sizes and colours. */
export const theme: MantineThemeOverride = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 5 },
  black: '#1e1d1a',
  colors: { ink, gray, dark, red, yellow },
  fontFamily,
  headings: { fontFamily, fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '14px', md: '16px', lg: '20px', xl: '20px' },
  lineHeights: { xs: '18px', sm: '22px', md: '24px', lg: '28px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '4px', md: '6px', lg: '8px', xl: '8px' },
  defaultRadius: 'md',
  shadows: { xs: 'none', sm: 'none', md: 'var(--pop)', lg: 'var(--pop)', xl: 'var(--pop)' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, props) => {
        const height = buttonHeights[props.size ?? 'sm'];
        return { root: height === undefined ? {} : { '--button-height': height } };
      },
    }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, props) => ({
        wrapper: (props.size ?? 'sm') === 'sm' ? { '--input-height': '32px', '--input-fz': '14px' } : {},
      }),
    }),
    // Floating things stand in a landmark of their own.
    Portal: Portal.extend({ defaultProps: { target: '#floating' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 8 } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 500 } }),
  },
});

/** All colour tokens by scheme, and Mantine's own variables where its defaults miss the contrast or the palette. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...tokensToVariables(lightTokens), ...overrides },
  dark: { ...tokensToVariables(darkTokens), ...overrides, '--mantine-color-anchor': '#a8bff3' },
});

const overrides: Readonly<Record<string, string>> = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-default-border': 'var(--line-input)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-error': 'var(--red)',
};
