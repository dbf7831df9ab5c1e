import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { AuditedField } from '../../shared/domain/audit-compare.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import { labelOfCode } from '../../shared/domain/dictionary.ts';
import { defaultDictionaries } from '../../shared/domain/dictionary-defaults.ts';
import { regionName } from '../../shared/domain/region.ts';
import { defaultVehicles, vehicleLabel } from '../../shared/domain/vehicle.ts';
import type { Chance } from './chance.ts';

/** What is written in the audited fields of a paper card. */
export type PaperWords = Readonly<Record<AuditedField, string>>;

/** The card as the consultant writes it with a pen. */
export function wordsOnPaper(values: CardValues): PaperWords {
  const word = (dictionary: 'source' | 'colour' | 'competitor', code: string | null | undefined) =>
    code == null ? '' : labelOfCode(defaultDictionaries[dictionary], code);
  const vehicle = defaultVehicles.find(({ id }) => id === values.vehicleId);
  return {
    name: values.name ?? '',
    phone: values.phone ?? '',
    source: word('source', values.source),
    county: regionName(values.regionCode ?? '') ?? '',
    model: vehicle ? vehicleLabel(vehicle) : '',
    colour: word('colour', values.colour),
    level: values.level ?? '',
    expected: values.expectedOn == null ? '没定' : dots(values.expectedOn),
    competitor: (values.competitors ?? []).map((code) => word('competitor', code)).join('、'),
    next_plan: values.nextPlanOn == null ? '' : dots(values.nextPlanOn).slice(5),
  };
}

/** The same paper where one field says something else than what will be typed: why there is an audit at all. */
export function withSlip(chance: Chance, words: PaperWords): PaperWords {
  const field = chance.one(['phone', 'colour', 'competitor', 'county', 'expected', 'name', 'model'] as const);
  switch (field) {
    case 'phone':
      return { ...words, phone: `${words.phone.slice(0, -1)}${(Number(words.phone.slice(-1)) + 1) % 10}` };
    case 'name':
      return { ...words, name: `${words.name.slice(0, -1)}${words.name.endsWith('伟') ? '维' : '伟'}` };
    case 'colour':
      return { ...words, colour: words.colour === '白' ? '银灰' : '白' };
    case 'county':
      return { ...words, county: words.county === '望都县' ? '定州市' : '望都县' };
    case 'competitor':
      return { ...words, competitor: words.competitor === '皓影' ? '无' : '皓影' };
    case 'expected':
      return { ...words, expected: words.expected === '没定' ? '这个月' : '没定' };
    case 'model':
      return { ...words, model: words.model === 'M6 PLUS' ? '枭龙 MAX' : 'M6 PLUS' };
  }
}

/** `2026-03-09` as a pen writes it. */
function dots(day: CivilDate): string {
  return day.replaceAll('-', '.');
}
