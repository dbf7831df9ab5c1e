import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLevelPolicies, readRulebooks } from '../../../api/policies.ts';
import { regulationLevelPolicy } from '../../../shared/domain/level-policy.ts';
import { regulationRulebook } from '../../../shared/domain/rulebook.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

describe('a showroom that was set up', () => {
  let showroom: TestShowroom;
  beforeAll(async () => {
    showroom = await createTestShowroom();
  });
  afterAll(() => showroom.close());

  test('works by the regulation from its own day on', () => {
    expect(readLevelPolicies(showroom.store)).toEqual([regulationLevelPolicy]);
    expect(readRulebooks(showroom.store)).toEqual([regulationRulebook({ finesOn: true })]);
  });

  test('is not set up a second time', async () => {
    expect((await showroom.stranger().refused('setup.recoveryKey', {})).code).toBe('ALREADY_SET_UP');
  });

  test('knows who is at the keyboard', async () => {
    const { person } = await showroom.as('consultant').call('session.current', {});
    expect(person).toMatchObject({ name: '王磊', role: 'consultant' });
  });
});
