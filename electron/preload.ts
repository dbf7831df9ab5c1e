import { contextBridge, ipcRenderer } from 'electron';

// The page learns that it runs on the desktop, and asks for its port when it is ready to receive one. A port cannot
// cross the context bridge: it is handed on by a message that the page accepts from itself alone.
contextBridge.exposeInMainWorld('qiatanDesktop', true);
ipcRenderer.on('qiatan:port', (event) => window.postMessage('qiatan-port', '*', [...event.ports]));
window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'qiatan-connect') ipcRenderer.send('qiatan:connect');
});
