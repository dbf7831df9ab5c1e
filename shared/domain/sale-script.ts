import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { optionalText } from '../text/clean.ts';
import { codesOf } from './codes.ts';
import { type SaleCall, saleCalls } from './sale-plan.ts';

/** One asked item of a script: what is said, and how the answer is given. */
export interface ScriptItem {
  readonly name: AnswerName;
  readonly label: string;
  readonly kind: 'choice' | 'date' | 'count' | 'text';
  /** Of a choice: code and words, in the order of the keys. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Of a count. */
  readonly unit?: string;
}

const km = z.int().min(0).max(9_999_999);
const note = (label: string) => optionalText({ label, max: 200 });

/** The answers of all scripts by name; what was not asked or not answered is absent. */
const answerShape = {
  satisfied: z.enum(['very', 'fair', 'no']),
  functions: z.enum(['all', 'some', 'no']),
  plates: z.enum(['done', 'doing', 'no']),
  insurance: z.enum(['done', 'doing', 'no']),
  decoration: z.enum(['done', 'wanted', 'no']),
  firstServiceOn: civilDateSchema,
  firstServiceKm: km,
  reminded: z.enum(['yes', 'no']),
  surveyed: z.enum(['yes', 'no']),
  odometerKm: km,
  usage: note('用车情况'),
  leads: z.enum(['yes', 'no']),
} as const;
export type AnswerName = keyof typeof answerShape;

/** Structured answers of one call. */
export const saleAnswersSchema = z.strictObject({
  satisfied: answerShape.satisfied.optional().describe('对新车满意吗'),
  functions: answerShape.functions.optional().describe('车辆功能会用吗'),
  plates: answerShape.plates.optional().describe('上牌'),
  insurance: answerShape.insurance.optional().describe('保险'),
  decoration: answerShape.decoration.optional().describe('装修'),
  firstServiceOn: answerShape.firstServiceOn.optional().describe('首保日期'),
  firstServiceKm: answerShape.firstServiceKm.optional().describe('首保公里数'),
  reminded: answerShape.reminded.optional().describe('首保提醒过了'),
  surveyed: answerShape.surveyed.optional().describe('厂家打过电话没有'),
  odometerKm: answerShape.odometerKm.optional().describe('行驶公里'),
  usage: answerShape.usage.optional(),
  leads: answerShape.leads.optional().describe('周围有没有人想买车'),
});
export type SaleAnswers = z.infer<typeof saleAnswersSchema>;

const yesNo = { yes: '是', no: '否' } as const;
const progress = { done: '办好了', doing: '在办', no: '还没办' } as const;

/** What each of the four calls asks (§五.1(1)–(4)), in the order in which it is said. */
export const saleScripts: Readonly<Record<SaleCall, readonly ScriptItem[]>> = {
  sale_48h: [
    {
      name: 'satisfied',
      label: '对新车满意吗',
      kind: 'choice',
      choices: { very: '非常满意', fair: '还可以', no: '不满意' },
    },
    {
      name: 'functions',
      label: '车辆功能会用吗',
      kind: 'choice',
      choices: { all: '都会用', some: '有的不会', no: '不太会' },
    },
  ],
  sale_week: [
    { name: 'usage', label: '用车情况', kind: 'text' },
    { name: 'plates', label: '上牌', kind: 'choice', choices: progress },
    { name: 'insurance', label: '保险', kind: 'choice', choices: progress },
    { name: 'decoration', label: '装修', kind: 'choice', choices: { done: '做好了', wanted: '想做', no: '不做' } },
    { name: 'firstServiceOn', label: '首保日期', kind: 'date' },
    { name: 'firstServiceKm', label: '首保公里数', kind: 'count', unit: '公里' },
    { name: 'reminded', label: '已提醒首保', kind: 'choice', choices: yesNo },
  ],
  sale_csi: [
    {
      name: 'satisfied',
      label: '对购车过程满意吗',
      kind: 'choice',
      choices: { very: '非常满意', fair: '还可以', no: '不满意' },
    },
    { name: 'surveyed', label: '厂家来过电话', kind: 'choice', choices: yesNo },
  ],
  sale_month: [
    { name: 'odometerKm', label: '行驶公里', kind: 'count', unit: '公里' },
    { name: 'usage', label: '用车情况', kind: 'text' },
    { name: 'leads', label: '周围有人想买车吗', kind: 'choice', choices: { yes: '有', no: '没有' } },
  ],
};

/** How the CSI call is worded: neutral by default, or in the words of the regulation (§五.1(3)). */
export const csiWordings = { neutral: '请客户照实说', regulation: '规定里的说法：请客户打「非常满意」' } as const;
export type CsiWording = keyof typeof csiWordings;
export const csiWordingSchema = z.enum(codesOf(csiWordings));

/** What is said at the beginning of a call. */
export function scriptWords(call: SaleCall, wording: CsiWording = 'neutral'): string {
  switch (call) {
    case 'sale_48h':
      return '您的新车用得还满意吗？功能都熟悉了吗？再次感谢您选择我们。';
    case 'sale_week':
      return '车用得怎么样？上牌、保险、装修都办好了吗？首保的时间和公里数再跟您提醒一下。';
    case 'sale_csi':
      return wording === 'neutral'
        ? '近期厂家可能给您来电话，了解购车的感受，请您照实说。有不满意的地方，请先告诉我们，我们马上改进。'
        : '近期厂家可能给您来电话，询问顾客满意度的情况，请您帮忙给打个「非常满意」，提前谢谢您。';
    case 'sale_month':
      return '车用了一个月，开了多少公里，用得还顺手吗？亲戚朋友里有想买车的，也请介绍给我们。';
  }
}

/** The name of an item in a script's answers that this call does not ask for; null where all belong to it. */
export function strangerAmong(call: SaleCall, answers: SaleAnswers): string | null {
  const asked = new Set<string>(saleScripts[call].map(({ name }) => name));
  return Object.keys(answers).find((name) => !asked.has(name)) ?? null;
}

/** Answers as they are read: the asked item and the words of its answer, in the order of the script. */
export function answerLines(
  call: SaleCall,
  answers: SaleAnswers,
): readonly { readonly label: string; readonly words: string }[] {
  return saleScripts[call].flatMap(({ name, label, choices, unit }) => {
    const answer = answers[name];
    if (answer === undefined || answer === '') return [];
    const words = choices?.[String(answer)] ?? (unit === undefined ? String(answer) : `${answer} ${unit}`);
    return [{ label, words }];
  });
}

/** The call of a plan's origin; null for a plan that is none of the four. */
export function saleCallOf(origin: string): SaleCall | null {
  return saleCalls.find((call) => call === origin) ?? null;
}
