// The smallest application that uses what the desktop host uses; standin.test.ts drives it.
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, MessageChannelMain, protocol } from 'electron';

const page = `<!doctype html><meta charset="utf-8"><title>样例</title><h1>展厅</h1>
<script>document.title = '内联脚本';</script><script src="page.js"></script>`;
const script = `try { new Function('')(); document.body.dataset.eval = '允许'; } catch { document.body.dataset.eval = '禁止'; }
addEventListener('message', ({ ports }) => { [window.mainPort] = ports; document.body.dataset.ready = '1'; });`;

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
await app.whenReady();
protocol.handle('app', (request) => {
  const headers = { 'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'" };
  const isScript = new URL(request.url).pathname.endsWith('.js');
  return new Response(isScript ? script : page, {
    headers: { ...headers, 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' },
  });
});
ipcMain.handle('echo', (event, text) => `${event.senderFrame?.url} ${text}`);
ipcMain.handle('fail', () => {
  throw new Error('坏了');
});
ipcMain.handle('save', async () => (await dialog.showSaveDialog({})).filePath);

const preload = join(import.meta.dirname, process.env.SAMPLE_PRELOAD ?? 'preload.cjs');
const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { preload, sandbox: true } });
window.webContents.on('will-navigate', (event) => event.preventDefault());
window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
window.webContents.on('preload-error', (_event, _path, error) => {
  process.env.PRELOAD_ERROR = error.message; // read back by the test through the main process
});
await window.loadURL('app://main/index.html#/today');

const { port1, port2 } = new MessageChannelMain();
port1.on('message', ({ data }) => port1.postMessage({ ...data, answered: true }));
port1.start();
window.webContents.postMessage('port', null, [port2]);
