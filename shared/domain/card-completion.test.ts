import { describe, expect, test } from 'vitest';
import { messageOf } from '../contract/errors.ts';
import type { CardValues } from './card.ts';
import {
  completionProgress,
  isRequired,
  missingForCompletion,
  missingForQuickSave,
  refuseMissing,
} from './card-completion.ts';
import type { CardFieldName } from './card-field-specs.ts';
import { cardFields } from './card-fields.ts';

const complete: CardValues = {
  arrivedAt: 1_773_016_800_000,
  departedAt: 1_773_020_400_000,
  contactWay: 'showroom',
  visitKind: 'first',
  consultantId: 'zhao',
  name: '梁文明',
  gender: 'male',
  phone: '13913221814',
  customerType: 'person',
  purchaseType: 'first',
  regionCode: '130631',
  source: 'walk_in',
  vehicleId: 'h9-2.0t-4wd',
  competitors: ['none'],
  noExpectedDate: true,
  level: 'N',
  testDrive: false,
  noDriveReason: 'next_time',
  talk: '想等降价',
  result: 'follow',
  nextPlanOn: '2026-03-11',
  nextPlanMethod: 'wechat',
};

/** What is missing when these values stand on the card instead. */
function missing(change: CardValues): readonly string[] {
  return missingForCompletion({ ...complete, ...change }).map(({ field, part }) =>
    part === null ? field : `${field}.${part}`,
  );
}

describe('the quick save', () => {
  const quick: CardValues = {
    arrivedAt: 1,
    consultantId: 'wang',
    name: '田',
    gender: 'male',
    phone: '13900006621',
    level: 'B',
  };
  const gaps = (change: CardValues) => missingForQuickSave({ ...quick, ...change }).map(({ field }) => field);

  test('needs arrival, consultant, name, phone or reason, and level, in this order', () => {
    expect(gaps({})).toEqual([]);
    expect(missingForQuickSave({}).map(({ label }) => label)).toEqual([
      '到店',
      '销售顾问',
      '姓名',
      '移动电话或不留的原因',
      '意向级别',
    ]);
  });

  test('accepts the surname and a reason for no phone', () => {
    expect(gaps({ phone: null, noPhoneReason: 'declined' })).toEqual([]);
    expect(gaps({ phone: ' ' })).toEqual(['phone']);
    expect(gaps({ name: ' ' })).toEqual(['name']);
  });
});

describe('the completed card', () => {
  test('needs nothing more than its required fields', () => {
    expect(missing({})).toEqual([]);
    expect(completionProgress(complete)).toEqual({ filled: 22, required: 22 });
  });

  test.each(Object.keys(complete).filter((name) => !['departedAt', 'noExpectedDate', 'noDriveReason'].includes(name)))(
    'is incomplete without %s',
    (name) => {
      const values = { ...complete, [name]: null };
      expect(missingForCompletion(values).map(({ field }) => field)).toEqual([name]);
      expect(completionProgress(values)).toEqual({
        filled: name === 'testDrive' ? 20 : 21,
        required: name === 'testDrive' ? 21 : 22,
      });
    },
  );

  test('can be saved without the departure, which counts at the day\u2019s end only', () => {
    expect(missing({ departedAt: null })).toEqual([]);
    expect(completionProgress({ ...complete, departedAt: null })).toEqual({ filled: 21, required: 22 });
    expect(isRequired('departedAt', complete)).toBe(true);
  });

  test('is incomplete with a talk of marks alone', () => {
    expect(missing({ talk: '。。。', obstacle: null })).toEqual(['talk']);
    expect(missing({ talk: '。', obstacle: 'price_drop' })).toEqual([]);
  });

  test('names what is missing in the paper\u2019s order', () => {
    const order = cardFields.map(({ name }) => name);
    const all = missingForCompletion({}).map(({ field }) => field);
    expect(all).toEqual(order.filter((name) => all.includes(name)));
    expect(all).toHaveLength(20);
    const refusal = refuseMissing(missingForCompletion({ ...complete, level: null, gender: null }));
    expect(refusal && messageOf(refusal.code, refusal.params)).toBe(
      '还差「性别、意向级别」，补上后才能完成；已填的都还在',
    );
    expect(refusal?.field).toBe('gender');
    expect(refuseMissing([])).toBeNull();
  });

  test('takes a reason instead of a phone, an obstacle instead of words, a date instead of 没有明确时间', () => {
    expect(missing({ phone: null, noPhoneReason: 'declined' })).toEqual([]);
    expect(missing({ talk: null, obstacle: 'price_drop' })).toEqual([]);
    expect(missing({ noExpectedDate: false, expectedOn: '2026-04-01' })).toEqual([]);
    expect(missing({ noExpectedDate: false })).toEqual(['expectedOn']);
  });

  test('wants the full name of whoever leaves a phone', () => {
    expect(missing({ name: '梁' })).toEqual(['name']);
    expect(missing({ name: '欧阳' })).toEqual(['name']);
    expect(missingForCompletion({ ...complete, name: '梁' })[0]?.label).toBe('姓名（全名）');
    expect(missing({ name: '梁', phone: null, noPhoneReason: 'declined' })).toEqual([]);
    expect(completionProgress({ ...complete, name: '梁' })).toEqual({ filled: 21, required: 22 });
  });

  test('accepts 「无」 as competitor, but no empty list', () => {
    expect(missing({ competitors: [] })).toEqual(['competitors']);
  });
});

describe('what a card needs depends on its answers', () => {
  test.each<[string, CardValues, readonly string[], CardValues]>([
    ['网络 wants the channel', { source: 'online' }, ['channel'], { channel: 'dongchedi' }],
    ['客户推荐 wants the existing customer (§二.5)', { source: 'referral' }, ['referrerId'], { referrerId: 'c1' }],
    ['关系介绍 wants the introducer (§二.6)', { source: 'relation' }, ['introducer'], { introducer: '集团售后何主任' }],
    [
      '二网介绍 wants the sub-dealer and the registration (§二.7)',
      { source: 'subdealer' },
      ['subdealer', 'subdealerRegisteredOn'],
      { subdealer: 'anguo_chengxin', subdealerRegisteredOn: '2026-03-06' },
    ],
    ['增购 wants the present car', { purchaseType: 'additional' }, ['currentVehicle'], { currentVehicle: '朗逸' }],
    ['换购 wants the present car', { purchaseType: 'replacement' }, ['currentVehicle'], { currentVehicle: '捷达' }],
    ['单位 wants the contact', { customerType: 'organisation' }, ['contactPerson'], { contactPerson: '田永刚' }],
    [
      'a test drive wants its details, the licence aside',
      { testDrive: true, noDriveReason: null },
      ['agreementNo', 'car', 'startKm', 'endKm', 'feedback'].map((part) => `testDriveDetail.${part}`),
      { testDriveDetail: { agreementNo: 'SJ0047', car: '冀F·1047', startKm: 0, endKm: 6, feedback: '不错' } },
    ],
    ['no test drive wants the reason', { noDriveReason: null }, ['noDriveReason'], { noDriveReason: 'no_time' }],
    [
      '继续跟进 wants the next plan',
      { nextPlanOn: null, nextPlanMethod: null },
      ['nextPlanOn', 'nextPlanMethod'],
      { nextPlanOn: '2026-03-11', nextPlanMethod: 'phone' },
    ],
  ])('%s', (_, change, fields, answer) => {
    expect(missing(change)).toEqual(fields);
    expect(missing({ ...change, ...answer })).toEqual([]);
  });

  test.each([
    'walk_in',
    'phone_in',
    'tele_invite',
    'auto_show',
    'outreach',
    'event',
    'repurchase',
    'reactivated',
    'other',
  ])('the source %s wants nothing more', (source) => {
    expect(missing({ source })).toEqual([]);
  });

  test.each(['lost', 'dormant', 'invalid'])('%s ends the opportunity and wants no plan', (result) => {
    expect(missing({ result, nextPlanOn: null, nextPlanMethod: null })).toEqual([]);
  });

  test('贷款 and 换购 offer down payment, term and trade-in without demanding them', () => {
    expect(missing({ payment: 'loan', purchaseType: 'replacement', currentVehicle: '捷达' })).toEqual([]);
  });

  test('a part of a test drive that is there is not asked for again', () => {
    const change: CardValues = {
      testDrive: true,
      testDriveDetail: { agreementNo: 'SJ0047', startKm: 0, endKm: 0, feedback: ' ' },
    };
    expect(missing(change)).toEqual(['testDriveDetail.car', 'testDriveDetail.feedback']);
  });

  test('optional fields never carry a star', () => {
    const optional = cardFields.filter(({ requirement }) => requirement === 'optional').map(({ name }) => name);
    const odd: CardValues = { source: 'referral', testDrive: true, result: 'lost', customerType: 'organisation' };
    expect(optional.filter((name: CardFieldName) => isRequired(name, odd) || isRequired(name, complete))).toEqual([]);
  });
});
