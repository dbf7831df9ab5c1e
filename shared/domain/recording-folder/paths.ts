/** What the host found out about a folder that somebody wants watched. */
export interface FolderFacts {
  readonly isAbsolute: boolean;
  readonly kind: 'missing' | 'folder' | 'other' | 'unreadable';
  /** Lies in the store's own folder, or has it inside. */
  readonly touchesStore: boolean;
  /** The cloud folder that it lies in, by name. */
  readonly cloud: string | null;
}

/**
 * Why a folder is not watched, as the end of a sentence that begins with its name; null where it may be. A cloud folder
 * holds placeholders that are fetched when somebody reads them, and lets calls with customers out of the house.
 */
export function folderProblem({ isAbsolute, kind, touchesStore, cloud }: FolderFacts): string | null {
  if (!isAbsolute) return '要写完整路径，如 D:\\录音；在资源管理器的地址栏里可以复制';
  if (touchesStore) return '不能选数据文件夹，也不能选它的上一层；请另建一个只放录音的文件夹';
  if (cloud !== null) return `在云盘目录「${cloud}」里，通话会传到外面；请换成本机的普通文件夹`;
  switch (kind) {
    case 'missing':
      return '指的文件夹在这台电脑上没有，请核对路径；U 盘或手机要先连上';
    case 'other':
      return '指的不是文件夹，请写放录音的那个文件夹';
    case 'unreadable':
      return '指的文件夹打不开，请在系统里给「洽谈卡」读取的权限';
    case 'folder':
      return null;
  }
}

/** A path as people paste it, without the quotes that the system copies along. */
export function cleanPath(typed: string): string {
  const text = typed.trim();
  const quoted = /^(["'“”])(.+)(["'“”])$/u.exec(text);
  return (quoted?.[2] ?? text).trim();
}

/** Folders and files that systems, recorders and copying programs keep for themselves. */
const others: readonly RegExp[] = [/^[.~$]/, /\.(?:tmp|temp|part|partial|crdownload|download|nomedia|lnk|ini|db)$/i];

/** Whether a name in the folder is nobody's recording: hidden, half copied, or a system's own. */
export function isPassedOver(name: string): boolean {
  return others.some((pattern) => pattern.test(name));
}
