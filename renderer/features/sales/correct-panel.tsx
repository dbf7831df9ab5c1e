import type { ReactElement } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { SaleDetail } from '../../../shared/contract/sale-rows.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { CardGrid } from '../../components/card/card-grid.tsx';
import { DateCell } from '../../components/card/date-cell.tsx';
import { TextCell } from '../../components/card/text-cells.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useNotices } from '../../state/notices.ts';
import { useRemembered } from '../../state/remembered.ts';
import { usePerson } from '../../state/session.ts';
import { useAct } from '../../state/use-act.ts';
import { ActPanel } from '../customers/acts/act-panel.tsx';
import { CarCells, type CarDraft, carFields } from './car-cells.tsx';
import { touchedBySales } from './sale-queries.ts';

interface Draft extends CarDraft {
  readonly orderedOn: CivilDate | null;
  readonly deliveredOn: CivilDate | null;
  readonly note: string;
  readonly reason: string;
}

/** What is said in its own cell alone; a day's refusal tells the way out and is too long for half a row. */
const fields = [...carFields, 'note', 'reason'];

/** 更正订单: the car and its price while it waits; the days, and what was delivered, by a manager with a reason. */
export function CorrectPanel(props: { readonly sale: SaleDetail; readonly onClose: () => void }): ReactElement {
  const { sale, onClose } = props;
  const api = useApi();
  const notices = useNotices();
  const today = useToday();
  const isManaging = isManager(usePerson().role);
  const { vehicleId, colour, priceFen, depositFen, expectedOn, orderedOn, deliveredOn, note } = sale;
  const blank: Draft = {
    ...{ vehicleId, colour, priceFen, depositFen, expectedOn, orderedOn, deliveredOn, note },
    vin: sale.vin ?? '',
    reason: '',
  };
  const [kept, keep] = useRemembered<Draft | null>(['sale', 'correct', sale.id], null);
  const draft = kept ?? blank;
  const correct = useAct(
    (confirmedVin: boolean) =>
      api.sale.correct({ id: sale.id, ...changesOf(draft, blank), reason: draft.reason, confirmedVin }),
    {
      refreshes: touchedBySales,
      onDone: () => {
        keep(null);
        onClose();
        const isMoved = draft.deliveredOn !== blank.deliveredOn;
        notices.show({ text: isMoved ? '已更正，没做的回访跟着移了' : '已更正订单' });
      },
    },
  );
  const set = (change: Partial<Draft>): void => {
    correct.clear();
    keep({ ...draft, ...change });
  };
  const isChanged = Object.keys(changesOf(draft, blank)).length > 0;
  const run = (): void => {
    if (isChanged) correct.run(correct.failure?.code === 'SALE_VIN_KNOWN');
  };
  return (
    <ActPanel
      title="更正订单"
      about={sale.vehicleLabel ?? '车型没定'}
      done="更正订单"
      busy={correct.busy}
      disabled={!isChanged}
      error={correct.errorBeside(fields)}
      consequence="改了交车日期，没做的回访跟着移；录入的日子不变，迟录的检查发现也不变。"
      onDone={run}
      onClose={onClose}
    >
      <CardGrid label="更正订单" unread={correct.unread} onEnd={run}>
        <div className="cs">
          {isManaging && (
            <DateCell
              name="orderedOn"
              label="订车日期"
              span={6}
              required
              value={draft.orderedOn}
              today={today}
              max={today}
              error={correct.errorAt('orderedOn')}
              onChange={(on) => set({ orderedOn: on })}
            />
          )}
          {isManaging && sale.state === 'delivered' && (
            <DateCell
              name="deliveredOn"
              label="交车日期"
              span={6}
              required
              value={draft.deliveredOn}
              today={today}
              max={today}
              error={correct.errorAt('deliveredOn')}
              onChange={(on) => set({ deliveredOn: on })}
            />
          )}
          <CarCells
            draft={draft}
            set={set}
            errorAt={correct.errorAt}
            needsVin={sale.state === 'delivered'}
            asksDay={sale.state === 'ordered'}
          />
          <TextCell
            name="note"
            label="说明"
            span={12}
            value={draft.note}
            maxLength={200}
            error={correct.errorAt('note')}
            onChange={(words) => set({ note: words })}
          />
          <TextCell
            name="reason"
            label="更正的原因"
            span={12}
            required={isManaging}
            value={draft.reason}
            maxLength={200}
            error={correct.errorAt('reason')}
            onChange={(reason) => set({ reason })}
          />
        </div>
      </CardGrid>
    </ActPanel>
  );
}

/** What differs from what stands there; a required field that was emptied is left as it was. */
function changesOf(draft: Draft, before: Draft) {
  const { vehicleId, priceFen, orderedOn, deliveredOn, colour, depositFen, expectedOn, vin, note } = draft;
  return {
    ...(vehicleId === null || vehicleId === before.vehicleId ? {} : { vehicleId }),
    ...(priceFen === null || priceFen === before.priceFen ? {} : { priceFen }),
    ...(orderedOn === null || orderedOn === before.orderedOn ? {} : { orderedOn }),
    ...(deliveredOn === null || deliveredOn === before.deliveredOn ? {} : { deliveredOn }),
    ...(colour === before.colour ? {} : { colour }),
    ...(depositFen === before.depositFen ? {} : { depositFen }),
    ...(expectedOn === before.expectedOn ? {} : { expectedOn }),
    ...(vin === before.vin ? {} : { vin: vin.trim() === '' ? null : vin }),
    ...(note === before.note ? {} : { note }),
  };
}
