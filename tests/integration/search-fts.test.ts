import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseSearch, type SearchSubject, searchTermsOf } from '../../shared/text/search.ts';

const people: readonly SearchSubject[] = [
  { name: '宋佳', phones: ['15000003178'], plates: ['冀F12345'], vins: ['1M8GDM9AXKP042788'] },
  { name: '单于建国', phones: ['13922601760'] },
  { name: '定州市长城商贸有限责任公司', otherNames: ['田永刚'], phones: ['03122345678x801'] },
  { name: '𠮷田é', phones: [] },
];

describe.each(['ascii', 'unicode61'])('the search terms in a real FTS5 table split by %s', (tokenizer) => {
  const db = new Database(':memory:');

  beforeAll(() => {
    db.exec(`CREATE VIRTUAL TABLE f USING fts5(terms, tokenize = '${tokenizer}', detail = 'none', prefix = '2 3 4 5')`);
    db.exec(`INSERT INTO f(f, rank) VALUES ('secure-delete', 1)`);
    const insert = db.prepare('INSERT INTO f(rowid, terms) VALUES (?, ?)');
    for (const [i, person] of people.entries()) insert.run(i, searchTermsOf(person));
  });
  afterAll(() => db.close());

  test.each([
    ['宋佳', '宋佳'],
    ['佳', '宋佳'],
    ['sj', '宋佳'],
    ['SongJ', '宋佳'],
    ['3178', '宋佳'],
    ['150 0000 3178', '宋佳'],
    ['冀f·123', '宋佳'],
    ['042788', '宋佳'],
    ['宋女士 178', '宋佳'],
    ['cyjg', '单于建国'],
    ['建国', '单于建国'],
    ['田永', '定州市长城商贸有限责任公司'],
    ['定州市长城商贸有限责任公司', '定州市长城商贸有限责任公司'],
    ['5678', '定州市长城商贸有限责任公司'],
    ['𠮷', '𠮷田é'],
    ['吉田', undefined],
    ['宋佳 3179', undefined],
    ['999', undefined],
  ])('「%s」 finds %s', (query, name) => {
    const rows = db.prepare('SELECT rowid AS i FROM f WHERE f MATCH ?').all(parseSearch(query).match);
    expect(rows).toEqual(name === undefined ? [] : [{ i: people.findIndex((person) => person.name === name) }]);
  });

  test('no text typed is a syntax error', () => {
    const odd = [
      '"',
      "'",
      '*',
      'NEAR(a b)',
      'a AND',
      'OR',
      '宋*',
      '"宋" OR 1',
      '(',
      '\u0000宋',
      '\ud800',
      '-宋',
      'x:y',
      '{a}',
    ];
    for (const query of odd) {
      const { match } = parseSearch(query);
      if (match !== null) db.prepare('SELECT count(*) FROM f WHERE f MATCH ?').get(match);
    }
    expect(parseSearch('宋*').match).toBe('("m宋"* OR "n宋"*)');
  });
});
