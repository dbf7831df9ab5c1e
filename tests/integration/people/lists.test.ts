import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom();
});
afterEach(() => showroom.close());

const manager = () => showroom.as('sales_manager');
async function entries(name: string) {
  const { dictionaries } = await manager().call('dictionary.list', {});
  return dictionaries.find((list) => list.name === name)?.entries ?? [];
}

describe('an entry of a list', () => {
  test('gets a code from the pinyin of its name, and a number where that is taken', async () => {
    const first = await manager().call('dictionary.add', { dictionary: 'channel', label: '抖音直播' });
    expect(first.code).toBe('douyinzhibo');
    const second = await manager().call('dictionary.add', { dictionary: 'channel', label: '抖音·直播' });
    expect(second.code).toBe('douyinzhibo_2');
    expect((await entries('channel')).at(-1)).toMatchObject({ label: '抖音·直播', active: true });
  });

  test.each([
    ['2.0', 'entry'],
    ['🚗', 'entry'],
    ['4S店', 'sdian'],
  ])('called %s gets a code all the same', async (label, code) => {
    expect((await manager().call('dictionary.add', { dictionary: 'channel', label })).code).toBe(code);
  });

  test('keeps a code that was chosen, and no code is given twice, even by two at once', async () => {
    const added = { dictionary: 'channel' as const, code: 'live', label: '直播' };
    const answers = await Promise.all([
      manager().raw('dictionary.add', added),
      showroom.as('admin').raw('dictionary.add', { ...added, label: '直播间' }),
    ]);
    expect(answers.filter((answer) => isRefusal(answer) && answer.code === 'DICTIONARY_CODE_TAKEN')).toHaveLength(1);
  });

  test('takes another name, other words and a rest under the same code', async () => {
    const entry = { dictionary: 'channel' as const, code: 'douyin' };
    await manager().call('dictionary.save', { ...entry, label: '抖音短视频', aliases: ['DY'] });
    await manager().call('dictionary.save', { ...entry, active: false });
    expect((await entries('channel')).find(({ code }) => code === 'douyin')).toMatchObject({
      label: '抖音短视频',
      aliases: ['DY'],
      active: false,
    });
  });

  test('may not use a word of another one: the audit could not tell them apart', async () => {
    const clash = await manager().refused('dictionary.add', {
      dictionary: 'colour',
      label: '乳白',
      aliases: ['珍珠白'],
    });
    expect(clash).toMatchObject({ code: 'INVALID_INPUT', field: 'label' });
  });

  test('that a rule asks for is never switched off', async () => {
    const off = { dictionary: 'source' as const, code: 'referral', active: false };
    expect((await manager().refused('dictionary.save', off)).field).toBe('active');
  });

  test('that does not exist is not saved', async () => {
    const unknown = { dictionary: 'source' as const, code: 'unheard_of', label: '没有' };
    expect((await manager().refused('dictionary.save', unknown)).code).toBe('NOT_FOUND');
  });

  test.each(['consultant', 'receptionist', 'showroom_manager', 'clerk'])('is not changed by %s', async (role) => {
    const added = { dictionary: 'channel' as const, label: '直播' };
    expect((await showroom.as(role).refused('dictionary.add', added)).code).toBe('FORBIDDEN');
  });
});

describe('the order of a list', () => {
  test('is the one that was asked for, and holds on the card', async () => {
    const codes = (await entries('channel')).map(({ code }) => code).toReversed();
    await manager().call('dictionary.order', { dictionary: 'channel', codes });
    expect((await entries('channel')).map(({ code }) => code)).toEqual(codes);
  });

  test('is refused where somebody added an entry meanwhile', async () => {
    const codes = (await entries('channel')).map(({ code }) => code);
    await showroom.as('admin').call('dictionary.add', { dictionary: 'channel', label: '直播' });
    expect((await manager().refused('dictionary.order', { dictionary: 'channel', codes })).code).toBe('STALE_EDIT');
    const doubled = [...codes, codes[0] ?? ''];
    expect((await manager().refused('dictionary.order', { dictionary: 'channel', codes: doubled })).code).toBe(
      'STALE_EDIT',
    );
  });
});

describe('a vehicle', () => {
  const car = { series: '蓝山', model: '四驱', trim: '超长续航', aliases: ['魏牌蓝山'], colours: ['white'] };

  test('is added, renamed, switched off and put in front', async () => {
    const { id } = await manager().call('vehicle.add', car);
    await manager().call('vehicle.save', { id, trim: '智享版', active: false });
    const before = (await manager().call('vehicle.list', {})).rows;
    expect(before.at(-1)).toMatchObject({ ...car, trim: '智享版', active: false });
    await manager().call('vehicle.order', { ids: [id, ...before.map((row) => row.id).filter((each) => each !== id)] });
    expect((await manager().call('vehicle.list', {})).rows[0]?.id).toBe(id);
  });

  test('is not added twice under the same words', async () => {
    await manager().call('vehicle.add', car);
    const again = { ...car, series: '蓝 山', model: '', trim: '' };
    expect((await manager().refused('vehicle.add', { ...again, model: '四驱超长续航' })).code).toBe('INVALID_INPUT');
  });

  test('comes only in colours that the store knows', async () => {
    expect((await manager().refused('vehicle.add', { ...car, colours: ['xyz'] })).field).toBe('colours');
  });

  test('that does not exist is not saved', async () => {
    expect((await manager().refused('vehicle.save', { id: 'none', model: 'x' })).code).toBe('NOT_FOUND');
  });
});

test.each([true, false])('lists are edited on every device (isAuthority %s)', async (is) => {
  showroom.setAuthority(is);
  await manager().call('dictionary.add', { dictionary: 'channel', label: '直播' });
  await manager().call('vehicle.add', { series: '蓝山', model: '四驱' });
});
