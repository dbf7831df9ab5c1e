import { type CustomField, type CustomFieldKind, type CustomFieldPath, customPath, fieldAt } from './custom-field.ts';
import type { DictionaryName } from './dictionary.ts';

/** How the values of a condition are chosen. */
export type ConditionKind = 'choice' | 'day' | 'number' | 'text';

/** Where the values of a choice come from. */
export type ChoiceSource =
  | { readonly from: 'dictionary'; readonly dictionary: DictionaryName }
  | { readonly from: 'levels' | 'staff' | 'regions' | 'series' | 'vehicles' }
  | { readonly from: 'fixed'; readonly labels: Readonly<Record<string, string>> };

/** What a list of customers can be narrowed by. */
export interface ConditionField {
  readonly label: string;
  readonly kind: ConditionKind;
  readonly choices?: ChoiceSource;
  /** There are customers without it: 「空着」 and 「有」 can be asked for. */
  readonly canBeEmpty?: boolean;
}

const fixed = (labels: Readonly<Record<string, string>>) => ({ from: 'fixed', labels }) as const;
const dictionary = (name: DictionaryName) => ({ from: 'dictionary', dictionary: name }) as const;

/** Every field of a condition, in the order in which the screen offers them. One more field is one more line here and in db/queries. */
export const conditionFields = {
  level: { label: '级别', kind: 'choice', choices: { from: 'levels' } },
  owner: { label: '归属', kind: 'choice', choices: { from: 'staff' }, canBeEmpty: true },
  pursuit: {
    label: '跟进',
    kind: 'choice',
    choices: fixed({ open: '还在跟进', waiting: '等经理决定', ended: '没有进行中的意向' }),
  },
  stage: { label: '阶段', kind: 'choice', choices: fixed({ prospect: '潜在客户', retained: '基盘' }) },
  source: { label: '来源', kind: 'choice', choices: dictionary('source'), canBeEmpty: true },
  region: { label: '地区', kind: 'choice', choices: { from: 'regions' }, canBeEmpty: true },
  series: { label: '车系', kind: 'choice', choices: { from: 'series' } },
  vehicle: { label: '车型', kind: 'choice', choices: { from: 'vehicles' }, canBeEmpty: true },
  customerType: { label: '客户类型', kind: 'choice', choices: dictionary('customer_type') },
  gender: { label: '性别', kind: 'choice', choices: fixed({ male: '先生', female: '女士' }), canBeEmpty: true },
  nextPlan: { label: '下次回访', kind: 'day', canBeEmpty: true },
  expected: { label: '预计购车', kind: 'day', canBeEmpty: true },
  lastContact: { label: '最近联系', kind: 'day', canBeEmpty: true },
  created: { label: '建档', kind: 'day' },
  updated: { label: '更新', kind: 'day' },
  tag: { label: '标签', kind: 'choice', choices: dictionary('customer_tag') },
  consent: { label: '同意', kind: 'choice', choices: dictionary('consent_purpose') },
  name: { label: '姓名', kind: 'text' },
  phone: { label: '电话', kind: 'text', canBeEmpty: true },
  plate: { label: '车牌', kind: 'text', canBeEmpty: true },
  wechat: { label: '微信', kind: 'text', canBeEmpty: true },
  street: { label: '街道', kind: 'text', canBeEmpty: true },
  remark: { label: '备注', kind: 'text', canBeEmpty: true },
  feedback: { label: '回访反馈', kind: 'text' },
} as const satisfies Readonly<Record<string, ConditionField>>;

export type ConditionFieldName = keyof typeof conditionFields;

/** By what a condition asks: a field that every store has, or one of the store's own. */
export type ConditionName = ConditionFieldName | CustomFieldPath;

/** How a field of the store's own is asked for. */
const ownKinds: Readonly<Record<CustomFieldKind, ConditionKind>> = {
  text: 'text',
  number: 'number',
  date: 'day',
  choice: 'choice',
  choices: 'choice',
};

/** Whether a list of customers can be narrowed by a field of the store's own: it speaks of the customer, not of a visit. */
function isAskedFor({ scope }: CustomField): boolean {
  return scope === 'customer';
}

/**
 * What is known of a field, also of one of the store's own that is out of use: a kept filter may ask for it.
 * Null where the store has no such field.
 */
export function conditionField(name: ConditionName, own: readonly CustomField[]): ConditionField | null {
  if (isOwnName(name)) {
    const field = fieldAt(own, name);
    if (field === undefined || !isAskedFor(field)) return null;
    const kind = ownKinds[field.kind];
    const labels = Object.fromEntries(field.options.map(({ code, label }) => [code, label]));
    return {
      ...{ label: field.label, kind, canBeEmpty: true },
      ...(kind === 'choice' ? { choices: fixed(labels) } : {}),
    };
  }
  return conditionFields[name];
}

export function isOwnName(name: ConditionName): name is CustomFieldPath {
  return !(name in conditionFields);
}

/** Every field that is offered: those of every store, then the store's own in use, in its order. */
export function offeredConditions(own: readonly CustomField[]): readonly ConditionName[] {
  const usual = Object.keys(conditionFields) as ConditionFieldName[]; // the keys of the table itself
  return [...usual, ...own.filter((field) => field.active && isAskedFor(field)).map(({ code }) => customPath(code))];
}
