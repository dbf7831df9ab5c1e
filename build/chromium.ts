/** The browser that tests and pictures use: the one set-up found (`CHROMIUM`), else Debian's. */
export const chromiumPath: string = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * The same without windows, for what is clicked through in a browser: a third less work for the processor. The whole one
 * where set-up found none (`CHROMIUM_SHELL`). It does not ask before a page uses the camera.
 */
export const chromiumShellPath: string = process.env.CHROMIUM_SHELL ?? chromiumPath;

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
