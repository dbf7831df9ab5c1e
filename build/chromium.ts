/** The browser that tests and pictures use: the one set-up found (`CHROMIUM`), else Debian's. */
export const chromiumPath: string = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Switches for an unattended Chromium, also as root in a container without a GPU or a network. */
export const chromiumArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
