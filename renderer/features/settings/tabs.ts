import { managerRoles, type Role } from '../../../shared/domain/roles.ts';

const everyEditor: readonly Role[] = [...managerRoles, 'admin'];

/** The pages of the settings. */
export type TabName =
  | 'store'
  | 'calendar'
  | 'staff'
  | 'dictionaries'
  | 'custom'
  | 'vehicles'
  | 'levels'
  | 'rules'
  | 'scores'
  | 'recordings'
  | 'tokens'
  | 'logins'
  | 'log';

interface SettingsTab {
  readonly name: TabName;
  readonly label: string;
  readonly roles: readonly Role[];
}

/** Every page in its order and who may open it; who may change something there the host decides. */
export const settingsTabs: readonly SettingsTab[] = [
  { name: 'store', label: '店面', roles: everyEditor },
  { name: 'calendar', label: '营业日历', roles: everyEditor },
  { name: 'staff', label: '人员', roles: everyEditor },
  { name: 'dictionaries', label: '字典', roles: everyEditor },
  { name: 'custom', label: '自定义项', roles: everyEditor },
  { name: 'vehicles', label: '车型', roles: everyEditor },
  { name: 'levels', label: '级别规定', roles: everyEditor },
  { name: 'rules', label: '检查规则', roles: everyEditor },
  { name: 'scores', label: '录音评分表', roles: managerRoles },
  { name: 'recordings', label: '录音文件夹', roles: everyEditor },
  { name: 'tokens', label: '接口令牌', roles: everyEditor },
  { name: 'logins', label: '登录记录', roles: ['admin'] },
  { name: 'log', label: '操作日志', roles: ['general_manager', 'admin'] },
];

/** Who may change the store's own settings and calendar. */
export function editsStore(role: Role): boolean {
  return role === 'admin' || role === 'general_manager';
}

/** Who may change lists and vehicles. */
export function editsLists(role: Role): boolean {
  return role === 'admin' || role === 'general_manager' || role === 'sales_manager';
}
