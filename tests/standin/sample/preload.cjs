const { contextBridge, ipcRenderer } = require('electron');

ipcRenderer.on('port', (event) => window.postMessage('port', '*', event.ports));
contextBridge.exposeInMainWorld('desktop', {
  echo: (text) => ipcRenderer.invoke('echo', text),
  fail: () => ipcRenderer.invoke('fail'),
  save: () => ipcRenderer.invoke('save'),
});
