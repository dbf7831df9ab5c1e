import { z } from 'zod';
import { type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { auditedFieldNames } from './audit-compare.ts';

/** What a finding does to the person it is against (§八): money, points, a coaching talk, or a notice only. */
export const measures = ['money', 'points', 'coaching', 'notice'] as const;
export type Measure = (typeof measures)[number];

/** Every rule the product knows; a code never changes its meaning, because findings keep it for ever. */
export const ruleCodes = [
  'F-CARD-MISSING',
  'F-CARD-MISMATCH',
  'F-CARD-INCOMPLETE',
  'F-PLAN-NONE',
  'F-PLAN-MISSED',
  'F-PLAN-TOO-FAR',
  'F-FEEDBACK-EMPTY',
  'F-SALE-LATE',
  'F-SALE-PLANS',
  'F-SALE-FIELDS',
  'F-REFERRER',
  'F-INTRODUCER',
  'F-REGION',
  'F-RECORDING',
  'F-AUDIT-LATE',
] as const;
export type RuleCode = (typeof ruleCodes)[number];

/** The rule's name on screens and on the check sheet. */
export const ruleTitles: Readonly<Record<RuleCode, string>> = {
  'F-CARD-MISSING': '洽谈卡未录入',
  'F-CARD-MISMATCH': '洽谈卡与系统不一致',
  'F-CARD-INCOMPLETE': '洽谈卡当天没填完',
  'F-PLAN-NONE': '没有下次回访计划',
  'F-PLAN-MISSED': '当天的回访没做',
  'F-PLAN-TOO-FAR': '回访计划超过级别期限',
  'F-FEEDBACK-EMPTY': '回访没写客户反馈',
  'F-SALE-LATE': '购车当天没录入',
  'F-SALE-PLANS': '购车后四次回访没建全',
  'F-SALE-FIELDS': '购车客户资料没填全',
  'F-REFERRER': '客户推荐没填老客户',
  'F-INTRODUCER': '关系介绍没写介绍人',
  'F-REGION': '地区没细化到县',
  'F-RECORDING': '回访录音抽查有问题',
  'F-AUDIT-LATE': '核对没按时签字',
};

const ruleSchema = z
  .strictObject({
    /** The clause that is cited beside the finding, without its sign: `八.1`. */
    clause: z.string().regex(/^[一二三四五六七八](?:\.\d{1,2}(?:\(\d\))?)?$/),
    /** What the clause asks for, in its own words. */
    text: z.string().min(1).max(500),
    measure: z.enum(measures),
    amountFen: z.int().min(0).max(100_000_000),
    enabled: z.boolean(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })
  .refine((rule) => rule.measure === 'money' || rule.amountFen === 0, {
    path: ['amountFen'],
    message: '只有罚款才有金额',
  });
export type Rule = Readonly<z.infer<typeof ruleSchema>>;

/**
 * One dated version of the rules: which are on, the clause each cites, what each costs, and which fields the audit
 * compares. A version is immutable once in force; the level gaps live in the level policy alone.
 */
export const rulebookSchema = z.strictObject({
  id: z.string().min(1).max(64),
  effectiveFrom: civilDateSchema,
  rules: z.record(z.enum(ruleCodes), ruleSchema),
  auditedFields: z
    .array(z.enum(auditedFieldNames))
    .min(1)
    .refine((names) => new Set(names).size === names.length, { message: '核对项目有重复' }),
});
export type Rulebook = Readonly<{
  id: string;
  effectiveFrom: CivilDate;
  rules: Readonly<Record<RuleCode, Rule>>;
  auditedFields: readonly (typeof auditedFieldNames)[number][];
}>;

/** The fine of §八.1 and §八.2: 50 RMB per occurrence, in fen. */
export const fineFen = 5000;
/** The regulation is carried out strictly from this day on. */
const regulationEffectiveFrom: CivilDate = '2014-10-24';

const fined = { fine: true } as const;
const clauses: Readonly<
  Record<RuleCode, { clause: string; text: string; fine?: true; params?: Readonly<Record<string, string | number>> }>
> = {
  'F-CARD-MISSING': { clause: '八.1', text: '销售顾问建立的洽谈卡未在 CRM 系统录入', ...fined },
  'F-CARD-MISMATCH': { clause: '八.1', text: '销售顾问建立的洽谈卡和 CRM 系统的录入不一致', ...fined },
  'F-CARD-INCOMPLETE': { clause: '二.2', text: 'CRM 系统上所有带红星标记的项目为必填项' },
  'F-PLAN-NONE': { clause: '四.1', text: '所有销售机会必须建有一个未执行的合理回访计划' },
  'F-PLAN-MISSED': {
    clause: '八.2',
    text: '当天的活动计划必须当天执行完毕（§四.2）；销售经理次日检查，没有按照规定执行',
    ...fined,
  },
  'F-PLAN-TOO-FAR': { clause: '三', text: '各级别客户按规定的间隔回访', params: { gapsFrom: 'levelPolicy' } },
  'F-FEEDBACK-EMPTY': {
    clause: '八.2',
    text: '回访完成后在客户反馈一栏注明客户反馈的信息（§四.3）；销售经理次日检查，没有按照规定执行',
    ...fined,
  },
  'F-SALE-LATE': { clause: '五.1', text: '客户购车当天必须录入 CRM 系统' },
  'F-SALE-PLANS': { clause: '五.1', text: '一次性在 CRM 系统里建立四次回访计划' },
  'F-SALE-FIELDS': { clause: '五.2', text: '客户名称、客户来源、客户类型、城市、地址、移动电话均要详细填写' },
  'F-REFERRER': { clause: '二.5', text: '客户推荐，录入时需录入老客户的信息' },
  'F-INTRODUCER': { clause: '二.6', text: '关系介绍，录入时需在备注一栏写上介绍人的姓名' },
  'F-REGION': { clause: '二.8', text: '城市一栏，录入时要细化到各县' },
  'F-RECORDING': { clause: '八.4', text: '销售经理定期抽查电话回访录音，对于发现的问题及时在夕会上进行通报' },
  'F-AUDIT-LATE': { clause: '八.1', text: '销售经理次日核对洽谈卡和 CRM 系统，并在《展厅经理日常检查表》中登记' },
};

/**
 * The shipped rulebook: the regulation as written, in force from 2014-10-24. The consultants' rules of §八.1 and §八.2
 * cost 50 RMB each where the store has chosen 罚款; otherwise the same findings arise as notices without money.
 */
export function regulationRulebook(options: { readonly finesOn: boolean; readonly id?: string }): Rulebook {
  const ruleOf = (code: RuleCode): Rule => {
    const { clause, text, fine, params } = clauses[code];
    const money = fine === true && options.finesOn;
    return {
      clause,
      text,
      measure: money ? 'money' : 'notice',
      amountFen: money ? fineFen : 0,
      enabled: true,
      params: { ...params },
    };
  };
  return {
    id: options.id ?? 'regulation-2014',
    effectiveFrom: regulationEffectiveFrom,
    // Object.fromEntries forgets the keys' type; every rule code is present because the list itself is mapped.
    rules: Object.fromEntries(ruleCodes.map((code) => [code, ruleOf(code)])) as Record<RuleCode, Rule>,
    auditedFields: [...auditedFieldNames],
  };
}

/**
 * The version in force on a day: the latest whose first day is not after it; of two from the same day, the one listed
 * last (versions are listed in the order in which they were made). Null before the first version.
 */
export function rulebookOn(versions: readonly Rulebook[], day: CivilDate): Rulebook | null {
  let inForce: Rulebook | null = null;
  for (const version of versions) {
    if (version.effectiveFrom > day) continue;
    if (inForce === null || version.effectiveFrom >= inForce.effectiveFrom) inForce = version;
  }
  return inForce;
}

/** The measure in the words of the showroom: `拟罚 50 元`, or that it costs nothing. */
export function measureText(measure: Measure, amountFen: number): string {
  if (measure === 'money' && amountFen > 0) return `拟罚 ${yuan(amountFen)} 元`;
  if (measure === 'points') return '记分';
  if (measure === 'coaching') return '辅导谈话';
  return '提醒，不罚款';
}

/** Whole yuan without decimals, otherwise with two: 5000 → `50`, 5050 → `50.50`. */
export function yuan(amountFen: number): string {
  return amountFen % 100 === 0 ? String(amountFen / 100) : (amountFen / 100).toFixed(2);
}
