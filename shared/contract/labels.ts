import { cardFieldLabel } from '../domain/card-fields.ts';

/** Chinese names of contract fields that are not on the card; the card's own come from its field list. */
const labels: Readonly<Record<string, string>> = {
  id: '编号',
  loginName: '登录名',
  password: '密码',
  oldPassword: '原密码',
  newPassword: '新密码',
  name: '姓名',
  role: '岗位',
  storeName: '店名',
  phone: '电话',
  staffId: '员工',
  idleLockMinutes: '锁定时间',
  cursor: '翻页位置',
  limit: '每页行数',
  dictionary: '字典',
  code: '代码',
  label: '名称',
  aliases: '其他写法',
  active: '启用',
  codes: '次序',
  ids: '次序',
  series: '车系',
  model: '车型',
  trim: '款型',
  colours: '外观颜色',
  on: '日期',
  kind: '营业或休息',
  days: '日子',
  from: '从哪一天',
  to: '到哪一天',
  note: '说明',
  subject: '对什么做的',
  withInactive: '连停用的',
  zone: '时区',
  openingTime: '开门时间',
  closingTime: '关门时间',
  closedWeekdays: '每周休息日',
  deviceCode: '本机代号',
  adminName: '管理员姓名',
  adminLoginName: '登录名',
  adminPassword: '密码',
  finesOn: '罚款',
  legalNoticeAccepted: '法律提示',
  recoveryKeyTail: '恢复密钥后 4 位',
};

/** The Chinese name of a field; an unknown one is called by what it is. */
export function labelOf(name: string): string {
  return labels[name] ?? cardFieldLabel(name) ?? (name === '' ? '内容' : name);
}
