import { EventEmitter } from 'node:events';

/** Answers of the system's own dialogs; tests replace them through ElectronApplication.evaluate, as with Electron. */
export const dialog = {
  showOpenDialog: async () => ({ canceled: true, filePaths: [] as readonly string[] }),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
  showMessageBox: async () => ({ response: 0, checkboxChecked: false }),
  showMessageBoxSync: () => 0,
  showErrorBox: (title: string, content: string) => void process.stderr.write(`${title}\n${content}\n`),
};

export const shell = {
  openExternal: async () => {},
  openPath: async () => '',
  showItemInFolder: () => {},
  trashItem: async () => {},
  beep: () => {},
};

export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }

  readonly title: string;
  readonly body: string;

  constructor(options: { readonly title?: string; readonly body?: string } = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  show(): void {
    this.emit('show');
  }

  close(): void {
    this.emit('close');
  }
}

export class Tray extends EventEmitter {
  setToolTip(): void {}
  setContextMenu(): void {}
  setImage(): void {}
  destroy(): void {}
  isDestroyed(): boolean {
    return false;
  }
}

const sealed = 'standin:';

/** Reversible, and says so: no keychain stands behind it. */
export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'basic_text',
  encryptString: (text: string) => Buffer.from(`${sealed}${Buffer.from(text).toString('base64')}`),
  decryptString: (data: Buffer): string => {
    const text = data.toString();
    if (!text.startsWith(sealed)) throw new Error('Error while decrypting the ciphertext provided to safeStorage.');
    return Buffer.from(text.slice(sealed.length), 'base64').toString();
  },
};

/** Asynchronous and in main only, as Electron's since 44. */
export const clipboard = createClipboard();

function createClipboard() {
  let text = '';
  return {
    writeText: async (next: string) => {
      text = next;
    },
    readText: async () => text,
    clear: () => {
      text = '';
    },
  };
}

export const nativeTheme = Object.assign(new EventEmitter(), { themeSource: 'system', shouldUseDarkColors: false });

export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleTime: () => 0,
  getSystemIdleState: () => 'active',
  isOnBatteryPower: () => false,
});

const area = { x: 0, y: 0, width: 1366, height: 768 };
const display = { id: 1, bounds: area, workArea: area, workAreaSize: { width: 1366, height: 768 }, scaleFactor: 1 };

export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
});

export const nativeImage = {
  createFromPath: () => ({ isEmpty: () => false }),
  createFromDataURL: () => ({ isEmpty: () => false }),
  createEmpty: () => ({ isEmpty: () => true }),
};

export const globalShortcut = {
  register: () => true,
  unregister: () => {},
  unregisterAll: () => {},
  isRegistered: () => false,
};

export const crashReporter = { start: () => {} };

/** What main sets on a session is accepted and not played: permissions, headers and downloads stay Chromium's. */
export function createSession(protocol: unknown) {
  const session = Object.assign(new EventEmitter(), {
    protocol,
    setPermissionRequestHandler: () => {},
    setPermissionCheckHandler: () => {},
    setDevicePermissionHandler: () => {},
    setSpellCheckerEnabled: () => {},
    setSpellCheckerLanguages: () => {},
    setProxy: async () => {},
    clearCache: async () => {},
    clearStorageData: async () => {},
    webRequest: { onBeforeRequest: () => {}, onHeadersReceived: () => {}, onBeforeSendHeaders: () => {} },
  });
  return { defaultSession: session, fromPartition: () => session };
}
