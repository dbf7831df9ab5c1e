import type { CivilDate } from '../calendar/civil-date.ts';
import { dateWords } from '../calendar/words.ts';
import type { CardValues } from './card.ts';
import type { CardFieldName } from './card-field-specs.ts';
import { cardField } from './card-fields.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What the dates of a card are compared with. */
export interface CardClock {
  /** UTC milliseconds. */
  readonly now: number;
  /** The store's day at `now`. */
  readonly today: CivilDate;
  /** The store's day of the arrival. */
  readonly arrivedOn: CivilDate;
}

/**
 * Checks that the times of a card fit together: nobody arrives or leaves in the future or leaves before he came, the
 * expected purchase does not lie before the visit, a sub-dealer's customer was registered with us before (§二.7). The
 * next plan's day is the matter of the plan rules.
 */
export function checkCardDates(values: CardValues, { now, today, arrivedOn }: CardClock): Refusal | null {
  const { arrivedAt, departedAt, expectedOn, subdealerRegisteredOn } = values;
  if (arrivedAt != null && arrivedAt > now) return invalid('arrivedAt', '还没到这个时间，请填实际到店的时间');
  if (departedAt != null && arrivedAt != null && departedAt < arrivedAt) {
    return invalid('departedAt', '早于到店，请核对两个时间');
  }
  if (departedAt != null && departedAt > now) return invalid('departedAt', '还没到这个时间，请填实际离店的时间');
  if (subdealerRegisteredOn != null && subdealerRegisteredOn > arrivedOn) {
    return invalid('subdealerRegisteredOn', '晚于到店那天，请填客户在我处报备的日子');
  }
  if (expectedOn != null && expectedOn < arrivedOn) {
    const params = { field: cardField('expectedOn').label, date: dateWords(expectedOn, today) };
    return refuse('DATE_IN_PAST', params, 'expectedOn');
  }
  return null;
}

/** Checks what no single field can: answers that exclude each other. */
export function checkCardValues(values: CardValues): Refusal | null {
  if (values.level === 'O') return refuse('LEVEL_O_NOT_CHOSEN', {}, 'level');
  if (values.expectedOn != null && values.noExpectedDate === true) {
    return invalid('expectedOn', '和「没有明确时间」只能选一个');
  }
  const { competitors } = values;
  if (competitors != null && competitors.length > 1 && competitors.includes('none')) {
    return invalid('competitors', '选了「无」就不能再选别的，请去掉一个');
  }
  if (values.vehicleId != null && values.otherVehicleIds?.includes(values.vehicleId)) {
    return invalid('otherVehicleIds', '里有主要意向车型，请去掉重复的');
  }
  const { startKm, endKm } = values.testDriveDetail ?? {};
  if (startKm != null && endKm != null && endKm < startKm) {
    return invalid('testDriveDetail', '结束公里小于起始公里，请核对');
  }
  return null;
}

function invalid(field: CardFieldName, problem: string): Refusal {
  return refuse('INVALID_INPUT', { field: cardField(field).label, problem }, field);
}
