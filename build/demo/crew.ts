import type { Role } from '../../shared/domain/roles.ts';

/** Somebody who works in the demo showroom. */
export interface CrewMember {
  readonly name: string;
  readonly role: Role;
  readonly loginName: string;
}

/** Everybody's password: the store is thrown away with the window. */
export const demoPassword = 'yanshi-2026';

export const administrator: CrewMember = { name: '孙伟', role: 'admin', loginName: 'sunwei' };

/** Six consultants and whoever works with them. */
export const crew: readonly CrewMember[] = [
  { name: '王磊', role: 'consultant', loginName: 'wanglei' },
  { name: '李娜', role: 'consultant', loginName: 'lina' },
  { name: '赵鹏', role: 'consultant', loginName: 'zhaopeng' },
  { name: '刘洋', role: 'consultant', loginName: 'liuyang' },
  { name: '张静', role: 'consultant', loginName: 'zhangjing' },
  { name: '马超', role: 'consultant', loginName: 'machao' },
  { name: '周敏', role: 'receptionist', loginName: 'zhoumin' },
  { name: '郭志强', role: 'showroom_manager', loginName: 'guozhiqiang' },
  { name: '陈国栋', role: 'sales_manager', loginName: 'chenguodong' },
  { name: '吴建明', role: 'general_manager', loginName: 'wujianming' },
  { name: '何雪', role: 'telemarketer', loginName: 'hexue' },
  { name: '许婷', role: 'service_agent', loginName: 'xuting' },
  { name: '田芳', role: 'clerk', loginName: 'tianfang' },
];
