import { auditedFieldTitles } from '../../shared/domain/audit-compare.ts';
import { verdicts } from '../../shared/domain/audit-verdict.ts';
import { cardFields } from '../../shared/domain/card-fields.ts';
import type { CardField, CardFieldKind } from '../../shared/domain/card-spec.ts';
import { consentAskers, consentWays } from '../../shared/domain/consent.ts';
import { customerStages } from '../../shared/domain/customer.ts';
import type { DictionaryName } from '../../shared/domain/dictionary.ts';
import { endings, opportunityStates } from '../../shared/domain/ending.ts';
import { followupOutcomes } from '../../shared/domain/followup.ts';
import { planOrigins, planStates } from '../../shared/domain/plan-codes.ts';
import { saleStates, soldEnding } from '../../shared/domain/sale.ts';
import type { EntityName } from '../../shared/entities/registry.ts';

/** How a column is told to the person it is about. */
export interface ReportColumn {
  readonly label: string;
  readonly kind: CardFieldKind;
  readonly dictionary: DictionaryName | null;
  /** Words for codes that are no list of the store. */
  readonly codes: Readonly<Record<string, string>> | null;
}

type Columns = Readonly<Record<string, ReportColumn>>;

const column = (
  label: string,
  kind: CardFieldKind = 'text',
  dictionary: DictionaryName | null = null,
): ReportColumn => ({
  label,
  kind,
  dictionary,
  codes: null,
});
const coded = (label: string, codes: Readonly<Record<string, string>>): ReportColumn => ({
  ...column(label),
  codes,
});

const ofCard: Columns = Object.fromEntries(
  cardFields.map(({ name, label, kind, dictionary }: CardField) => [name, { label, kind, dictionary, codes: null }]),
);

const causes = {
  first_registration: '首次登记',
  hand_over: '交接',
  ruling: '裁定',
  pool: '收回公海',
  share: '共享',
};

/** What is told of each kind of record, in this order. What is technical (ids, order, stamps) is left out. */
export const reportColumns: Readonly<Partial<Record<EntityName, Columns>>> = {
  customer: { ...ofCard, stage: coded('客户阶段', customerStages), createdAt: column('首次录入', 'instant') },
  ownedVehicle: {
    vehicleId: column('车型', 'vehicle'),
    label: column('车型（自填）'),
    plate: column('车牌'),
    vin: column('车架号'),
    deliveredOn: column('交车日期'),
  },
  opportunity: {
    ...ofCard,
    levelSetOn: column('级别定于'),
    state: coded('状态', opportunityStates),
    endedAs: coded('结束为', { ...endings, [soldEnding]: '成交' }),
    endedOn: column('结束日期'),
    createdAt: column('开始', 'instant'),
  },
  card: { number: column('卡号'), ...ofCard, state: coded('填写', { quick: '快速保存', complete: '已完成' }) },
  followup: {
    at: column('时间', 'instant'),
    method: column('方式', 'method'),
    outcome: coded('结果', followupOutcomes),
    category: column('反馈分类', 'choice', 'feedback_category'),
    feedback: column('客户反馈'),
    byId: column('谁联系的', 'staff'),
  },
  plan: {
    dueOn: column('哪天'),
    dueTime: column('几点'),
    method: column('方式', 'method'),
    purpose: column('目的'),
    basis: column('依据'),
    origin: coded('来历', planOrigins),
    state: coded('状态', planStates),
    closeReason: column('结束原因'),
    extendReason: column('延期原因'),
    assigneeId: column('谁来做', 'staff'),
    absentId: column('替谁做', 'staff'),
  },
  leaveAcceptance: {
    onDay: column('哪天'),
    byId: column('谁接的代班', 'staff'),
  },
  sale: {
    state: coded('状态', saleStates),
    orderedOn: column('订车日期'),
    deliveredOn: column('交车日期'),
    vehicleId: column('车型', 'vehicle'),
    colour: column('颜色', 'choice', 'colour'),
    vin: column('车架号'),
    priceFen: column('成交价', 'money'),
    depositFen: column('定金', 'money'),
    note: column('说明'),
    cancelReason: column('取消原因'),
    correctReason: column('更正原因'),
    sellerId: column('谁卖的', 'staff'),
  },
  saleCall: {
    origin: coded('哪次回访', planOrigins),
    answers: column('客户的回答'),
    onDay: column('日期'),
    byId: column('谁打的', 'staff'),
  },
  levelChange: {
    fromLevel: column('从'),
    toLevel: column('到'),
    expectedOn: column('预计购车'),
    reason: column('原因'),
  },
  contact: {
    name: column('姓名'),
    position: column('职务'),
    phone: column('电话'),
    wechat: column('微信'),
    note: column('备注'),
    isMain: column('先找他', 'flag'),
    personId: column('他自己的资料', 'customer'),
  },
  customerTag: { tag: column('标签', 'choice', 'customer_tag') },
  share: {
    staffId: column('共享给', 'staff'),
    note: column('说明'),
    createdAt: column('从', 'instant'),
    endedAt: column('收回', 'instant'),
  },
  quote: {
    vehicleId: column('车型', 'vehicle'),
    priceFen: column('车价', 'money'),
    note: column('说明'),
    validUntil: column('有效到'),
    at: column('时间', 'instant'),
  },
  instruction: {
    at: column('时间', 'instant'),
    content: column('批示'),
    byId: column('谁写的', 'staff'),
    answer: column('回复'),
    answeredAt: column('回复时间', 'instant'),
    answeredById: column('谁回复的', 'staff'),
  },
  attachment: {
    originalName: column('文件名'),
    note: column('说明'),
    at: column('时间', 'instant'),
    sha256: column('文件校验码'),
    thumbnail: column('缩略图校验码'),
    preview: column('预览图校验码'),
  },
  recording: {
    spokenOn: column('通话日期'),
    spokenAt: column('通话开始', 'instant'),
    originalName: column('文件名'),
    staffId: column('谁打的', 'staff'),
    at: column('存下', 'instant'),
    expiredAt: column('声音删除', 'instant'),
    sha256: column('文件校验码'),
  },
  recordingNote: {
    text: column('录音笔记'),
    byId: column('谁写的', 'staff'),
    at: column('时间', 'instant'),
  },
  kinship: {
    otherCustomerId: column('家人', 'customer'),
    relation: column('是他的', 'choice', 'relation'),
    createdAt: column('记下', 'instant'),
    endedAt: column('解除', 'instant'),
  },
  consent: {
    purpose: column('用途', 'choice', 'consent_purpose'),
    given: coded('客户说', { 1: '同意', 0: '不同意' }),
    at: column('时间', 'instant'),
    way: coded('怎样说的', consentWays),
    asker: coded('谁说的', consentAskers),
    note: column('原话或说明'),
  },
  registration: {
    kind: coded('怎样登记', { card: '洽谈卡', report: '报备', owner_entry: '基盘录入' }),
    at: column('时间', 'instant'),
    staffId: column('谁登记的', 'staff'),
  },
  ownership: {
    ownerId: column('归谁', 'staff'),
    cause: coded('怎样定的', causes),
    at: column('时间', 'instant'),
    reason: column('原因'),
  },
  endingRequest: {
    ending: coded('申请', endings),
    reason: column('原因'),
    competitor: column('买了什么', 'choice', 'competitor'),
    priceFen: column('在别处的成交价', 'money'),
    evidence: column('怎么知道的'),
    byId: column('谁申请的', 'staff'),
  },
  endingDecision: {
    approved: coded('决定', { 1: '批准', 0: '没批准' }),
    reason: column('原因'),
    byId: column('谁决定的', 'staff'),
  },
  traffic: {
    contactWay: column('接触方式', 'choice', 'contact_way'),
    arrivedAt: column('到店', 'instant'),
    departedAt: column('离店', 'instant'),
    partySize: column('人数', 'count'),
    note: column('登记时的说明'),
    explanation: column('没有洽谈卡的说明'),
    voidReason: column('作废原因'),
  },
  auditItem: {
    auditOn: column('核对哪天'),
    serial: column('纸卡号'),
    paper: column('照纸卡录的内容'),
    verdict: coded('结论', verdicts),
  },
  finding: {
    concernsOn: column('哪天'),
    evidence: column('两边不一致的内容'),
  },
  auditSheet: { number: column('检查表编号'), auditOn: column('哪天') },
};

/** The names of entities in the order in which the report tells them; others of the registry come after. */
export const reportOrder = Object.keys(reportColumns);

/** What the audited fields inside JSON columns are called. */
export const innerLabels: Readonly<Record<string, string>> = {
  ...auditedFieldTitles,
  fields: '内容',
  system: '系统',
  paper: '纸卡',
  serial: '纸卡号',
  dueOn: '计划日',
  missingFields: '没填的',
  before: '合并前',
  after: '合并后',
  stage: '客户阶段',
  note: '说明',
};
