/** Chinese names of contract fields that are not on the card; the card's own come from its field list. */
const labels: Readonly<Record<string, string>> = {
  id: '编号',
  loginName: '登录名',
  password: '密码',
  oldPassword: '原密码',
  newPassword: '新密码',
  name: '姓名',
  role: '岗位',
};

/** The Chinese name of a field; an unknown one is called by what it is. */
export function labelOf(name: string): string {
  return labels[name] ?? (name === '' ? '内容' : name);
}
