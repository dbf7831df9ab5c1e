import { pinyinOf } from '../../shared/text/pinyin.ts';
import { sqlFor } from '../query.ts';
import type { Store } from '../store.ts';

/** Keeps a person's sort and search columns in step with the name. */
export function projectStaff(store: Store, id: string): void {
  const person = store.read.get(sqlFor.selectFrom('staff').select('name').where('id', '=', id));
  if (!person) return;
  const pinyin = pinyinOf(person.name);
  store.prepare('UPDATE staff SET pinyin = ?, initials = ? WHERE id = ?').run(pinyin.full, pinyin.initials, id);
}
