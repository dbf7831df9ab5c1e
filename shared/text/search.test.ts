import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSearch, type SearchSubject, searchTermsOf } from './search.ts';

const song: SearchSubject = {
  name: '宋佳',
  phones: ['15000003178'],
  plates: ['冀F12345'],
  vins: ['1M8GDM9AXKP042788'],
};
const shan: SearchSubject = { name: '单于建国', phones: ['13922601760', '03122345678x801'] };
const firm: SearchSubject = { name: '定州市长城商贸有限责任公司', otherNames: ['田永刚'], phones: ['13900006621'] };

/** Prefix matching over tokens, as FTS5 does it: every word, one of its prefixes, the beginning of some token. */
function found(subject: SearchSubject, query: string): boolean {
  const tokens = searchTermsOf(subject).split(' ');
  const { words } = parseSearch(query);
  return words.length > 0 && words.every((word) => word.some((prefix) => tokens.some((t) => t.startsWith(prefix))));
}

describe('a customer is found', () => {
  test.each(['宋', '宋佳', '佳', '宋 佳', ' 宋佳 女士', '宋佳女士', '宋女士'])('by name: %s', (query) => {
    expect(found(song, query)).toBe(true);
    expect(found(shan, query)).toBe(false);
  });

  test.each(['sj', 's', 'songjia', 'songj', 'song', 'jia', 'SJ', 'song jia', 'ｓｊ'])('by pinyin: %s', (query) => {
    expect(found(song, query)).toBe(true);
    expect(found({ name: '田永刚', phones: [] }, query)).toBe(false);
  });

  test.each([
    '178',
    '3178',
    '03178',
    '15000003178',
    '150 0000 3178',
    '+86 150-0000-3178',
    '1500000',
    '15000',
    '３１７８',
  ])('by phone: %s', (query) => {
    expect(found(song, query)).toBe(true);
    expect(found(shan, query)).toBe(false);
  });

  test.each(['冀F12345', '冀f·12345', '冀F', '冀F123', 'f12345', '12345', '345', 'F123'])('by plate: %s', (query) => {
    expect(found(song, query)).toBe(true);
    expect(found(shan, query)).toBe(false);
  });

  test.each(['1M8GDM9AXKP042788', 'kp042788', '042788', '2788'])('by VIN: %s', (query) => {
    expect(found(song, query)).toBe(true);
  });

  test.each(['单于', 'cyjg', 'chanyu', 'dyjg', 'danyu', '建国', 'jianguo', '5678', '0312-2345678', '2345678'])(
    'by the reading of a surname, the everyday reading and a landline: %s',
    (query) => {
      expect(found(shan, query)).toBe(true);
    },
  );

  test.each(['长城', '定州市长城商贸有限责任公司', '商贸有限责任公司', 'dzscc', 'changcheng', '田永刚', 'tyg'])(
    'by a part of a long name or by the contact: %s',
    (query) => {
      expect(found(firm, query)).toBe(true);
    },
  );

  test('by name and phone tail together, and not where one of them differs', () => {
    expect(found(song, '宋佳 3178')).toBe(true);
    expect(found(song, 'sj 3178')).toBe(true);
    expect(found(song, '宋佳 3179')).toBe(false);
  });
});

describe('somebody else is not found', () => {
  test.each(['宋加', 'sg', 'songjiang', '3179', '317', '0000', '冀F2', '王', '1500001', '定州市长城商贸有限责任'])(
    '%s',
    (query) => {
      expect(found(song, query)).toBe(false);
    },
  );

  test('by a long name that differs in its end only', () => {
    expect(found(firm, '定州市长城商贸有限责任分公司')).toBe(false);
  });
});

describe('what was typed', () => {
  test.each([
    ['宋佳', 'name'],
    ['sj', 'pinyin'],
    ['3178', 'phone'],
    ['冀F1', 'plate'],
    ['1M8GDM9AXKP042788', 'vin'],
    ['宋佳 3178', 'mixed'],
    ['', 'nothing'],
    ['  ', 'nothing'],
    ['31', 'nothing'],
    ['女士', 'nothing'],
  ])('「%s」 is taken for: %s', (query, kind) => {
    const search = parseSearch(query);
    expect(search.kind).toBe(kind);
    expect(search.match === null).toBe(kind === 'nothing');
  });

  test('counts as exact only when the number is complete', () => {
    expect(parseSearch('150 0000 3178')).toMatchObject({ exactPhone: '15000003178', exactPlate: null, exactVin: null });
    expect(parseSearch('5000003178').exactPhone).toBeNull();
    expect(parseSearch('冀f 12345').exactPlate).toBe('冀F12345');
    expect(parseSearch('1m8gdm9axkp042788').exactVin).toBe('1M8GDM9AXKP042788');
    expect(parseSearch('宋佳 15000003178').exactPhone).toBeNull();
  });

  test('becomes an expression of quoted prefixes', () => {
    expect(parseSearch('宋佳 3178').match).toBe('("m宋佳"* OR "n宋佳"*) AND ("t8713"* OR "h3178"* OR "w8713"*)');
  });
});

describe('who is meant', () => {
  /** In which of the expressions a customer is found first. */
  const rankOf = (name: string, query: string): number => {
    const tokens = searchTermsOf({ name, phones: ['13900006621'] }).split(' ');
    const { ranks } = parseSearch(query);
    return ranks.findIndex((rank) =>
      rank
        .split(' AND ')
        .every((word) =>
          [...word.matchAll(/"([^"]+)"(\*?)/g)].some(([, text = '', star]) =>
            tokens.some((token) => (star === '*' ? token.startsWith(text) : token === text)),
          ),
        ),
    );
  };

  test.each([
    ['王伟', '王伟', '王伟民', '小王伟'],
    ['wang', '王', '王伟', '李旺'],
    ['ww', '王伟', '王伟民', '李王伟'],
    ['songjia', '宋佳', '宋佳敏', '李宋佳'],
  ])('「%s」 is most likely %s, then %s, then %s', (query, exact, beginning, elsewhere) => {
    expect([exact, beginning, elsewhere].map((name) => rankOf(name, query))).toEqual([0, 1, 2]);
  });

  test('a surname with its number means those first whose name begins with it', () => {
    expect(['王伟', '小王'].map((name) => rankOf(name, '王 6621'))).toEqual([0, 1]);
  });

  test.each(['6621', '冀F1', 'f123'])('a number means all alike: %s', (query) => {
    expect(parseSearch(query).ranks).toEqual([parseSearch(query).match]);
  });

  test('every way of typing that finds somebody finds him in one of the parts', () => {
    const names = fc.array(fc.constantFrom(...'宋佳王磊孙明鑫单仇曾解建国ab1'), { minLength: 1, maxLength: 11 });
    const typed = fc.constantFrom('6621', '冀F1', 'sj', 'song', 'a1', '王 6621', '单', '国 s');
    fc.assert(
      fc.property(names, fc.nat(10), fc.integer({ min: 1, max: 11 }), typed, (characters, from, length, other) => {
        const name = characters.join('');
        for (const query of [characters.slice(from, from + length).join(''), other])
          expect(rankOf(name, query) >= 0).toBe(found({ name, phones: ['13900006621'] }, query));
      }),
      { numRuns: 300 },
    );
  });
});

test('every ending of three digits or more of a phone finds it, and tokens and expression stay well-formed', () => {
  const name = fc.string({ unit: 'binary', maxLength: 5 });
  fc.assert(
    fc.property(
      name,
      fc.integer({ min: 0, max: 99_999_999 }),
      fc.integer({ min: 3, max: 11 }),
      (text, number, length) => {
        const phone = `139${String(number).padStart(8, '0')}`;
        const subject = { name: text, phones: [phone] };
        expect(found(subject, phone.slice(-length))).toBe(true);
        for (const token of searchTermsOf(subject).split(' ')) expect(token).toMatch(/^[mnpqijtfhvw][\p{L}\p{N}]+$/u);
        const { match, ranks } = parseSearch(text);
        for (const expression of match === null ? [] : [match, ...ranks])
          expect(expression.replace(/"[\p{L}\p{N}]+"\*?/gu, '').replace(/[() ]|AND|OR/g, '')).toBe('');
      },
    ),
    { numRuns: 500 },
  );
});

test('every beginning of every name is found by it and by its initials', () => {
  const names = fc.array(fc.constantFrom(...'宋佳王磊孙明鑫单仇曾解定州建国'), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(names, fc.nat(11), fc.integer({ min: 1, max: 12 }), (characters, from, length) => {
      const part = characters.slice(from, from + length).join('');
      if (part !== '') expect(found({ name: characters.join(''), phones: [] }, part)).toBe(true);
    }),
  );
});
