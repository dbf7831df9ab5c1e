import type { CardPart } from './card-part-specs.ts';
import type { CardField, CardFieldKind } from './card-spec.ts';
import { defaultDictionaries } from './dictionary-defaults.ts';

/** What a schema says about itself to whoever reads the API's description. */
export type ValueDoc = {
  readonly title: string;
  readonly description: string;
  readonly examples: unknown[];
};

/** An example for each kind; `named` has better ones for fields of general kinds. */
const byKind: Readonly<Record<CardFieldKind, unknown>> = {
  text: '宋佳',
  longtext: '夫妻一起来，看中白色现车，想等降价',
  remark: '短发戴眼镜，带一个上小学的男孩',
  serial: 'DZ-202600',
  phone: '15000003178',
  email: 'name@163.com',
  plate: '冀F12345',
  vin: '1M8GDM9AXKP042788',
  choice: 'other',
  multi: ['other'],
  date: '2026-03-11',
  time: '10:00',
  instant: 1_773_016_800_000,
  count: 2,
  money: 11_280_000,
  flag: true,
  gender: 'female',
  level: 'A',
  method: 'phone',
  staff: '019cd0f2-8c00-7000-8000-000000000001',
  customer: '019cd0f2-8c00-7000-8000-000000000002',
  vehicle: 'h9-2.0t-4wd',
  vehicles: ['m6-plus'],
  region: '130682',
  testDrive: { agreementNo: 'SJ0047', car: '冀F·1047', startKm: 1203, endKm: 1209, feedback: '感觉不错' },
  tradeIn: { vehicle: '捷达 2016 款', mileageKm: 92_000, estimateFen: 3_000_000, customerAskFen: 3_500_000 },
  custom: { hobby: '钓鱼' },
};

const named: Readonly<Record<string, unknown>> = {
  wechat: 'songjia_dz',
  contactPerson: '田永刚',
  street: '中山路 1 号',
  introducer: '集团售后何主任',
  qq: '10001000',
  weibo: 'songjia',
  currentVehicle: '捷达 2016 款',
  levelReason: '客户口头说明',
  termMonths: 36,
  downPaymentFen: 3_000_000,
  nextPlanPurpose: '问看车体会、答复置换价',
  licence: '130682199001010011',
  agreementNo: 'SJ0047',
  car: '冀F·1047',
  feedback: '感觉不错',
  vehicle: '捷达 2016 款',
};

const units: Readonly<Partial<Record<CardFieldKind, string>>> = {
  date: '日期，YYYY-MM-DD',
  time: '时间，HH:mm',
  instant: 'UTC 毫秒',
  money: '单位分',
  level: 'O H A B C N',
  staff: '人员编号',
  customer: '客户编号',
  vehicle: '车型编号',
  vehicles: '车型编号',
};

/** Title, description and example of a card field. */
export function fieldDoc(field: CardField): ValueDoc {
  const { label, kind, hint, condition, max } = field;
  const isWords = typeof byKind[kind] === 'string' && max !== null;
  const says = [condition, hint, units[kind], listOf(field), isWords ? `最多 ${max} 个字` : null];
  return {
    title: label,
    description: says.filter((each) => each != null).join('；') || label,
    examples: [named[field.name] ?? codeExample(field) ?? byKind[kind]],
  };
}

/** Title, description and example of a line of a sub-form. */
export function partDoc(part: CardPart): ValueDoc {
  const description = { text: `最多 ${part.max ?? 50} 个字`, km: '公里数', money: '单位分' }[part.kind];
  const example = { text: part.label, km: 1203, money: 3_000_000 }[part.kind];
  return { title: part.label, description, examples: [named[part.name] ?? example] };
}

function listOf({ dictionary, freeEntry }: CardField): string | null {
  if (dictionary === null) return null;
  return freeEntry ? `列表 ${dictionary} 的代码，列表里没有的直接写` : `列表 ${dictionary} 的代码`;
}

function codeExample({ dictionary, kind }: CardField): unknown {
  const code = dictionary === null ? undefined : defaultDictionaries[dictionary][0]?.code;
  return kind === 'multi' && code !== undefined ? [code] : code;
}
