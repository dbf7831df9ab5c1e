/** What the log's subjects are called; others are shown by their own name. */
const kinds: Readonly<Record<string, string>> = {
  store: '店面',
  calendarDay: '营业日历',
  device: '本机',
  staff: '人员',
  credential: '密码',
  dictionaryEntry: '字典',
  vehicle: '车型',
  levelPolicy: '级别规定',
  rulebook: '检查规则',
  cardBook: '卡本',
  serialVoid: '纸卡号',
  traffic: '来店登记',
  customer: '客户',
  registration: '报备',
  ownership: '归属',
  consent: '客户同意',
  ownedVehicle: '客户车辆',
  opportunity: '购车意向',
  levelChange: '级别',
  plan: '回访计划',
  followup: '回访',
  endingRequest: '结束申请',
  endingDecision: '结束决定',
  card: '洽谈卡',
  auditDay: '核对',
  auditItem: '核对的卡',
  auditSheet: '检查表',
  finding: '检查发现',
};

/** 「人员 王磊」, 「营业日历 2026-11-30」, 「回访计划 …5ba198」. */
export function subjectWords(subject: string, names: ReadonlyMap<string, string>): string {
  const cut = subject.indexOf(':');
  const [kind, id] = cut === -1 ? [subject, ''] : [subject.slice(0, cut), subject.slice(cut + 1)];
  const what = kinds[kind] ?? kind;
  if (id === '' || id === kind) return what;
  return `${what} ${names.get(id) ?? (id.length > 32 ? `…${id.slice(-6)}` : id)}`;
}
