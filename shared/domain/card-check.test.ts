import { describe, expect, test } from 'vitest';
import { messageOf } from '../contract/errors.ts';
import type { CardValues } from './card.ts';
import { checkCardDates, checkCardValues } from './card-check.ts';
import type { Refusal } from './refusal.ts';

const clock = { now: 1_773_050_000_000, today: '2026-03-10', arrivedOn: '2026-03-09' } as const;
const arrivedAt = clock.now - 86_400_000;

function told(refusal: Refusal | null): string | null {
  return refusal && `${refusal.field}: ${messageOf(refusal.code, refusal.params)}`;
}

describe('the times of a card', () => {
  const dates = (values: CardValues) => told(checkCardDates({ arrivedAt, ...values }, clock));

  test('fit when everything lies where it belongs', () => {
    expect(
      dates({ departedAt: arrivedAt + 3_600_000, expectedOn: '2026-03-09', subdealerRegisteredOn: '2026-03-09' }),
    ).toBeNull();
    expect(dates({ arrivedAt: clock.now, departedAt: clock.now })).toBeNull();
    expect(told(checkCardDates({}, clock))).toBeNull();
  });

  test.each<[CardValues, string]>([
    [{ arrivedAt: clock.now + 1 }, 'arrivedAt: 「到店」还没到这个时间，请填实际到店的时间'],
    [{ departedAt: arrivedAt - 1 }, 'departedAt: 「离店」早于到店，请核对两个时间'],
    [{ departedAt: clock.now + 1 }, 'departedAt: 「离店」还没到这个时间，请填实际离店的时间'],
    [
      { subdealerRegisteredOn: '2026-03-10' },
      'subdealerRegisteredOn: 「报备日期」晚于到店那天，请填客户在我处报备的日子',
    ],
    [{ expectedOn: '2026-03-08' }, 'expectedOn: 「预计购车」3月8日 周日已经过去，请选今天或以后的日子'],
  ])('%j is refused', (values, message) => {
    expect(dates(values)).toBe(message);
  });
});

describe('answers that exclude each other', () => {
  test.each<[CardValues, string]>([
    [{ level: 'O' }, 'level: O 级在登记订车后自动得到，请选 H、A、B、C 或 N'],
    [{ expectedOn: '2026-04-01', noExpectedDate: true }, 'expectedOn: 「预计购车」和「没有明确时间」只能选一个'],
    [{ competitors: ['none', 'crv'] }, 'competitors: 「竞品」选了「无」就不能再选别的，请去掉一个'],
    [
      { vehicleId: 'a', otherVehicleIds: ['b', 'a'] },
      'otherVehicleIds: 「其他意向车型」里有主要意向车型，请去掉重复的',
    ],
    [{ testDriveDetail: { startKm: 9, endKm: 8 } }, 'testDriveDetail: 「试驾明细」结束公里小于起始公里，请核对'],
  ])('%j is refused', (values, message) => {
    expect(told(checkCardValues(values))).toBe(message);
  });

  test.each<[CardValues]>([
    [{}],
    [{ level: 'N', noExpectedDate: true, competitors: ['none'], result: 'follow' }],
    [{ result: 'order' }],
    [{ expectedOn: '2026-04-01', noExpectedDate: false, competitors: ['crv', '理想L6'], result: 'lost' }],
    [{ vehicleId: 'a', otherVehicleIds: ['b'], testDriveDetail: { startKm: 8, endKm: 8 } }],
  ])('%j is fine', (values) => {
    expect(checkCardValues(values)).toBeNull();
  });
});
