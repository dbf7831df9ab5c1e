import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LoggedChange } from './customer-edits.ts';
import { type SaleStepKind, saleStepsOf } from './sale-steps.ts';

const written = {
  state: 'ordered',
  orderedOn: '2026-03-09',
  deliveredOn: null,
  cancelledOn: null,
  cancelReason: '',
  correctReason: '',
  expectedOn: '2026-03-15',
  vehicleId: 'h9',
  colour: null,
  vin: null,
  priceFen: 21_980_000,
  depositFen: 500_000,
  note: '',
};
const log = (setId: string, op: string, values: LoggedChange['values'], at = 1): LoggedChange => ({
  setId,
  op,
  values,
  at,
  byId: 'wang',
});
const ordered = log('s1', 'add', written);
const delivery = { state: 'delivered', deliveredOn: '2026-03-12', vin: 'LGWEF4A58MF000001' };
const kinds = (changes: readonly LoggedChange[]) => saleStepsOf('x', changes).map(({ kind }) => kind);

describe('the steps of a sale', () => {
  test('an order, its delivery with what is agreed anew, and the delivery called off (§五.1)', () => {
    const steps = saleStepsOf('x', [
      ordered,
      log('s2', 'set', { ...delivery, priceFen: 21_500_000 }, 2),
      log('s3', 'set', { state: 'cancelled', cancelledOn: '2026-03-20', cancelReason: '车有毛病' }, 3),
    ]);
    expect(steps).toMatchObject([
      { kind: 'ordered', on: '2026-03-09', priceFen: 21_980_000, at: 1 },
      { kind: 'delivered', on: '2026-03-12', priceFen: 21_500_000, changed: [], at: 2 },
      { kind: 'cancelled', on: '2026-03-20', reason: '车有毛病', at: 3 },
    ]);
  });

  test('entered in one act, order and delivery are two steps of one command', () => {
    const steps = saleStepsOf('x', [ordered, log('s1', 'set', delivery)]);
    expect(steps.map(({ kind }) => kind)).toEqual(['ordered', 'delivered']);
    // a list by instant and id tells them in this order
    expect((steps[0]?.id ?? '') < (steps[1]?.id ?? '')).toBe(true);
  });

  test('a correction names what it made different and why, and nothing that was written as it was', () => {
    const correction = { orderedOn: '2026-03-08', priceFen: 21_980_000, note: '送脚垫', correctReason: '写错一天' };
    expect(saleStepsOf('x', [ordered, log('s2', 'set', correction)]).at(-1)).toMatchObject({
      kind: 'corrected',
      reason: '写错一天',
      changed: ['orderedOn', 'note'],
      on: null,
    });
  });

  test('what the calls after the delivery write on it is no step, and erased words are not told', () => {
    expect(
      kinds([
        ordered,
        log('s2', 'set', { vainSinceOn: '2026-03-14' }),
        log('s3', 'set', { customerId: 'other' }),
        log('s4', 'set', null),
      ]),
    ).toEqual(['ordered']);
  });

  test('a delivery is told also of whoever was forgotten: its day stays, though its state went with a reason', () => {
    const { state: _state, cancelReason: _reason, cancelledOn: _on, ...rest } = written;
    const { state: _delivered, ...day } = delivery;
    const erased = (setId: string, at: number) => log(setId, 'set', null, at);
    expect(kinds([log('s1', 'add', rest), erased('s1', 1), log('s2', 'set', day, 2), erased('s2', 2)])).toEqual([
      'ordered',
      'delivered',
    ]);
  });

  test('whatever is written, a sale is ordered once and first, and no two steps share an id', () => {
    const change = fc.record(
      {
        state: fc.constantFrom('ordered', 'delivered', 'cancelled'),
        orderedOn: fc.constantFrom('2026-03-08', '2026-03-09'),
        note: fc.constantFrom('', '送脚垫'),
        unreachedOn: fc.constant('2026-04-10'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (later) => {
        const steps = saleStepsOf('x', [ordered, ...later.map((values, i) => log(`s${i + 2}`, 'set', values, i + 2))]);
        expect(steps[0]?.kind).toBe('ordered' satisfies SaleStepKind);
        expect(steps.filter(({ kind }) => kind === 'ordered')).toHaveLength(1);
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
        for (const { kind, changed } of steps) expect(changed.length > 0).toBe(kind === 'corrected');
      }),
    );
  });
});
