import type { ReactElement, ReactNode } from 'react';
import { civilDateAt } from '../../../shared/calendar/civil-date.ts';
import { dateColumn, distanceWords } from '../../../shared/calendar/words.ts';
import type { CustomerDetail } from '../../../shared/contract/customer-rows.ts';
import { regionText } from '../../../shared/domain/region.ts';
import { useToday, useZone } from '../../state/clock.ts';
import { useEntries } from '../../state/lists.ts';
import { dayAgoWords, dayWords, followedOf, labelIn } from './customer-words.ts';

interface CustomerFactsProps {
  readonly detail: CustomerDetail;
  /** Somebody else's customer: most of it is masked. */
  readonly hidden: boolean;
}

/** The row of facts below the head: whose, from where, when he buys, when he was last reached. */
export function CustomerFacts({ detail, hidden }: CustomerFactsProps): ReactElement {
  const today = useToday();
  const zone = useZone();
  const entries = useEntries();
  const empty = hidden ? '已遮住' : '没填';
  const type = labelIn(entries, 'customer_type', detail.customerType);
  const registered = detail.registeredAt === null ? null : civilDateAt(detail.registeredAt, zone);
  return (
    <dl className="customer-facts">
      <Fact label="归属">
        {detail.owner === null
          ? '没有归属'
          : `${detail.owner.name}${registered === null ? '' : `，${dateColumn(registered)} 登记`}`}
      </Fact>
      <Fact label="来源">{labelIn(entries, 'source', detail.source) ?? empty}</Fact>
      <Fact label="地区">{detail.regionCode === null ? empty : regionText(detail.regionCode)}</Fact>
      <Fact label="预计购车">{hidden ? empty : expectedWords(detail, today)}</Fact>
      <Fact label="最近有效联系">
        {hidden ? empty : detail.lastEffectiveOn === null ? '还没有' : dayAgoWords(detail.lastEffectiveOn, today)}
      </Fact>
      <Fact label="客户类型">
        {[type ?? empty, detail.contactPerson && `联系人 ${detail.contactPerson}`].filter(Boolean).join('，')}
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="cut" title={typeof children === 'string' ? children : undefined}>
        {children}
      </dd>
    </div>
  );
}

/** When the most urgent opportunity is to become an order: 「11月26日，5 天后」. */
function expectedWords(detail: CustomerDetail, today: string): string {
  const first = followedOf(detail.opportunities)[0];
  if (first === undefined) return '—';
  if (first.expectedOn === null) return '没有明确时间';
  const words = dayWords(first.expectedOn, today);
  const distance = distanceWords(first.expectedOn, today);
  return words === distance ? words : `${words}，${distance}`;
}
