import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskName, nameWithTitle, parseNameAndTitle } from './person-name.ts';

describe('the name cell takes name and title together', () => {
  test.each([
    ['宋佳 女士', '宋佳', 'female'],
    ['田先生', '田', 'male'],
    ['  田　先生 ', '田', 'male'],
    ['欧阳 小姐', '欧阳', 'female'],
    ['宋佳', '宋佳', null],
    ['王师傅', '王师傅', null],
    ['女士', '', 'female'],
    ['', '', null],
  ])('「%s」', (text, name, gender) => {
    expect(parseNameAndTitle(text)).toEqual({ name, gender });
  });

  test('and gives them back the same', () => {
    const names = fc.array(fc.constantFrom(...'宋佳王磊田A'), { minLength: 1, maxLength: 4 }).map((n) => n.join(''));
    fc.assert(
      fc.property(names, fc.constantFrom('male', 'female', null), (name, gender) => {
        expect(parseNameAndTitle(nameWithTitle(name, gender))).toEqual({ name, gender });
      }),
    );
  });
});

test('a masked name shows the surname and the title', () => {
  expect(maskName('宋佳', 'female')).toBe('宋* 女士');
  expect(maskName('欧阳修', 'male')).toBe('欧阳* 先生');
  expect(maskName('宋')).toBe('宋*');
});
