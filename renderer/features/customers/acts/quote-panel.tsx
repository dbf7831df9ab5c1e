import type { ReactElement } from 'react';
import type { CustomerDetail, OpportunityRow } from '../../../../shared/contract/customer-rows.ts';
import { type QuotePart, quoteParts, quoteTotalFen } from '../../../../shared/domain/quote.ts';
import { vehicleLabel } from '../../../../shared/domain/vehicle.ts';
import { CardGrid } from '../../../components/card/card-grid.tsx';
import { DateCell } from '../../../components/card/date-cell.tsx';
import { SelectCell } from '../../../components/card/select-cells.tsx';
import { TextCell } from '../../../components/card/text-cells.tsx';
import { moneyWords } from '../../../components/money-words.ts';
import { useApi } from '../../../state/api.ts';
import { useToday } from '../../../state/clock.ts';
import { useVehicles } from '../../../state/commons.ts';
import { useNotices } from '../../../state/notices.ts';
import { useRemembered } from '../../../state/remembered.ts';
import { useAct } from '../../../state/use-act.ts';
import { touchedByWrites } from '../customer-queries.ts';
import { ActPanel } from './act-panel.tsx';
import { MoneyInput } from './money-input.tsx';
import { OpportunityChoice } from './opportunity-choice.tsx';

interface QuotePanelProps {
  readonly detail: CustomerDetail;
  /** The opportunity that was pointed at; null for the most urgent one. */
  readonly opportunityId: string | null;
  readonly onClose: () => void;
}

/** 报价: the next version of what the car is offered for; the earlier ones stay in the customer's past. */
export function QuotePanel({ detail, opportunityId, onClose }: QuotePanelProps): ReactElement {
  return (
    <OpportunityChoice detail={detail} opportunityId={opportunityId}>
      {(opportunity, choice) => (
        <QuoteForm key={opportunity.id} opportunity={opportunity} onClose={onClose}>
          {choice}
        </QuoteForm>
      )}
    </OpportunityChoice>
  );
}

type Extras = { readonly [Part in QuotePart]: number | null };

interface Draft extends Extras {
  readonly vehicleId: string | null;
  readonly priceFen: number | null;
  readonly validUntil: string | null;
  readonly note: string;
}

interface FormProps {
  readonly opportunity: OpportunityRow;
  readonly onClose: () => void;
  /** Which of several opportunities it is. */
  readonly children: ReactElement | null;
}

const parts = Object.entries(quoteParts) as [QuotePart, string][]; // the table's own keys
const fields = ['vehicleId', 'priceFen', ...parts.map(([part]) => part), 'validUntil', 'note'];

function QuoteForm({ opportunity, onClose, children }: FormProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const today = useToday();
  const { data: vehicles = [] } = useVehicles();
  const blank: Draft = {
    vehicleId: opportunity.vehicleId,
    priceFen: null,
    optionsFen: null,
    insuranceFen: null,
    taxFen: null,
    otherFen: null,
    validUntil: null,
    note: '',
  };
  const [kept, keep] = useRemembered<Draft | null>(['customer', 'quote', opportunity.id], null);
  const draft = kept ?? blank;
  const { priceFen } = draft;
  const next = (opportunity.quote?.version ?? 0) + 1;
  const add = useAct(
    (sent: Draft & { readonly priceFen: number }) => api.quote.add({ opportunityId: opportunity.id, ...sent }),
    {
      refreshes: touchedByWrites,
      onDone: ({ version, totalFen }) => {
        keep(null);
        onClose();
        notices.show({ text: `已记下报价第 ${version} 版，落地 ${moneyWords(totalFen)}` });
      },
    },
  );
  const set = (patch: Partial<Draft>): void => {
    add.clear();
    keep({ ...draft, ...patch });
  };
  const run = (): void => {
    if (priceFen !== null) add.run({ ...draft, priceFen });
  };
  return (
    <ActPanel
      title="报价"
      about={opportunity.vehicleLabel ?? '车型没定'}
      done={`记下第 ${next} 版报价`}
      busy={add.busy}
      disabled={priceFen === null}
      error={add.errorBeside(fields)}
      onDone={run}
      onClose={onClose}
    >
      {children}
      <p className="xs t2">{lastWords(opportunity)}</p>
      <CardGrid label="报价" unread={add.unread} onEnd={run}>
        <div className="cs">
          <MoneyInput
            name="priceFen"
            label="车价"
            span={12}
            required
            value={priceFen}
            placeholder="如 11.28 万"
            error={add.errorAt('priceFen')}
            onChange={(fen) => set({ priceFen: fen })}
          />
          {parts.map(([part, label]) => (
            <MoneyInput
              key={part}
              name={part}
              label={label}
              span={6}
              value={draft[part]}
              placeholder="没说不填"
              error={add.errorAt(part)}
              onChange={(fen) => set({ [part]: fen })}
            />
          ))}
          <SelectCell
            name="vehicleId"
            label="报的哪款车"
            span={12}
            value={draft.vehicleId}
            error={add.errorAt('vehicleId')}
            options={vehicles
              .filter(({ id, active }) => active || id === draft.vehicleId)
              .map((vehicle) => ({ value: vehicle.id, label: vehicleLabel(vehicle), aliases: vehicle.aliases }))}
            onChange={(vehicleId) => set({ vehicleId })}
          />
          <DateCell
            name="validUntil"
            label="有效到"
            span={12}
            value={draft.validUntil}
            today={today}
            min={today}
            placeholder="没说不填，如 月底、7天"
            error={add.errorAt('validUntil')}
            onChange={(validUntil) => set({ validUntil })}
          />
          <TextCell
            name="note"
            label="说明"
            span={12}
            value={draft.note}
            placeholder="送什么、什么条件，写一句"
            maxLength={100}
            error={add.errorAt('note')}
            onChange={(note) => set({ note })}
          />
        </div>
      </CardGrid>
      {priceFen !== null && (
        <p className="b" role="status">
          落地合计 {moneyWords(quoteTotalFen({ ...draft, priceFen }))}
        </p>
      )}
    </ActPanel>
  );
}

function lastWords({ quote }: OpportunityRow): string {
  if (quote === null) return '还没报过价，这是第 1 版。';
  const total = quote.totalFen === quote.priceFen ? '' : `，落地 ${moneyWords(quote.totalFen)}`;
  return `上次第 ${quote.version} 版 ${moneyWords(quote.priceFen)}${total}。旧的版本都留着。`;
}
