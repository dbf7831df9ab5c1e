import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../shared/contract/customer-rows.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { EmptyState, LoadingRows } from '../../components/states.tsx';
import { CancelPanel } from './cancel-panel.tsx';
import { CorrectPanel } from './correct-panel.tsx';
import { DeliverPanel } from './deliver-panel.tsx';
import { useSalesOf } from './sale-queries.ts';

interface ActOfSaleProps {
  readonly act: 'deliver' | 'cancelSale' | 'correctSale';
  readonly saleId: string;
  readonly detail: CustomerDetail;
  readonly onClose: () => void;
}

/** An act on one of the customer's sales. */
export function ActOfSale({ act, saleId, detail, onClose }: ActOfSaleProps): ReactElement {
  const { data } = useSalesOf(detail.id);
  const sale = data?.sales.find(({ id }) => id === saleId);
  if (sale === undefined) {
    return (
      <Panel label="订单">
        {data === undefined ? (
          <LoadingRows words="正在读取订单…" />
        ) : (
          <EmptyState title="没有这份订单" text="可能已被移走，请刷新后再看。">
            <Button onClick={onClose}>回到客户</Button>
          </EmptyState>
        )}
      </Panel>
    );
  }
  switch (act) {
    case 'deliver':
      return <DeliverPanel detail={detail} sale={sale} onClose={onClose} />;
    case 'cancelSale':
      return <CancelPanel sale={sale} onClose={onClose} />;
    case 'correctSale':
      return <CorrectPanel sale={sale} onClose={onClose} />;
  }
}
