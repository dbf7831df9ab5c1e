import type { Page } from '@playwright/test';
import { cellOf, choose, take } from './card-screen.ts';

/** What is entered in every field of the card (domain §6), as the contract says it. */
export const whole = {
  name: '欧阳建国',
  gender: 'male',
  phone: '13900008801',
  phone2: '03122345678',
  wechat: 'ouyang_8801',
  qq: '108801',
  weibo: 'ouyangjg',
  email: 'ouyang@163.com',
  customerType: 'organisation',
  contactPerson: '欧阳敏',
  purchaseType: 'replacement',
  regionCode: '130682',
  street: '中山路 18 号',
  source: 'subdealer',
  subdealer: 'anguo_chengxin',
  subdealerRegisteredOn: '2026-11-20',
  subdealerRegisteredTime: '16:40',
  contactWay: 'showroom',
  visitKind: 'invited',
  partySize: 3,
  serial: 'DZ-202601',
  colour: 'white',
  interiorColour: 'beige',
  competitors: ['song_plus', '理想 L6'],
  budget: 'from_15_to_20',
  payment: 'loan',
  downPaymentFen: 5_000_000,
  termMonths: 36,
  use: 'family',
  decisionMaker: 'couple',
  concerns: ['space', 'discount', 'fuel'],
  currentVehicle: '捷达 2016 款、五菱宏光',
  plate: '冀F8T301',
  vin: 'LSVAM4187C2184847',
  expectedOn: '2026-12-10',
  level: 'H',
  levelReason: '月底前一定要提车',
  testDrive: true,
  testDriveDetail: {
    licence: '130682199001010011',
    agreementNo: 'SJ0047',
    car: '冀F·1047',
    startKm: 1203,
    endKm: 1209,
    feedback: '提速快，静音好',
  },
  quoteFen: 11_280_000,
  tradeIn: { vehicle: '捷达 2016 款', mileageKm: 92_000, estimateFen: 3_000_000, customerAskFen: 3_500_000 },
  talk: '夫妻一起来，看中白色现车，想等月底活动',
  obstacle: 'price_drop',
  remark: '短发戴眼镜，带一个上小学的男孩',
  custom: { hobby: '钓鱼', garage: 'you', birthday: '1988-05-06', people: 3, seen: ['heiseh9', 'baiseh9'] },
  result: 'follow',
  consents: ['collect', 'followup', 'marketing'],
  nextPlanOn: '2026-11-22',
  nextPlanTime: '10:00',
  nextPlanMethod: 'phone',
  nextPlanPurpose: '问看车体会、答复置换价',
} as const;

/** Writes words into a cell and leaves it. */
export async function write(page: Page, field: string, words: string): Promise<void> {
  await cellOf(page, field).fill(words);
  await page.keyboard.press('Tab');
}

/** Enters all of it on the screen, in the paper's order. */
export async function fillWhole(page: Page): Promise<void> {
  await write(page, 'serial', whole.serial);
  await write(page, 'departedAt', '14:30');
  await write(page, 'partySize', '3');
  await take(page, 'visitKind', '邀约');
  await write(page, 'name', `${whole.name}先生`);
  await write(page, 'phone', whole.phone);
  await write(page, 'phone2', '0312-2345678');
  await write(page, 'wechat', whole.wechat);
  await choose(page, 'customerType', '单位');
  await write(page, 'contactPerson', whole.contactPerson);
  await choose(page, 'purchaseType', '换购');
  await take(page, 'regionCode', '保定定州');
  await write(page, 'street', whole.street);
  await take(page, 'source', '二网');
  await take(page, 'subdealer', '安国');
  await write(page, 'subdealerRegisteredOn', '11.20');
  await write(page, 'subdealerRegisteredTime', '1640');
  await write(page, 'qq', whole.qq);
  await write(page, 'weibo', whole.weibo);
  await write(page, 'email', whole.email);
  await fillWish(page);
  await fillTalk(page);
}

async function fillWish(page: Page): Promise<void> {
  await take(page, 'vehicleId', 'H9');
  await take(page, 'otherVehicleIds', 'M6');
  await page.keyboard.press('Escape');
  await take(page, 'colour', '白');
  await take(page, 'interiorColour', '米');
  await take(page, 'competitors', '宋PLUS');
  await take(page, 'competitors', '理想 L6');
  await take(page, 'budget', '15-20');
  await take(page, 'payment', '贷款');
  await write(page, 'downPaymentFen', '5万');
  await write(page, 'termMonths', '36');
  await take(page, 'use', '家用');
  await take(page, 'decisionMaker', '夫妻');
  for (const concern of ['空间', '优惠', '油耗'])
    await cellOf(page, 'concerns').getByRole('checkbox', { name: concern }).click();
  await write(page, 'currentVehicle', whole.currentVehicle);
  await write(page, 'plate', '冀f·8t301');
  await write(page, 'vin', 'lsvam4187c2184847');
  await write(page, 'expectedOn', '12.10');
  await cellOf(page, 'level').getByRole('radio', { name: /^H/ }).check({ force: true });
  await write(page, 'levelReason', whole.levelReason);
}

async function fillTalk(page: Page): Promise<void> {
  await choose(page, 'testDrive', '是');
  const { licence, agreementNo, car, feedback } = whole.testDriveDetail;
  const drive = { licence, agreementNo, car, startKm: '1203', endKm: '1209', feedback };
  for (const [part, words] of Object.entries(drive)) await cellOf(page, `testDriveDetail.${part}`).fill(words);
  await write(page, 'quoteFen', '11.28万');
  await cellOf(page, 'tradeIn').focus();
  const used = { vehicle: '捷达 2016 款', mileageKm: '9.2万', estimateFen: '3万', customerAskFen: '3.5万' };
  for (const [part, words] of Object.entries(used)) await cellOf(page, `tradeIn.${part}`).fill(words);
  await page.keyboard.press('Tab');
  await take(page, 'obstacle', '等降价');
  await write(page, 'talk', whole.talk);
  await write(page, 'remark', whole.remark);
  await write(page, 'custom.hobby', whole.custom.hobby);
  await take(page, 'custom.garage', '有');
  await write(page, 'custom.birthday', '1988-05-06');
  await write(page, 'custom.people', '3');
  await take(page, 'custom.seen', '黑色');
  await take(page, 'custom.seen', '白色');
  await page.keyboard.press('Escape');
  for (const purpose of ['收集', '回访', '营销短信'])
    await page
      .getByRole('group', { name: '告知与同意' })
      .getByRole('checkbox', { name: purpose })
      .check({ force: true });
  await write(page, 'nextPlan.dueOn', '明天');
  await write(page, 'nextPlan.dueTime', '10:00');
  await write(page, 'nextPlan.purpose', whole.nextPlanPurpose);
}
