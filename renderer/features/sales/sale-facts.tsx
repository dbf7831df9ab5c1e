import './sales.css';
import type { ReactElement } from 'react';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { SaleDetail } from '../../../shared/contract/sale-rows.ts';
import { followupOutcomes } from '../../../shared/domain/followup.ts';
import { answerLines } from '../../../shared/domain/sale-script.ts';
import { Icon } from '../../components/icon.tsx';
import { Note, Tag } from '../../components/marks.tsx';
import { Facts } from '../../components/panel.tsx';
import { useToday } from '../../state/clock.ts';
import { useEntries } from '../../state/lists.ts';
import { labelIn } from '../customers/customer-words.ts';
import { yuanWords } from './sale-money.ts';
import { boundsWords, callTitle } from './sale-words.ts';

/** What was agreed and when, with what is out of the ordinary. */
export function SaleFacts({ sale }: { readonly sale: SaleDetail }): ReactElement {
  const today = useToday();
  const entries = useEntries();
  const day = (on: string, enteredOn: string | null): string =>
    enteredOn === null || enteredOn === on
      ? dateWords(on, today)
      : `${dateWords(on, today)}（${dateWords(enteredOn, today)}录入）`;
  const colour = labelIn(entries, 'colour', sale.colour);
  return (
    <>
      <Facts
        facts={[
          { label: '车', value: [sale.vehicleLabel ?? '车型没定', colour].filter(Boolean).join('，') },
          { label: '成交价', value: yuanWords(sale.priceFen) },
          ...(sale.depositFen === null ? [] : [{ label: '定金', value: yuanWords(sale.depositFen) }]),
          ...(sale.vin === null ? [] : [{ label: 'VIN', value: sale.vin }]),
          { label: '订车', value: day(sale.orderedOn, sale.orderEnteredOn) },
          ...(sale.deliveredOn === null
            ? [{ label: '约交车', value: sale.expectedOn === null ? '还没约' : dateWords(sale.expectedOn, today) }]
            : [{ label: '交车', value: day(sale.deliveredOn, sale.deliveryEnteredOn) }]),
          { label: '卖的人', value: sale.seller.name },
          ...(sale.note === '' ? [] : [{ label: '说明', value: sale.note }]),
          ...(sale.cancelReason === '' ? [] : [{ label: '取消原因', value: sale.cancelReason }]),
          ...(sale.correctReason === '' ? [] : [{ label: '更正原因', value: sale.correctReason }]),
        ]}
      />
      {sale.vainSinceOn !== null && (
        <Note tone="amber" icon="warning">
          {dateWords(sale.vainSinceOn, today)}起联系不上，请经理过问。
        </Note>
      )}
      {sale.unreachedOn !== null && (
        <Note tone="amber" icon="phone">
          {sale.reachedOn === null
            ? '满意度回访未联系上，等客服补打。'
            : `满意度回访由客服 ${dateWords(sale.reachedOn, today)} 补上了。`}
        </Note>
      )}
    </>
  );
}

interface SaleCallsProps {
  readonly sale: SaleDetail;
  /** Records one of the calls; left out where the person may not. */
  readonly onCall?: (planId: string) => void;
}

/** The four calls: what is to come, what was done and what was answered. */
export function SaleCalls({ sale, onCall }: SaleCallsProps): ReactElement | null {
  const today = useToday();
  if (sale.calls.length === 0) return null;
  const shown = sale.calls.filter(({ state }) => state === 'open' || state === 'done');
  return (
    <>
      <ul className="sale-calls" aria-label="四次回访">
        {shown.map((call) => {
          const isOpen = call.state === 'open';
          const isLate = isOpen && call.dueOn < today;
          return (
            <li key={call.planId} className={isOpen ? '' : 't2'}>
              <Icon name={isOpen ? 'circle' : 'check'} />
              <span className="cut">{callTitle(call.call)}</span>
              <span className="cut" title={boundsWords(call, today)}>
                {dateWords(call.dueOn, today)}
                {call.lateSinceOn !== null && <span className="xs amber"> 补录</span>}
                {isLate && <Tag tone="red">逾期</Tag>}
              </span>
              {isOpen && onCall ? (
                <button type="button" className="link" onClick={() => onCall(call.planId)}>
                  登记
                </button>
              ) : (
                <span className="xs t3">{isOpen ? '' : isUnreached(call, sale) ? '未联系上' : '做了'}</span>
              )}
            </li>
          );
        })}
      </ul>
      {sale.answers.map((told) => (
        <div key={told.id} className="xs" style={{ marginTop: 4 }}>
          <span className="t2">
            {dateWords(told.onDay, today)} {callTitle(told.call)} · {followupOutcomes[told.outcome]} · {told.by.name}
          </span>
          <ul className="sale-answers">
            {answerLines(told.call, told.answers).map(({ label, words }) => (
              <li key={label}>
                <span className="t3">{label}</span>
                <span>{words}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** The CSI call that reached nobody to the end of its window; what 客服 made up for is done. */
function isUnreached({ call }: SaleDetail['calls'][number], { unreachedOn, reachedOn }: SaleDetail): boolean {
  return call === 'sale_csi' && unreachedOn !== null && reachedOn === null;
}
