import { z } from 'zod';

/** Who works in a showroom (domain §1), with the name on the door. */
export const roleLabels = {
  receptionist: '前台',
  consultant: '销售顾问',
  showroom_manager: '展厅经理',
  sales_manager: '销售经理',
  general_manager: '总经理',
  telemarketer: '电销',
  service_agent: '客服',
  clerk: '内勤',
  admin: '系统管理员',
} as const;

export type Role = keyof typeof roleLabels;

export const roles: readonly Role[] = [
  'receptionist',
  'consultant',
  'showroom_manager',
  'sales_manager',
  'general_manager',
  'telemarketer',
  'service_agent',
  'clerk',
  'admin',
];

export const roleSchema = z.enum([
  'receptionist',
  'consultant',
  'showroom_manager',
  'sales_manager',
  'general_manager',
  'telemarketer',
  'service_agent',
  'clerk',
  'admin',
]);

/** The ranks that see the whole floor and decide, lowest first. */
export const managerRoles = ['showroom_manager', 'sales_manager', 'general_manager'] as const satisfies readonly Role[];

export function isRole(value: string): value is Role {
  return Object.hasOwn(roleLabels, value);
}

/** The Chinese name of a role. */
export function roleLabel(role: Role): string {
  return roleLabels[role];
}

/** Whether a role, also one as it is stored, is one of them. */
export function isManager(role: string): role is (typeof managerRoles)[number] {
  return managerRoles.some((manager) => manager === role);
}

/** 1–3 for the managers, 0 for everybody else; a decision passes from one rank to the next. */
export function rankOf(role: Role): number {
  return managerRoles.findIndex((manager) => manager === role) + 1;
}
