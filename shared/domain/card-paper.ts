import type { CardFieldName } from './card-field-specs.ts';
import { cardField } from './card-fields.ts';
import { type CardBand, cardBands } from './card-spec.ts';
import type { DictionaryEntry, DictionaryName } from './dictionary.ts';

/** How a cell of the printed card is filled: by words, by a tick in a printed list, by ranks, or by hand only. */
type Filling = 'words' | 'ticks' | 'ranks' | 'sign';

/** One ruled cell of the printed card. */
export interface PaperCell {
  readonly id: string;
  readonly label: string;
  /** Red star (§二.2). */
  readonly star: boolean;
  /** Columns of twenty-four. */
  readonly width: number;
  readonly filling: Filling;
  /** The fields it shows; the first of a `ticks` or `ranks` cell is the one with the list. */
  readonly fields: readonly CardFieldName[];
}

export interface PaperRow {
  /** Takes what height is left: the place for whole sentences. */
  readonly tall: boolean;
  readonly cells: readonly PaperCell[];
}

export interface PaperBand {
  readonly band: CardBand;
  readonly title: string;
  readonly rows: readonly PaperRow[];
}

type Spec = readonly [label: string, width: number, fields: readonly CardFieldName[], filling?: Filling];

/** The paper's grid: 200 mm wide, in columns of twenty-four. */
const layout: Readonly<Record<CardBand, readonly (readonly Spec[])[]>> = {
  visit: [
    [
      ['到店', 3, ['arrivedAt']],
      ['离店', 3, ['departedAt']],
      ['人数', 2, ['partySize']],
      ['接触方式', 7, ['contactWay'], 'ticks'],
      ['到店性质', 6, ['visitKind'], 'ticks'],
      ['销售顾问', 3, ['consultantId']],
    ],
  ],
  customer: [
    [
      ['姓名', 4, ['name']],
      ['性别', 3, ['gender'], 'ticks'],
      ['移动电话', 5, ['phone']],
      ['不留电话的原因', 8, ['noPhoneReason'], 'ticks'],
      ['备用电话', 4, ['phone2']],
    ],
    [
      ['客户类型', 4, ['customerType'], 'ticks'],
      ['单位联系人', 3, ['contactPerson']],
      ['购买类型', 5, ['purchaseType'], 'ticks'],
      ['地区（细化到县）', 6, ['regionCode']],
      ['详细地址（交车时必填）', 6, ['street']],
    ],
    [['客户来源', 24, ['source'], 'ticks']],
    [
      ['推荐的老客户（客户推荐必填）', 6, ['referrerId']],
      ['介绍人（关系介绍必填）', 5, ['introducer']],
      ['二网名称、报备时间（二网介绍必填）', 8, ['subdealer', 'subdealerRegisteredOn', 'subdealerRegisteredTime']],
      ['网络渠道（网络必填）', 5, ['channel']],
    ],
    [
      ['微信', 6, ['wechat']],
      ['QQ', 5, ['qq']],
      ['微博', 5, ['weibo']],
      ['邮箱', 8, ['email']],
    ],
  ],
  intention: [
    [
      ['意向车型（可填多个，先写主要的）', 10, ['vehicleId', 'otherVehicleIds']],
      ['外观 / 内饰颜色', 6, ['colour', 'interiorColour']],
      ['竞品（没有写「无」）', 8, ['competitors']],
    ],
    [
      ['预算', 4, ['budget']],
      ['付款方式', 9, ['payment', 'downPaymentFen', 'termMonths'], 'ticks'],
      ['用途', 5, ['use']],
      ['决策人', 6, ['decisionMaker']],
    ],
    [
      ['关注点（按重要程度写 1 2 3）', 16, ['concerns'], 'ranks'],
      ['现有车辆（增购、换购必填）、车牌、VIN', 8, ['currentVehicle', 'plate', 'vin']],
    ],
    [
      ['预计购车', 5, ['expectedOn', 'noExpectedDate']],
      ['意向级别', 13, ['level'], 'ticks'],
      ['级别原因', 6, ['levelReason']],
    ],
  ],
  talk: [
    [
      ['试驾', 13, ['testDrive', 'testDriveDetail', 'noDriveReason'], 'ticks'],
      ['报价', 3, ['quoteFen']],
      ['旧车置换：估价 / 客户期望', 8, ['tradeIn']],
    ],
    [
      ['洽谈经过与顾虑', 15, ['talk', 'obstacle']],
      ['备注：客户特征，下次来认得出', 9, ['remark']],
    ],
  ],
  own: [],
  result: [
    [
      ['洽谈结果', 11, ['result'], 'ticks'],
      ['客户告知与同意', 13, ['consents'], 'ticks'],
    ],
    [
      [
        '下次回访计划（48 小时内必有一次）：日期、方式、目的',
        14,
        ['nextPlanOn', 'nextPlanTime', 'nextPlanMethod', 'nextPlanPurpose'],
      ],
      ['客户签字', 5, [], 'sign'],
      ['销售顾问签字', 5, [], 'sign'],
    ],
  ],
};

/** The printed card (§二.1–2), band by band: the order of the screen, and a place for every field of it. */
export const cardPaper: readonly PaperBand[] = Object.entries(cardBands).map(([band, title]) => ({
  // Object.entries widens the key; the record has no other.
  band: band as CardBand,
  title,
  rows: layout[band as CardBand].map((cells) => ({
    tall: cells.some(([, , fields]) => fields.includes('talk')),
    cells: cells.map(([label, width, fields, filling = 'words']) => ({
      id: fields[0] ?? label,
      label,
      star: fields.length > 0 && cardField(fields[0] ?? 'name').requirement === 'required',
      width,
      filling,
      fields,
    })),
  })),
}));

const columnMm = 193.5 / 24;
const letterMm = 2.65;
/** What stands beside the word: a box, or a line for the rank. */
const markMm = { ticks: 2.1 + 0.5 + 1.8, ranks: 4 + 0.5 + 1.8, words: 0, sign: 0 } as const;

/**
 * The entries of a list to be printed with boxes to tick, or none where they do not fit the cell: then the card has a
 * line to write on. Entries out of use are left out, except one that is ticked.
 */
export function tickList(
  cell: Pick<PaperCell, 'filling' | 'width'>,
  entries: readonly TickEntry[],
  chosen: readonly string[],
): readonly TickEntry[] {
  const shown = entries.filter(({ code, active }) => active || chosen.includes(code));
  const width = shown.reduce((sum, { label }) => sum + markMm[cell.filling] + widthOf(label), 0);
  return width <= cell.width * columnMm - 2 ? shown : [];
}

/** What is printed beside a box. */
export type TickEntry = Pick<DictionaryEntry, 'code' | 'label' | 'active'>;

/** The list behind a cell that is ticked or ranked. */
export function listOfCell(cell: PaperCell): DictionaryName | null {
  const [first] = cell.fields;
  return first === undefined ? null : cardField(first).dictionary;
}

/** Printed width of a word in mm: half for what is not Chinese. */
function widthOf(label: string): number {
  return [...label].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) < 0x2e80 ? 0.55 : 1) * letterMm, 0);
}
