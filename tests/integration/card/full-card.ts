import type { CardValues } from '../../../shared/domain/card.ts';

/** Everything that a card needs to be complete, as somebody fills it who came by himself. */
export const fullCard: CardValues = {
  contactWay: 'showroom',
  visitKind: 'first',
  name: '田永刚',
  gender: 'male',
  phone: '13900006621',
  customerType: 'person',
  purchaseType: 'first',
  regionCode: '130682',
  source: 'walk_in',
  vehicleId: 'h9-2.0t-4wd',
  colour: 'white',
  competitors: ['none'],
  expectedOn: '2026-03-29',
  level: 'B',
  testDrive: false,
  noDriveReason: 'no_time',
  talk: '看中白色，嫌贵',
  obstacle: 'price_drop',
  result: 'follow',
  nextPlanOn: '2026-03-11',
  nextPlanMethod: 'phone',
  remark: '戴眼镜，带小孩',
};
