import { expect, test } from 'vitest';
import { callScript } from './call-script.ts';
import { defaultDictionaries } from './dictionary-defaults.ts';
import { levels } from './level.ts';

const categories = defaultDictionaries.feedback_category.map(({ code }) => code);

test('every level and every shipped category but 其他 has something to bring up, two things at most', () => {
  for (const level of levels)
    for (const category of [null, ...categories]) {
      const said = callScript({ level, origin: 'followup', category });
      expect(said.length).toBe(category === null || category === 'other' ? 1 : 2);
    }
});

test('a 48-hour call begins with thanks for the visit, any other with what was said last', () => {
  const facts = { level: 'A', category: 'price_drop' } as const;
  expect(callScript({ ...facts, origin: 'first_48h' })[0]).toContain('谢谢');
  expect(callScript({ ...facts, origin: 'followup' })[0]).toContain('价位');
});

test('a category of the store’s own leaves what the level asks for', () => {
  expect(callScript({ level: 'H', origin: 'followup', category: 'weather' })).toHaveLength(1);
});
