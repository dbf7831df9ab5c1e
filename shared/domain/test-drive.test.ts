import { describe, expect, test } from 'vitest';
import { parseTestDriveDetail, testDriveKm } from './test-drive.ts';

describe('a test drive in one line', () => {
  test('has agreement, car, odometer and feedback', () => {
    expect(parseTestDriveDetail('协议 SJ0047，冀F·1047，起 1203 止 1209 km，感觉不错')).toEqual({
      agreementNo: 'SJ0047',
      car: '冀F·1047',
      startKm: 1203,
      endKm: 1209,
      feedback: '感觉不错',
    });
  });

  test('may leave the feedback out or write several', () => {
    expect(parseTestDriveDetail('协议SJ1，试驾车 2,起1203止1209')?.feedback).toBeNull();
    expect(parseTestDriveDetail('协议 SJ1，冀F·1，起 1 止 2 公里，不错，想再试')?.feedback).toBe('不错，想再试');
  });

  test.each(['下次再试', '赶时间', '', '协议 SJ1', '协议 SJ1，，起 1 止 2'])('is not 「%s」', (line) => {
    expect(parseTestDriveDetail(line)).toBeNull();
  });
});

test('its length is known once both readings are', () => {
  expect(testDriveKm({ startKm: 1203, endKm: 1209 })).toBe(6);
  expect([testDriveKm({ startKm: 1203 }), testDriveKm({ endKm: 0 }), testDriveKm({})]).toEqual([null, null, null]);
});
