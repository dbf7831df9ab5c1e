import type { TestDriveDetail } from './card-part-specs.ts';

/**
 * Reads a test drive written in one line, `协议 SJ0047，冀F·1047，起 1203 止 1209 km，感觉不错`: agreement, car, odometer
 * before and after, feedback. Null where it is not written so, for instance a reason why there was none.
 */
export function parseTestDriveDetail(line: string): TestDriveDetail | null {
  const [agreement = '', car = '', odometer = '', ...feedback] = line.normalize('NFKC').split(/\s*[,、;]\s*/u);
  const number = /^协议\s*:?\s*(\S+)$/u.exec(agreement.trim())?.[1];
  const [, startKm, endKm] = /^起\s*(\d{1,7})\s*止\s*(\d{1,7})\s*(?:km|公里)?$/iu.exec(odometer.trim()) ?? [];
  if (number === undefined || car.trim() === '' || startKm === undefined || endKm === undefined) return null;
  return {
    agreementNo: number,
    car: car.trim(),
    startKm: Number(startKm),
    endKm: Number(endKm),
    feedback: feedback.join('，').trim() || null,
  };
}

/** Kilometres driven; null while one of the readings is missing. */
export function testDriveKm({ startKm, endKm }: TestDriveDetail): number | null {
  return startKm == null || endKm == null ? null : endKm - startKm;
}
