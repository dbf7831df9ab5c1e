import { expect, test } from 'vitest';
import { isManager, isRole, rankOf, roleLabel, roleLabels, roleSchema, roles } from './roles.ts';

test('there are nine roles, each with its name on the door', () => {
  expect(roles.map(roleLabel).join(' ')).toBe('前台 销售顾问 展厅经理 销售经理 总经理 电销 客服 内勤 系统管理员');
  expect(roleSchema.options).toEqual([...roles]);
  expect(Object.keys(roleLabels)).toEqual([...roles]);
});

test('a decision passes from the showroom manager to the sales manager to the general manager', () => {
  const ranked = roles.filter((role) => rankOf(role) > 0).toSorted((a, b) => rankOf(a) - rankOf(b));
  expect(ranked).toEqual(['showroom_manager', 'sales_manager', 'general_manager']);
  expect(roles.filter(isManager)).toEqual(ranked);
});

test('no other word is a role', () => {
  expect(['consultant', 'owner', '', 'toString'].map(isRole)).toEqual([true, false, false, false]);
});
