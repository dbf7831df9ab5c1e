import type { TestShowroom } from './showroom.ts';

/** The tables in which a word lies, the index's own among them. */
export function tablesWith({ store }: Pick<TestShowroom, 'store'>, word: string): readonly string[] {
  const tables = store.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all().map(String);
  const bytes = (_: string, value: unknown): unknown => (Buffer.isBuffer(value) ? value.toString('latin1') : value);
  return tables.filter((table) =>
    store
      .prepare(`SELECT * FROM "${table}"`)
      .all()
      .some((each) => JSON.stringify(each, bytes).includes(word)),
  );
}
