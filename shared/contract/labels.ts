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
  return labels[name] ?? (name === '' ? '内容' : name);
}
