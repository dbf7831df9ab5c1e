import type { CivilDate } from '../../../../shared/calendar/civil-date.ts';
import { parseDateWords } from '../../../../shared/calendar/typed-date.ts';
import { dateWords } from '../../../../shared/calendar/words.ts';
import type { CustomField } from '../../../../shared/domain/custom-field.ts';
import { type ConditionField, type ConditionName, conditionField } from '../../../../shared/domain/customer-fields.ts';
import { type Condition, conditionTests } from '../../../../shared/domain/customer-filter.ts';
import { regionText } from '../../../../shared/domain/region.ts';
import type { ComboOption } from '../../../components/combo-filter.ts';

/** The values that can be chosen for a field, by what is read of the store. */
export type OptionsOf = (field: ConditionName) => readonly ComboOption[];

/** A field as it is spoken of; one of the store's own that is not read yet has no name so far. */
export function spokenField(name: ConditionName, own: readonly CustomField[]): ConditionField {
  return conditionField(name, own) ?? { label: '自定义项', kind: 'text' };
}

/**
 * A condition in words, as its chip says it: 「级别 是 H、A」, 「下次回访 到昨天」.
 * @param own the store's own fields
 */
export function conditionWords(
  condition: Condition,
  optionsOf: OptionsOf,
  today: CivilDate,
  own: readonly CustomField[],
): string {
  const { field, test, values } = condition;
  const { label, kind } = spokenField(field, own);
  if (kind === 'day') return `${label} ${dayPeriod(condition, today)}`;
  if (kind === 'number') return `${label} ${rangeWords(condition)}`;
  if (values.length === 0) return `${label} ${conditionTests[test]}`;
  const words = values.map((value) => valueWords(field, value, optionsOf));
  const shown = words.length > 3 ? `${words.slice(0, 2).join('、')} 等 ${words.length} 项` : words.join('、');
  return test === 'is' ? `${label} ${shown}` : `${label} ${conditionTests[test]} ${shown}`;
}

function valueWords(field: ConditionName, value: string, optionsOf: OptionsOf): string {
  if (field === 'region') return regionText(value) || value;
  return optionsOf(field).find((option) => option.value === value)?.label ?? value;
}

function dayPeriod({ test, values }: Condition, today: CivilDate): string {
  const [first = '', second = ''] = values.map((value) => dayValueWords(value, today));
  switch (test) {
    case 'between':
      return first === second ? first : `${first} 至 ${second}`;
    case 'from':
      return `${first} 起`;
    case 'to':
      return `到 ${first}`;
    default:
      return conditionTests[test];
  }
}

function rangeWords({ test, values: [first = '', second = ''] }: Condition): string {
  switch (test) {
    case 'between':
      return first === second ? first : `${first} 至 ${second}`;
    case 'from':
      return `不小于 ${first}`;
    case 'to':
      return `不大于 ${first}`;
    default:
      return conditionTests[test];
  }
}

/** 「今天」「3 天前」「7 天后」「11月23日」. */
export function dayValueWords(value: string, today: CivilDate): string {
  const [, sign, days] = /^today(?:([+-])(\d+))?$/.exec(value) ?? [];
  if (!value.startsWith('today')) return dateWords(value, today);
  if (days === undefined || Number(days) === 0) return '今天';
  if (days === '1') return sign === '-' ? '昨天' : '明天';
  return `${days} 天${sign === '-' ? '前' : '后'}`;
}

/**
 * The value that somebody wrote: 「3天前」 and 「今天」 stay relative, so that a kept filter means another day tomorrow;
 * anything else is the day itself. Null for what is no day.
 */
export function typedDayValue(text: string, today: CivilDate): string | null {
  const written = text.normalize('NFKC').replace(/\s/g, '');
  const named: Readonly<Record<string, string>> = {
    今天: 'today',
    昨天: 'today-1',
    明天: 'today+1',
    前天: 'today-2',
    后天: 'today+2',
  };
  const known = named[written];
  if (known !== undefined) return known;
  const [, days, way] = /^(\d{1,4})天(前|后|以前|以后)?$/.exec(written) ?? [];
  if (days !== undefined) return `today${way?.endsWith('前') ? '-' : '+'}${Number(days)}`;
  return parseDateWords(text, today);
}
