import { type Refusal, refuse } from '../shared/domain/refusal.ts';

/** Thrown inside a command to roll it back; the unit of work turns it into its refusal. */
export class RefusalSignal {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    this.refusal = refusal;
  }
}

/** Thrown when the store cannot be opened: a sentence for the person in front of it. */
export class StoreUnavailable extends Error {
  readonly reason: StoreTrouble;
  constructor(reason: StoreTrouble, message: string) {
    super(message);
    this.name = 'StoreUnavailable';
    this.reason = reason;
  }
}

export type StoreTrouble =
  | 'key_missing'
  | 'key_wrong'
  | 'damaged'
  | 'from_future'
  | 'in_use'
  | 'cloud_folder'
  | 'read_only'
  | 'no_store'
  | 'older'
  | 'backup_failed'
  | 'recovery_wrong'
  | 'disk_full'
  | 'disk_failed';

/** The code of an error thrown by SQLite, or null if it is not one. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || error.name !== 'SqliteError') return null;
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : null;
}

/** The code of an error thrown by the file system, or null if it is not one. */
export function fileCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('syscall' in error)) return null;
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : null;
}

/** A trouble of disk or file as a refusal; null when the error is a bug and must surface as one. */
export function refusalOfFault(error: unknown): Refusal | null {
  const trouble = fileCode(error);
  if (trouble === 'ENOSPC' || trouble === 'EDQUOT') return refuse('STORE_FULL');
  if (trouble === 'EACCES' || trouble === 'EPERM' || trouble === 'EROFS') return refuse('STORE_READ_ONLY');
  if (trouble === 'EIO') return refuse('STORE_DISK_FAILED');
  const code = sqliteCode(error);
  if (code === null) return null;
  if (code === 'SQLITE_FULL') return refuse('STORE_FULL');
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN' || code === 'SQLITE_PERM')
    return refuse('STORE_READ_ONLY');
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return refuse('STORE_DAMAGED');
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return refuse('STORE_BUSY');
  // without room the index of the write-ahead log cannot be made
  if (code.startsWith('SQLITE_IOERR_SHM')) return refuse('STORE_FULL');
  if (code.startsWith('SQLITE_IOERR')) return refuse('STORE_DISK_FAILED');
  return null;
}
