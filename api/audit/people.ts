import { type Reader, sqlFor } from '../../db/query.ts';

/** Everybody who is or was of the staff, in the order in which lists name them. */
export function peopleByPinyin(read: Reader) {
  return read.all(
    sqlFor
      .selectFrom('staff')
      .select(['id', 'name', 'role', 'active'])
      .where('deletedHlc', 'is', null)
      .orderBy('pinyin')
      .orderBy('id'),
  );
}
