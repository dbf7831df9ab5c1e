import { contextBridge, ipcRenderer } from 'electron';

// The page learns that it runs on the desktop, and asks for its port when it is ready to receive one. A port cannot
// cross the context bridge: it is handed on by a message that the page accepts from itself alone.
contextBridge.exposeInMainWorld('qiatanDesktop', true);
ipcRenderer.on('qiatan:port', (event) => window.postMessage('qiatan-port', '*', [...event.ports]));
// somebody clicked a reminder on the desktop: the page opens what it told of
ipcRenderer.on('qiatan:notice-opened', (_event, id: unknown) =>
  window.postMessage({ kind: 'qiatan-notice-opened', id }, '*'),
);
window.addEventListener('message', (event) => {
  if (event.source !== window) return;
  const said: unknown = event.data;
  if (said === 'qiatan-connect') ipcRenderer.send('qiatan:connect');
  // a reminder for the desktop; the main process looks at it again
  else if (
    typeof said === 'object' &&
    said !== null &&
    'kind' in said &&
    said.kind === 'qiatan-notify' &&
    'text' in said
  )
    ipcRenderer.send('qiatan:notify', said.text, 'id' in said ? said.id : undefined);
});
