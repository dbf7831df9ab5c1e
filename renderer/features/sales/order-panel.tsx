import type { ReactElement } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { CustomerDetail, OpportunityRow } from '../../../shared/contract/customer-rows.ts';
import { CardGrid } from '../../components/card/card-grid.tsx';
import { TickCell } from '../../components/card/choice-cells.tsx';
import { DateCell } from '../../components/card/date-cell.tsx';
import { TextCell } from '../../components/card/text-cells.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useNotices } from '../../state/notices.ts';
import { useRemembered } from '../../state/remembered.ts';
import { useAct } from '../../state/use-act.ts';
import { ActPanel } from '../customers/acts/act-panel.tsx';
import { OpportunityChoice } from '../customers/acts/opportunity-choice.tsx';
import { BuyerCells, type BuyerDraft, buyerFields } from './buyer-cells.tsx';
import { CarCells, type CarDraft, carFields } from './car-cells.tsx';
import { touchedBySales } from './sale-queries.ts';

interface OrderPanelProps {
  readonly detail: CustomerDetail;
  /** The opportunity that was pointed at; null for the most urgent one. */
  readonly opportunityId: string | null;
  readonly onClose: () => void;
}

/** 登记订车 (§五.1): the intention becomes O; where the car is handed over on the spot, the delivery goes with it. */
export function OrderPanel({ detail, opportunityId, onClose }: OrderPanelProps): ReactElement {
  return (
    <OpportunityChoice detail={detail} opportunityId={opportunityId}>
      {(opportunity, choice) => (
        <OrderForm key={opportunity.id} detail={detail} opportunity={opportunity} onClose={onClose}>
          {choice}
        </OrderForm>
      )}
    </OpportunityChoice>
  );
}

interface Draft extends CarDraft {
  readonly orderedOn: CivilDate | null;
  readonly note: string;
  readonly plate: string;
  /** Handed over on the same day: both are one act. */
  readonly isHandedOver: boolean;
  readonly customer: BuyerDraft;
  readonly confirmedVin: boolean;
}

interface FormProps {
  readonly detail: CustomerDetail;
  readonly opportunity: OpportunityRow;
  readonly onClose: () => void;
  readonly children: ReactElement | null;
}

/** What is said in its own cell alone; a day's refusal tells the way out and is too long for half a row. */
const fields = [...carFields, ...buyerFields, 'note', 'plate'];

function OrderForm({ detail, opportunity, onClose, children }: FormProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const today = useToday();
  const blank: Draft = {
    vehicleId: opportunity.vehicleId,
    colour: opportunity.colour,
    vin: '',
    priceFen: opportunity.quote?.priceFen ?? null,
    depositFen: null,
    expectedOn: null,
    orderedOn: today,
    note: '',
    plate: '',
    isHandedOver: false,
    customer: {},
    confirmedVin: false,
  };
  const [kept, keep] = useRemembered<Draft | null>(['sale', 'order', opportunity.id], null);
  const draft = kept ?? blank;
  const { vehicleId, priceFen, orderedOn, isHandedOver } = draft;
  const order = useAct(
    (sent: Draft & { readonly vehicleId: string; readonly priceFen: number; readonly orderedOn: CivilDate }) => {
      const { customer, plate, isHandedOver: isSold, depositFen, vin, ...rest } = sent;
      const delivery = { deliveredOn: sent.orderedOn, plate: plate.trim() === '' ? null : plate, customer };
      return api.sale.order({
        ...rest,
        opportunityId: opportunity.id,
        vin: vin.trim() === '' ? null : vin,
        depositFen: depositFen ?? 0,
        ...(isSold ? { delivery } : { customer }),
      });
    },
    {
      refreshes: touchedBySales,
      onDone: ({ nextPlan, calls }) => {
        keep(null);
        onClose();
        notices.show({
          text:
            nextPlan === null
              ? `已登记订车和交车，四次回访建好了，头一次 ${dateWords(calls[0]?.dueOn ?? today, today)}`
              : `已登记订车，升为 O 级，下次回访 ${dateWords(nextPlan.dueOn, today)}`,
        });
      },
    },
  );
  const set = (change: Partial<Draft>): void => {
    order.clear();
    keep({ ...draft, confirmedVin: change.vin === undefined && draft.confirmedVin, ...change });
  };
  const isReady = vehicleId !== null && priceFen !== null && orderedOn !== null;
  const run = (): void => {
    if (!isReady) return;
    // warned of a VIN that somebody else has: pressed once more, it is kept
    const confirmedVin = draft.confirmedVin || order.failure?.code === 'SALE_VIN_KNOWN';
    order.run({ ...draft, vehicleId, priceFen, orderedOn, confirmedVin });
  };
  const words = isHandedOver ? '登记订车和交车' : '登记订车';
  return (
    <ActPanel
      title="登记订车"
      about={opportunity.vehicleLabel ?? '车型没定'}
      done={words}
      busy={order.busy}
      disabled={!isReady}
      error={order.errorBeside(fields)}
      consequence={
        isHandedOver
          ? '购车意向结束，四次回访同时建好，客户进入基盘。'
          : '意向升为 O 级，交车前照 O 级的期限留一个回访；当天不登记会记检查发现（§五.1）。'
      }
      onDone={run}
      onClose={onClose}
    >
      {children}
      <CardGrid label={words} unread={order.unread} onEnd={run}>
        <div className="cs">
          <DateCell
            name="orderedOn"
            label={isHandedOver ? '订车和交车日期' : '订车日期'}
            span={6}
            required
            value={orderedOn}
            today={today}
            max={today}
            placeholder="今天"
            error={order.errorAt('orderedOn') ?? order.errorAt('deliveredOn')}
            onChange={(on) => set({ orderedOn: on })}
          />
          <TickCell
            name="isHandedOver"
            label="当天提车"
            span={6}
            values={isHandedOver ? ['yes'] : []}
            choices={[{ value: 'yes', label: '车已交给客户' }]}
            error={null}
            onChange={(chosen) => set({ isHandedOver: chosen.includes('yes') })}
          />
          <CarCells draft={draft} set={set} errorAt={order.errorAt} needsVin={isHandedOver} asksDay={!isHandedOver} />
          <BuyerCells
            detail={detail}
            draft={draft.customer}
            set={(change) => set({ customer: { ...draft.customer, ...change } })}
            errorAt={order.errorAt}
            asks={isHandedOver ? 'delivery' : 'order'}
          />
          {isHandedOver && (
            <TextCell
              name="plate"
              label="车牌"
              span={12}
              value={draft.plate}
              placeholder="没上牌就空着"
              maxLength={20}
              error={order.errorAt('plate')}
              onChange={(plate) => set({ plate })}
            />
          )}
          <TextCell
            name="note"
            label="说明"
            span={12}
            value={draft.note}
            placeholder="送什么、什么条件，写一句"
            maxLength={200}
            error={order.errorAt('note')}
            onChange={(note) => set({ note })}
          />
        </div>
      </CardGrid>
    </ActPanel>
  );
}
