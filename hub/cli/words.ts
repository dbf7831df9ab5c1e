import { stat } from 'node:fs/promises';
import type { Backup } from '../../db/backup.ts';
import { civilDateAt, localTimeAt } from '../../shared/calendar/civil-date.ts';
import { messageOf } from '../../shared/contract/errors.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';

/** 2026-03-09 09:30 on the wall of the showroom. */
function timeWords(at: number, zone: string): string {
  return `${civilDateAt(at, zone)} ${localTimeAt(at, zone)}`;
}

/** 12.3 MB */
function sizeWords(bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  return megabytes < 1 ? `${Math.ceil(bytes / 1024)} KB` : `${megabytes.toFixed(1)} MB`;
}

/** The length of a file in words. */
export async function fileSizeWords(path: string): Promise<string> {
  return sizeWords((await stat(path)).size);
}

/** One backup as a line of a list. */
export function backupWords({ path, kind, at, bytes }: Backup, zone: string): string {
  const why = kind === 'before_schema' ? '  升级前' : '';
  return `  ${timeWords(at, zone)}  ${sizeWords(bytes).padStart(9)}  ${path}${why}`;
}

/** A refusal's message. */
export function refusalWords({ code, params }: Refusal): string {
  return messageOf(code, params);
}
