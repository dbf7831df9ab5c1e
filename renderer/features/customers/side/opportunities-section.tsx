import { type ReactElement, useState } from 'react';
import { dateColumn } from '../../../../shared/calendar/words.ts';
import type { CustomerDetail, OpportunityRow } from '../../../../shared/contract/customer-rows.ts';
import { endings } from '../../../../shared/domain/ending.ts';
import { soldEnding } from '../../../../shared/domain/sale.ts';
import { LevelBadge, Tag } from '../../../components/marks.tsx';
import { moneyWords } from '../../../components/money-words.ts';
import { Section } from '../../../components/panel.tsx';
import { useToday } from '../../../state/clock.ts';
import { type Dictionaries, useEntries } from '../../../state/lists.ts';
import { dayWords, followedOf, labelIn } from '../customer-words.ts';

interface OpportunitiesSectionProps {
  readonly detail: CustomerDetail;
  /** Left out where the person may not do it. */
  readonly onLevel?: (opportunityId: string) => void;
  readonly onQuote?: (opportunityId: string) => void;
  readonly onOrder?: (opportunityId: string) => void;
  readonly onEnding?: (opportunityId: string) => void;
}

/** 购车意向: what the customer wants, the most urgent first; those that ended are folded away. */
export function OpportunitiesSection({ detail, ...acts }: OpportunitiesSectionProps): ReactElement {
  const entries = useEntries();
  const [showsEnded, setShowsEnded] = useState(false);
  const followed = followedOf(detail.opportunities);
  const ended = detail.opportunities.filter((each) => each.state === 'ended');
  return (
    <Section
      title={`购车意向 ${followed.length}`}
      end={
        ended.length > 0 && (
          <button type="button" className="link" aria-expanded={showsEnded} onClick={() => setShowsEnded(!showsEnded)}>
            {showsEnded ? '收起已结束' : `已结束 ${ended.length}`}
          </button>
        )
      }
    >
      {followed.length === 0 && <p className="t3">没有进行中的购车意向。</p>}
      <ul>
        {followed.map((each) => (
          <Followed key={each.id} opportunity={each} entries={entries} {...acts} />
        ))}
        {showsEnded && ended.map((each) => <Ended key={each.id} opportunity={each} entries={entries} />)}
      </ul>
    </Section>
  );
}

interface LineProps {
  readonly opportunity: OpportunityRow;
  readonly entries: Dictionaries;
}

type FollowedProps = LineProps & Pick<OpportunitiesSectionProps, 'onLevel' | 'onQuote' | 'onOrder' | 'onEnding'>;

function Followed({ opportunity, entries, onLevel, onQuote, onOrder, onEnding }: FollowedProps): ReactElement {
  const today = useToday();
  const { id, level, levelStale, state, nextPlan } = opportunity;
  const title = titleOf(opportunity, entries);
  return (
    <li className="opp">
      <LevelBadge level={level} />
      <div>
        <div className="cut" title={title}>
          {title}
        </div>
        <div className="xs t2 cut">{belowTitle(opportunity, entries, today)}</div>
        {(levelStale || state === 'pending') && (
          <div>
            {state === 'pending' && <Tag tone="accent">等经理决定</Tag>}
            {levelStale && <Tag tone="amber">预计购车已过，请改级别</Tag>}
          </div>
        )}
        {state === 'open' && (onLevel || onQuote || onOrder || onEnding) && (
          <div className="opp-acts xs">
            {onOrder && level !== 'O' && (
              <button type="button" className="link" aria-keyshortcuts="o" onClick={() => onOrder(id)}>
                登记订车
              </button>
            )}
            {onLevel && level !== 'O' && (
              <button type="button" className="link" onClick={() => onLevel(id)}>
                改级别
              </button>
            )}
            {onQuote && (
              <button type="button" className="link" onClick={() => onQuote(id)}>
                报价
              </button>
            )}
            {onEnding && nextPlan !== null && level !== 'O' && (
              <button type="button" className="link" onClick={() => onEnding(id)}>
                申请结束
              </button>
            )}
          </div>
        )}
      </div>
    </li>
  );
}

function Ended({ opportunity, entries }: LineProps): ReactElement {
  const { endedAs, endedOn } = opportunity;
  const title = titleOf(opportunity, entries);
  const how = endedAs === null ? '已结束' : endingWords(endedAs);
  return (
    <li className="opp t3">
      <LevelBadge level={opportunity.level} />
      <div>
        <div className="cut" title={title}>
          {title}
        </div>
        <div className="xs">{endedOn === null ? how : `${how} · ${endedOn}`}</div>
      </div>
    </li>
  );
}

function titleOf(opportunity: OpportunityRow, entries: Dictionaries): string {
  const colour = labelIn(entries, 'colour', opportunity.colour);
  const vehicle = opportunity.vehicleLabel ?? '车型没定';
  return colour === null ? vehicle : `${vehicle}，${colour}`;
}

function belowTitle(opportunity: OpportunityRow, entries: Dictionaries, today: string): string {
  const { expectedOn, noExpectedDate, competitors, nextPlan, quote } = opportunity;
  const rivals = competitors
    .filter((code) => code !== 'none')
    .map((code) => labelIn(entries, 'competitor', code) ?? code);
  return [
    quote === null ? null : `报价 ${moneyWords(quote.priceFen)}`,
    expectedOn !== null ? `预计 ${dayWords(expectedOn, today)} 购车` : noExpectedDate ? '没有明确时间' : null,
    rivals.length > 0 ? `对比 ${rivals.join('、')}` : null,
    nextPlan === null
      ? null
      : nextPlan.role === 'decision'
        ? `经理 ${dateColumn(nextPlan.dueOn)} 前决定`
        : `下次回访 ${dateColumn(nextPlan.dueOn)}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** 「战败」; what the store does not know stands for itself. */
function endingWords(endedAs: string): string {
  if (endedAs === soldEnding) return '成交';
  return Object.entries(endings).find(([code]) => code === endedAs)?.[1] ?? endedAs;
}
