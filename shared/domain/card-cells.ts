import type { CardBand, CardCell } from './card-spec.ts';

type CellSpec = readonly [id: string, label: string, width: number, tall?: 'tall'];

/** The grid of the card, band by band and row by row; every row is twelve columns wide. */
const bandCells: Readonly<Record<CardBand, readonly CellSpec[]>> = {
  visit: [
    ['number', '卡号', 2],
    ['serial', '纸卡号', 2],
    ['arrival', '到店', 1],
    ['departure', '离店', 1],
    ['party', '人数', 1],
    ['contactWay', '接触方式', 1],
    ['visitKind', '到店性质', 2],
    ['consultant', '销售顾问', 2],
  ],
  customer: [
    ['name', '姓名', 2],
    ['gender', '性别', 2],
    ['phone', '移动电话', 3],
    ['phone2', '备用电话', 2],
    ['wechat', '微信', 3],
    ['customerType', '客户类型', 3],
    ['purchaseType', '购买类型', 3],
    ['region', '地区（细化到县）', 4],
    ['street', '详细地址', 2],
    ['source', '客户来源', 3],
    ['sourceDetail', '推荐的老客户、介绍人、二网', 5],
    ['contacts', '其他联系方式', 4],
  ],
  intention: [
    ['vehicle', '意向车型', 5],
    ['colours', '外观 / 内饰颜色', 3],
    ['competitors', '竞品', 4],
    ['budget', '预算', 3],
    ['payment', '付款方式', 3],
    ['use', '用途', 3],
    ['decisionMaker', '决策人', 3],
    ['concerns', '关注点', 6],
    ['currentVehicle', '现有车辆、车牌、VIN', 6],
    ['expected', '预计购车', 3],
    ['level', '意向级别', 9],
  ],
  talk: [
    ['testDrive', '试驾', 5],
    ['quote', '报价', 3],
    ['tradeIn', '旧车置换', 4],
    ['talk', '洽谈经过与顾虑', 8, 'tall'],
    ['remark', '备注：客户特征，下次来认得出', 4, 'tall'],
  ],
  own: [['custom', '本店自定义项', 12]],
  result: [
    ['result', '洽谈结果', 6],
    ['consents', '告知与同意', 6],
    ['nextPlan', '下次回访计划', 12],
  ],
};

/** The cells of the card in the order in which they are read. */
export const cardCells: readonly CardCell[] = Object.entries(bandCells).flatMap(([band, cells]) =>
  // Object.entries widens the key; the record has no other.
  cells.map(([id, label, width, tall]) => ({ id, band: band as CardBand, label, width, tall: tall === 'tall' })),
);

/** The band that a cell lies in. */
export function bandOf(cell: string): CardBand {
  const found = cardCells.find(({ id }) => id === cell);
  if (!found) throw new Error(`no cell ${cell}`);
  return found.band;
}
