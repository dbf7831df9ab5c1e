import type { ReactElement } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { CustomerDetail } from '../../../shared/contract/customer-rows.ts';
import type { SaleDetail } from '../../../shared/contract/sale-rows.ts';
import { CardGrid } from '../../components/card/card-grid.tsx';
import { DateCell } from '../../components/card/date-cell.tsx';
import { TextCell } from '../../components/card/text-cells.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useNotices } from '../../state/notices.ts';
import { useRemembered } from '../../state/remembered.ts';
import { useAct } from '../../state/use-act.ts';
import { ActPanel } from '../customers/acts/act-panel.tsx';
import { BuyerCells, type BuyerDraft, buyerFields } from './buyer-cells.tsx';
import { CarCells, type CarDraft, carFields } from './car-cells.tsx';
import { touchedBySales } from './sale-queries.ts';
import { shortCalls } from './sale-words.ts';

interface DeliverPanelProps {
  readonly detail: CustomerDetail;
  readonly sale: SaleDetail;
  readonly onClose: () => void;
}

interface Draft extends CarDraft {
  readonly deliveredOn: CivilDate | null;
  readonly plate: string;
  readonly customer: BuyerDraft;
  readonly confirmedVin: boolean;
}

/** What is said in its own cell alone; a day's refusal tells the way out and is too long for half a row. */
const fields = [...carFields, ...buyerFields, 'plate'];

/** 登记交车 (§五.1–3): everything that the regulation asks of a buyer, and the four calls begin. */
export function DeliverPanel({ detail, sale, onClose }: DeliverPanelProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const today = useToday();
  const { vehicleId, colour, vin, priceFen, depositFen } = sale;
  const blank: Draft = {
    ...{ vehicleId, colour, priceFen, depositFen, expectedOn: null },
    vin: vin ?? '',
    deliveredOn: today,
    plate: '',
    customer: {},
    confirmedVin: false,
  };
  const [kept, keep] = useRemembered<Draft | null>(['sale', 'deliver', sale.id], null);
  const draft = kept ?? blank;
  const { deliveredOn } = draft;
  const deliver = useAct(
    (sent: Draft & { readonly deliveredOn: CivilDate }) =>
      api.sale.deliver({
        id: sale.id,
        deliveredOn: sent.deliveredOn,
        vin: sent.vin.trim() === '' ? null : sent.vin,
        plate: sent.plate.trim() === '' ? null : sent.plate,
        ...(sent.vehicleId === null ? {} : { vehicleId: sent.vehicleId }),
        ...(sent.colour === null ? {} : { colour: sent.colour }),
        ...(sent.priceFen === null ? {} : { priceFen: sent.priceFen }),
        customer: sent.customer,
        confirmedVin: sent.confirmedVin,
      }),
    {
      refreshes: touchedBySales,
      onDone: ({ calls }) => {
        keep(null);
        onClose();
        const days = calls.map(({ call, dueOn }) => `${shortCalls[call]} ${dateWords(dueOn, today)}`);
        notices.show({ text: `已登记交车，四次回访：${days.join('、')}` });
      },
    },
  );
  const set = (change: Partial<Draft>): void => {
    deliver.clear();
    keep({ ...draft, confirmedVin: change.vin === undefined && draft.confirmedVin, ...change });
  };
  const run = (): void => {
    if (deliveredOn === null) return;
    const confirmedVin = draft.confirmedVin || deliver.failure?.code === 'SALE_VIN_KNOWN';
    deliver.run({ ...draft, deliveredOn, confirmedVin });
  };
  return (
    <ActPanel
      title="登记交车"
      about={sale.vehicleLabel ?? '车型没定'}
      done="登记交车，建四次回访"
      busy={deliver.busy}
      disabled={deliveredOn === null}
      error={deliver.errorBeside(fields)}
      consequence="购车意向结束，四次回访同时建好，客户进入基盘；当天不登记会记检查发现（§五.1）。"
      onDone={run}
      onClose={onClose}
    >
      <CardGrid label="登记交车" unread={deliver.unread} onEnd={run}>
        <div className="cs">
          <DateCell
            name="deliveredOn"
            label="交车日期"
            span={6}
            required
            value={deliveredOn}
            today={today}
            min={sale.orderedOn}
            max={today}
            placeholder="今天"
            error={deliver.errorAt('deliveredOn')}
            onChange={(on) => set({ deliveredOn: on })}
          />
          <TextCell
            name="plate"
            label="车牌"
            span={6}
            value={draft.plate}
            placeholder="没上牌就空着"
            maxLength={20}
            error={deliver.errorAt('plate')}
            onChange={(plate) => set({ plate })}
          />
          <CarCells draft={draft} set={set} errorAt={deliver.errorAt} needsVin asksDeposit={false} asksDay={false} />
          <BuyerCells
            detail={detail}
            draft={draft.customer}
            set={(change) => set({ customer: { ...draft.customer, ...change } })}
            errorAt={deliver.errorAt}
            asks="delivery"
          />
        </div>
      </CardGrid>
    </ActPanel>
  );
}
