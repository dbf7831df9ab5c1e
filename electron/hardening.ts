import { app, session } from 'electron';
import { scheme } from './protocol.ts';

/** What every window runs with: no Node in pages, isolated preload, sandboxed process, no extra windows. */
export const webPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
} as const;

/** Denies what the product never needs: permissions, foreign pages, new windows, embedded pages. */
export function harden(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    const stay = (event: { preventDefault(): void }, url: string): void => {
      if (!url.startsWith(`${scheme}://qiatan/`)) event.preventDefault();
    };
    contents.on('will-navigate', (event, url) => stay(event, url));
    contents.on('will-redirect', (event, url) => stay(event, url));
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
