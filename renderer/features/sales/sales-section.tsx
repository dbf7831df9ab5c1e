import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../shared/contract/customer-rows.ts';
import type { SaleDetail } from '../../../shared/contract/sale-rows.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { saleStates } from '../../../shared/domain/sale.ts';
import { useCanOpen } from '../../app/go.tsx';
import { Tag } from '../../components/marks.tsx';
import { Section } from '../../components/panel.tsx';
import { usePerson } from '../../state/session.ts';
import type { CustomerAct } from '../customers/customer-act.ts';
import { SaleCalls, SaleFacts } from './sale-facts.tsx';
import { useSalesOf } from './sale-queries.ts';

interface SalesSectionProps {
  readonly detail: CustomerDetail;
  /** Left out where the person may not work on the customer. */
  readonly onAct?: (act: CustomerAct) => void;
}

/** 订单与交车: what the customer bought here, with the calls after it. Nothing stands there until he has ordered. */
export function SalesSection({ detail, onAct }: SalesSectionProps): ReactElement | null {
  const mayRead = useCanOpen()('/sales');
  const { data } = useSalesOf(detail.id, mayRead && detail.access !== 'masked');
  const sales = data?.sales ?? [];
  if (sales.length === 0) return null;
  return (
    <Section title={`订单与交车 ${sales.length}`}>
      {sales.map((sale) => (
        <OneSale key={sale.id} sale={sale} {...(onAct ? { onAct } : {})} />
      ))}
    </Section>
  );
}

function OneSale({
  sale,
  onAct,
}: {
  readonly sale: SaleDetail;
  readonly onAct?: (act: CustomerAct) => void;
}): ReactElement {
  const isManaging = isManager(usePerson().role);
  const { id, state } = sale;
  const mayChange =
    onAct !== undefined && sale.canWork && (state === 'ordered' || (state === 'delivered' && isManaging));
  return (
    <div className="sale-one">
      <Tag tone={state === 'ordered' ? 'accent' : 'plain'}>{saleStates[state]}</Tag>
      <SaleFacts sale={sale} />
      <SaleCalls
        sale={sale}
        {...(onAct && sale.canWork ? { onCall: (planId: string) => onAct({ kind: 'saleCall', planId }) } : {})}
      />
      {mayChange && (
        <div className="opp-acts xs">
          {state === 'ordered' && (
            <button type="button" className="link" onClick={() => onAct({ kind: 'deliver', saleId: id })}>
              登记交车
            </button>
          )}
          <button type="button" className="link" onClick={() => onAct({ kind: 'correctSale', saleId: id })}>
            更正
          </button>
          <button type="button" className="link" onClick={() => onAct({ kind: 'cancelSale', saleId: id })}>
            取消订单
          </button>
        </div>
      )}
    </div>
  );
}
