/** What the log's subjects are called; others are shown by their own name. */
export const subjectKinds: Readonly<Record<string, string>> = {
  store: '店面',
  calendarDay: '营业日历',
  device: '本机',
  staff: '人员',
  credential: '密码',
  dictionaryEntry: '字典',
  customField: '自定义项',
  vehicle: '车型',
  levelPolicy: '级别规定',
  rulebook: '检查规则',
  cardBook: '卡本',
  serialVoid: '纸卡号',
  traffic: '来店登记',
  floorFact: '展厅在岗',
  customer: '客户',
  registration: '报备',
  clashReport: '同一人',
  ownership: '归属',
  consent: '客户同意',
  ownedVehicle: '客户车辆',
  contact: '联系人',
  kinship: '家人关系',
  share: '共享',
  customerTag: '客户标签',
  opportunity: '购车意向',
  levelChange: '级别',
  plan: '回访计划',
  followup: '回访',
  endingRequest: '结束申请',
  endingDecision: '结束决定',
  erasure: '按要求删除',
  card: '洽谈卡',
  customerMerge: '客户合并',
  quote: '报价',
  attachment: '附件',
  auditDay: '核对',
  auditItem: '核对的卡',
  auditSheet: '检查表',
  finding: '检查发现',
  export: '导出',
};

/** `plan:0198…` in its two halves; a bare word is a kind without a thing. */
export function splitSubject(subject: string): { readonly kind: string; readonly id: string } {
  const cut = subject.indexOf(':');
  return cut === -1 ? { kind: subject, id: '' } : { kind: subject.slice(0, cut), id: subject.slice(cut + 1) };
}
