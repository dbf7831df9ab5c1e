import type { BookRow, SerialRow } from '../../../shared/contract/book.ts';
import { isManager, type Role } from '../../../shared/domain/roles.ts';

/** Who issues books; the host checks again. */
export const issuingRoles: readonly Role[] = ['clerk', 'showroom_manager', 'sales_manager', 'general_manager'];

/** Who has to do with paper cards. */
export const paperRoles: readonly Role[] = ['receptionist', 'consultant', ...issuingRoles];

/** 「DZ-202600 – 202649」: the prefix once. */
export function rangeWords({ prefix, firstSerial, lastSerial }: BookRow): string {
  return `${firstSerial} – ${lastSerial.slice(prefix.length)}`;
}

/** Who has the book: a name, or the front desk. */
export function holderWords({ holder }: Pick<BookRow, 'holder'>): string {
  return holder?.name ?? '前台';
}

/** Sheets of a book. */
export function sheetCount({ firstNumber, lastNumber }: Pick<BookRow, 'firstNumber' | 'lastNumber'>): number {
  return lastNumber - firstNumber + 1;
}

/** Sheets that can still be written on: neither used nor spoilt nor lost, and no gap. */
export function freeCount(book: BookRow): number {
  return Math.max(0, sheetCount(book) - book.usedCount - book.voidCount - book.gapCount);
}

export const stateWords: Readonly<Record<SerialRow['state'], string>> = {
  free: '未用',
  gap: '缺号',
  used: '已录入',
  void: '作废',
  lost: '遗失',
};

/** May the person take a sheet of the book out of use? Its holder, anybody at the front desk's, managers and the clerk. */
export function mayVoid(book: Pick<BookRow, 'holder'>, person: { readonly id: string; readonly role: Role }): boolean {
  return book.holder === null || book.holder.id === person.id || person.role === 'clerk' || isManager(person.role);
}
