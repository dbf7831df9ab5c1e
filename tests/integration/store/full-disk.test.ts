import { expect, it } from 'vitest';
import { verifyDatabase } from '../../../db/verify.ts';
import { createTestShowroom } from '../support/showroom.ts';

it('a showroom whose disk is full says so to whoever saves, shows what it has, and works again when there is room', async () => {
  const showroom = await createTestShowroom();
  try {
    const admin = showroom.as('admin');
    const db = showroom.store.connection;
    const limit = Number(db.pragma('page_count', { simple: true })) + 10;
    db.pragma(`max_page_count = ${limit}`);
    const add = (i: number): Promise<unknown> =>
      admin.raw('dictionary.add', {
        dictionary: 'source',
        code: `code${i}`,
        label: `来源${i}`,
        aliases: [`${'别'.repeat(10)}${i}`],
      });
    const answers: unknown[] = [];
    for (let i = 0; i < 500 && !answers.some(isFull); i++) answers.push(await add(i));
    expect(answers.at(-1)).toMatchObject({ code: 'STORE_FULL' });
    const saved = answers.length - 1;
    expect(saved).toBeGreaterThan(3);
    const shown = await admin.call('dictionary.list', {});
    expect(JSON.stringify(shown)).toContain(`来源${saved - 1}`);
    expect(JSON.stringify(shown)).not.toContain(`来源${saved}"`);
    db.pragma('max_page_count = 1073741823');
    expect(await add(saved)).toEqual({ code: `code${saved}` });
    expect(verifyDatabase(db).findings).toEqual([]);
    expect(showroom.log).toEqual([]);
  } finally {
    showroom.close();
  }
});

function isFull(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && Reflect.get(answer, 'code') === 'STORE_FULL';
}
