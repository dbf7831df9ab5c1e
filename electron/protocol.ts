import { protocol } from 'electron';
import { serveStatic } from '../api/host/static.ts';

/** The scheme that the window's pages come from: no file, no network. */
export const scheme = 'app';
/** The one page of the window. */
export const startPage = `${scheme}://qiatan/index.html`;
/** What the window shows while the data is being upgraded. */
export const upgradingPage = `${scheme}://qiatan/upgrading.html`;

/** Must run before the application is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built screens; every other host name of the scheme is a 404. */
export function serveScreens(screens: string): void {
  protocol.handle(scheme, (request) => {
    const url = new URL(request.url);
    return serveStatic(screens, url.host === 'qiatan' ? url.pathname : '/..');
  });
}
