import { app, session, shell } from 'electron';
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

/** A telephone number and nothing else: the only address that is handed to the system. */
const dialled = /^tel:\+?\d{3,20}$/;

/** The one page that may ask for something. */
function isOurs(url: string): boolean {
  return url === `${scheme}://qiatan` || url.startsWith(`${scheme}://qiatan/`);
}

/** The camera, by which the paper is photographed; never the microphone. */
function isCamera(details: object): boolean {
  const types: unknown = 'mediaTypes' in details ? details.mediaTypes : undefined;
  return Array.isArray(types) && types.length > 0 && types.every((type) => type === 'video');
}

/** Denies what the product never needs: permissions (the camera for our own page excepted), foreign pages, new windows, embedded pages. */
export function harden(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(permission === 'media' && isOurs(details.requestingUrl) && isCamera(details)),
  );
  defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === 'media' && isOurs(origin) && details.mediaType === 'video',
  );
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    const stay = (event: { preventDefault(): void }, url: string): void => {
      if (url.startsWith(`${scheme}://qiatan/`)) return;
      event.preventDefault();
      // a number to dial goes to the telephone of this computer, nothing else leaves the page
      if (dialled.test(url)) void shell.openExternal(url);
    };
    contents.on('will-navigate', (event, url) => stay(event, url));
    contents.on('will-redirect', (event, url) => stay(event, url));
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
