// @vitest-environment happy-dom

import { describe, expect, test } from 'vitest';
import { roles } from '../../shared/domain/roles.ts';
import { navigationOf } from './navigation.ts';
import { routes } from './registry.ts';

describe.each(roles)('the navigation of %s', (role) => {
  const entries = navigationOf(role);

  test('has at least one and at most ten entries', () => {
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.length).toBeLessThanOrEqual(10);
  });

  test('reaches every entry by its own key', () => {
    expect(new Set(entries.map((entry) => entry.goKey)).size).toBe(entries.length);
  });

  test('names no place twice', () => {
    expect(new Set(entries.map((entry) => entry.route)).size).toBe(entries.length);
  });

  test('leads to no screen that is closed to them', () => {
    const open = routes.filter((route) => route.roles === undefined || route.roles.includes(role));
    expect(open.map(({ path }) => path)).toEqual(expect.arrayContaining(entries.map((entry) => entry.route)));
  });
});

test('the front desk starts at the traffic register', () => {
  expect(navigationOf('receptionist')[0]?.route).toBe('/traffic');
});

test('only the two auditing managers have 核对', () => {
  const auditors = roles.filter((role) => navigationOf(role).some((entry) => entry.route === '/audit'));
  expect(auditors).toEqual(['showroom_manager', 'sales_manager']);
});

test('only managers are asked to decide on endings', () => {
  const deciders = roles.filter((role) => navigationOf(role).some((entry) => entry.route === '/decisions'));
  expect(deciders).toEqual(['showroom_manager', 'sales_manager', 'general_manager']);
});
