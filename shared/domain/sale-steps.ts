import { type CivilDate, isCivilDate } from '../calendar/civil-date.ts';
import type { LoggedChange } from './customer-edits.ts';

/** What happens with a sale (§五): 订车, 交车, 取消, and what a correction makes different. */
export const saleStepKinds = {
  ordered: '订车',
  delivered: '交车',
  cancelled: '取消订车',
  corrected: '更正订单',
} as const;
export type SaleStepKind = keyof typeof saleStepKinds;

/** What a correction of a sale may make different, as the forms call it. */
export const correctedFields = {
  orderedOn: '订车日期',
  deliveredOn: '交车日期',
  expectedOn: '约定交车',
  vehicleId: '车型',
  colour: '颜色',
  vin: 'VIN',
  priceFen: '成交价',
  depositFen: '订金',
  note: '说明',
} as const;
type CorrectedField = keyof typeof correctedFields;
const fields = Object.keys(correctedFields) as readonly CorrectedField[]; // its own keys

/** One step of a sale. */
export interface SaleStep {
  /** Unique among the steps of all sales; of two steps of one command the later one has the greater id. */
  readonly id: string;
  readonly kind: SaleStepKind;
  readonly at: number;
  readonly byId: string;
  /** The day that was entered, or on which it was called off; null of a correction. */
  readonly on: CivilDate | null;
  readonly vehicleId: string | null;
  readonly priceFen: number;
  /** Why it was called off or corrected; '' where nobody said. */
  readonly reason: string;
  /** What the correction made different. */
  readonly changed: readonly CorrectedField[];
}

/**
 * The steps of one sale, from the log of its row, oldest first. An order with its delivery in one act is two steps of the
 * same command; what a delivery agrees anew belongs to it. What was erased on request is not told any more (§13).
 */
export function saleStepsOf(saleId: string, changes: readonly LoggedChange[]): readonly SaleStep[] {
  const sets = new Map<string, LoggedChange[]>();
  for (const change of changes) sets.set(change.setId, [...(sets.get(change.setId) ?? []), change]);
  let now: Values = {};
  const steps: SaleStep[] = [];
  for (const [setId, own] of sets) {
    const before = now;
    for (const { op, values } of own) if (op === 'add' || op === 'set') now = { ...now, ...values };
    for (const [place, kind] of kindsOf(own, before, now).entries())
      steps.push(stepOf(`${saleId}:${setId}:${place}`, kind, own[0], before, now));
  }
  return steps;
}

type Values = Readonly<Record<string, unknown>>;

function kindsOf(own: readonly LoggedChange[], before: Values, now: Values): readonly SaleStepKind[] {
  const isNew = own.some(({ op }) => op === 'add');
  // told by its day: the state stands beside the reason of a cancellation, and is erased with it
  const isDelivered = textOf(now.deliveredOn) !== null && textOf(before.deliveredOn) === null;
  if (isNew) return isDelivered ? ['ordered', 'delivered'] : ['ordered'];
  if (isDelivered) return ['delivered'];
  if (now.state === 'cancelled' && before.state !== 'cancelled') return ['cancelled'];
  return changedIn(before, now).length > 0 ? ['corrected'] : [];
}

/** A value that follows an erased one has no former: whether it differs, nobody knows. */
function changedIn(before: Values, now: Values): readonly CorrectedField[] {
  return fields.filter((field) => field in before && before[field] !== now[field]);
}

const dayOf = { ordered: 'orderedOn', delivered: 'deliveredOn', cancelled: 'cancelledOn' } as const;

function stepOf(
  id: string,
  kind: SaleStepKind,
  first: LoggedChange | undefined,
  before: Values,
  now: Values,
): SaleStep {
  const on = kind === 'corrected' ? null : textOf(now[dayOf[kind]]);
  const reason = kind === 'cancelled' ? now.cancelReason : kind === 'corrected' ? now.correctReason : null;
  const { vehicleId, priceFen } = now;
  return {
    id,
    kind,
    at: first?.at ?? 0,
    byId: first?.byId ?? '',
    on: on !== null && isCivilDate(on) ? on : null,
    vehicleId: textOf(vehicleId),
    priceFen: typeof priceFen === 'number' ? priceFen : 0,
    reason: textOf(reason) ?? '',
    changed: kind === 'corrected' ? changedIn(before, now) : [],
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
