import type { ReactElement, SVGProps } from 'react';

/** Paths on a 16 × 16 grid, stroke 1.5; several subpaths of one icon stand in one string. */
const paths = {
  check: 'm3 8.5 3.2 3.2L13 4.8',
  cross: 'm4 4 8 8M12 4l-8 8',
  chevronDown: 'm3.5 6 4.5 4.5L12.5 6',
  chevronUp: 'm3.5 10 4.5-4.5L12.5 10',
  chevronLeft: 'm10 3.5-4.5 4.5L10 12.5',
  chevronRight: 'm6 3.5 4.5 4.5L6 12.5',
  plus: 'M8 3v10M3 8h10',
  search: 'M11.2 7A4.2 4.2 0 1 1 2.8 7a4.2 4.2 0 0 1 8.4 0zM10.2 10.2l3.3 3.3',
  person: 'M10.7 5.5a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0zM2.8 14c.4-3 2.3-4.5 5.2-4.5s4.8 1.5 5.2 4.5',
  people:
    'M8.5 5.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM1.5 13.5c.3-2.6 2-4 4.5-4s4.2 1.4 4.5 4M10.5 3.2a2.4 2.4 0 0 1 0 4.6M12 9.7c1.5.5 2.3 1.8 2.5 3.8',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  card: 'M3.5 3h9A1.5 1.5 0 0 1 14 4.5v7a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 11.5v-7A1.5 1.5 0 0 1 3.5 3zM2 6.5h12M5 9.5h4',
  phone: 'M5 2.5 3 3c-.5 5.5 4.5 10.5 10 10l.5-2-3-1.5-1.3 1.3C7.5 10 6 8.5 5.2 6.8L6.5 5.5z',
  chat: 'M3.5 3h5.5a1.5 1.5 0 0 1 1.5 1.5V8A1.5 1.5 0 0 1 9 9.5H5.5L3.5 11.3V9.5A1.5 1.5 0 0 1 2 8V4.5A1.5 1.5 0 0 1 3.5 3zM12.5 6.5h.3A1.2 1.2 0 0 1 14 7.7v3.1a1.2 1.2 0 0 1-1.2 1.2h-.3v1.7L10.7 12H8',
  store:
    'M2.5 6.5 3.5 3h9l1 3.5M2.5 6.5a1.8 1.8 0 0 0 3.7 0 1.8 1.8 0 0 0 3.6 0 1.8 1.8 0 0 0 3.7 0M3.5 8.5v5h9v-5M6.5 13.5v-3h3v3',
  home: 'M2.5 7.5 8 3l5.5 4.5V13h-11z',
  flag: 'M3.5 14V2.5h8.5L10 5.7 12 9H3.5',
  car: 'M2 11.5v-3L3.7 4.3c.2-.5.6-.8 1.1-.8h6.4c.5 0 .9.3 1.1.8L14 8.5v3zM2 8.5h12M3.5 11.5V13M12.5 11.5V13',
  warning: 'M8 2.5 14.2 13H1.8zM8 6.5v3M8 11.3h.01',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1 1.3H3zM6.8 14h2.4',
  document: 'M4 2h5.5L12.5 5v9H4zM9.5 2v3h3M6 8.5h4.5M6 11h4.5',
  book: 'M3 3.5h3.5A1.5 1.5 0 0 1 8 5v8.5a1.5 1.5 0 0 0-1.5-1.5H3zM13 3.5H9.5A1.5 1.5 0 0 0 8 5v8.5A1.5 1.5 0 0 1 9.5 12H13z',
  lock: 'M4.7 7h6.6a1.2 1.2 0 0 1 1.2 1.2v4.1a1.2 1.2 0 0 1-1.2 1.2H4.7a1.2 1.2 0 0 1-1.2-1.2V8.2A1.2 1.2 0 0 1 4.7 7zM5.5 7V5.2a2.5 2.5 0 0 1 5 0V7',
  clock: 'M13.7 8A5.7 5.7 0 1 1 2.3 8a5.7 5.7 0 0 1 11.4 0zM8 4.8V8l2.2 1.5',
  circle: 'M13 8A5 5 0 1 1 3 8a5 5 0 0 1 10 0z',
  shield: 'M8 2 3 3.8V8c0 3 2 5 5 6 3-1 5-3 5-6V3.8zM5.8 8l1.6 1.6L10.5 6.5',
  play: 'M5 3v10l8-5z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  voice: 'M8 2.2a2 2 0 0 1 2 2v3.6a2 2 0 0 1-4 0V4.2a2 2 0 0 1 2-2zM3.8 7.6a4.2 4.2 0 0 0 8.4 0M8 11.8v2M6 13.8h4',
  printer: 'M4.5 5.5v-3h7v3M4.5 11.5H2.5v-6h11v6h-2M4.5 9.5h7v4h-7z',
  chart: 'M2.5 13.5h11M4.5 11V8M8 11V3.5M11.5 11V6',
  decide: 'M8 2.5v11M4 13.5h8M3 5h10M3 5 1.5 9.5h3zM13 5l-1.5 4.5h3z',
  settings:
    'M10.2 8a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0zM8 2v1.6M8 12.4V14M2 8h1.6M12.4 8H14M3.8 3.8l1.1 1.1M11.1 11.1l1.1 1.1M12.2 3.8l-1.1 1.1M4.9 11.1l-1.1 1.1',
  copy: 'M6.7 5.5h5.6a1.2 1.2 0 0 1 1.2 1.2v5.6a1.2 1.2 0 0 1-1.2 1.2H6.7a1.2 1.2 0 0 1-1.2-1.2V6.7a1.2 1.2 0 0 1 1.2-1.2zM10.5 5.5V3.7c0-.7-.5-1.2-1.2-1.2H3.7c-.7 0-1.2.5-1.2 1.2v5.6c0 .7.5 1.2 1.2 1.2h1.8',
  price: 'M2.5 8.3V3h5.3l5.7 5.7-4.8 4.8zM5.3 5.8h.01',
  rotate: 'M3 8a5 5 0 1 0 1.7-3.7L3 6M3 2.8V6h3.2',
  refresh: 'M13 7.5A5 5 0 0 0 4 5M3 2.8V5.5h2.7M3 8.5A5 5 0 0 0 12 11M13 13.2V10.5h-2.7',
  link: 'M6.5 9.5 9.5 6.5M7 4.5l1.7-1.7a2.6 2.6 0 0 1 3.7 3.7L10.7 8.2M9 11.5l-1.7 1.7a2.6 2.6 0 0 1-3.7-3.7L5.3 7.8',
  up: 'M8 11V3M4.5 6 8 2.5 11.5 6M3 13.5h10',
  calendar:
    'M3.5 3.5h9A1 1 0 0 1 13.5 4.5v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1zM2.5 6.5h11M5.5 2v2.5M10.5 2v2.5',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM9.8 8a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0z',
  undo: 'M6 3 2.8 6.2 6 9.4M3 6.2h6.5a3.6 3.6 0 0 1 0 7.2H6',
  leave: 'M9.5 2.5h-6v11h6M6.5 8h7M11 5.5 13.5 8 11 10.5',
  key: 'M8.5 9.5a3.2 3.2 0 1 1 1-1l4 4v1.5h-2.2v-1.5H9.8V11zM5.2 5.7h.01',
} as const satisfies Readonly<Record<string, string>>;

/** Names of the icons that exist. */
export type IconName = keyof typeof paths;

interface IconProps {
  readonly name: IconName;
  /** Edge in px; 16 unless told, 12 inside tags and cells. */
  readonly size?: number;
  /** What it says when no text stands beside it; without it the icon is decoration. */
  readonly label?: string;
}

/** One line icon in the colour of its text. */
export function Icon({ name, size, label }: IconProps): ReactElement {
  const box: SVGProps<SVGSVGElement> = size === undefined ? {} : { style: { width: size, height: size } };
  if (label === undefined) {
    return (
      <svg className="i" viewBox="0 0 16 16" aria-hidden="true" {...box}>
        <path d={paths[name]} />
      </svg>
    );
  }
  return (
    <svg className="i" viewBox="0 0 16 16" role="img" aria-label={label} {...box}>
      <path d={paths[name]} />
    </svg>
  );
}
