import type { ReactElement } from 'react';
import { addDays } from '../../../shared/calendar/civil-date.ts';
import { dateWords, spaced } from '../../../shared/calendar/words.ts';
import type { SheetOpportunity } from '../../../shared/contract/contact-sheet.ts';

import { isManager } from '../../../shared/domain/roles.ts';
import { LevelBadge } from '../../components/marks.tsx';
import { PlanSentence } from '../../components/plan-sentence.tsx';
import { useToday } from '../../state/clock.ts';
import { usePerson } from '../../state/session.ts';
import {
  type EndingDraft,
  editsBetween,
  type LevelDraft,
  type NextBounds,
  nextPlanOf,
  type OpportunityDraft,
  untouched,
  withOpportunity,
} from './contact-draft.ts';
import { EndingLine } from './ending-line.tsx';
import { LevelLine } from './level-line.tsx';
import { whenWords } from './plan-words.ts';
import type { ContactWork } from './use-contact.ts';

interface NextPartProps {
  readonly work: ContactWork;
  readonly opportunity: SheetOpportunity;
  /** Marks its fields for the keys: `next0`. */
  readonly name: string;
  /** Says which car it is about, where there are several. */
  readonly titled: boolean;
}

/** What becomes of one opportunity: the next plan as a sentence, its level, or the wish to end it. */
export function NextPart({ work, opportunity, name, titled }: NextPartProps): ReactElement {
  const { draft, failure } = work;
  const wish = draft.opportunities[opportunity.id] ?? untouched;
  const change = (part: Partial<OpportunityDraft>): void =>
    work.change({ opportunities: withOpportunity(draft, opportunity.id, part).opportunities });
  const field = failure?.field?.split('.').at(-1) ?? null;
  const levelError = field === 'level' || field === 'levelReason' || field === 'expectedOn' ? failure?.text : undefined;
  const setLevel = (level: LevelDraft | null): void => change({ level });
  const setEnding = (ending: EndingDraft | null): void => change({ ending });
  return (
    <section
      className="next-plan"
      aria-label={titled ? `下次计划，${opportunity.intention ?? '购车意向'}` : '下次计划'}
    >
      <div className="xs t2 row" style={{ marginBottom: 2 }}>
        {wish.ending === null ? '下次计划' : '结束申请'}
        {titled && (
          <>
            <LevelBadge level={opportunity.level} />
            <span className="cut">{opportunity.intention}</span>
          </>
        )}
      </div>
      {opportunity.state === 'pending' ? (
        <Pending opportunity={opportunity} />
      ) : wish.ending !== null ? (
        <EndingLine
          value={wish.ending}
          onChange={setEnding}
          onCancel={() => setEnding(null)}
          customerId={work.sheet.customer.id}
          name={name}
          error={failure !== null && (field === 'reason' || field === 'ending') ? failure.text : null}
        />
      ) : (
        <>
          {opportunity.planStands ? (
            <Standing opportunity={opportunity} />
          ) : (
            <Sentence work={work} opportunity={opportunity} wish={wish} name={name} onChange={change} />
          )}
          <LevelLine
            opportunity={opportunity}
            value={wish.level}
            onChange={setLevel}
            name={name}
            error={levelError ?? null}
          />
        </>
      )}
    </section>
  );
}

function Pending({ opportunity }: { readonly opportunity: SheetOpportunity }): ReactElement {
  const today = useToday();
  const { nextPlan } = opportunity;
  return (
    <p className="t2">
      正等经理决定{nextPlan ? `，${dateWords(nextPlan.dueOn, today)}以前` : ''}。这次联系会记下，计划不变。
    </p>
  );
}

function Standing({ opportunity }: { readonly opportunity: SheetOpportunity }): ReactElement {
  const today = useToday();
  const { nextPlan } = opportunity;
  return <p className="t2">今天刚建卡，48 小时回访照旧{nextPlan ? `：${whenWords(nextPlan, today)}` : ''}。</p>;
}

interface SentenceProps {
  readonly work: ContactWork;
  readonly opportunity: SheetOpportunity;
  readonly wish: OpportunityDraft;
  readonly name: string;
  readonly onChange: (part: Partial<OpportunityDraft>) => void;
}

function Sentence({ work, opportunity, wish, name, onChange }: SentenceProps): ReactElement {
  const today = useToday();
  const { role } = usePerson();
  const bounds = work.boundsOf(opportunity);
  const shown = nextPlanOf(bounds, wish);
  const isBeyond = shown.dueOn !== null && shown.dueOn > bounds.latestOn;
  const mayExtend = isManager(role) && !bounds.isRetry;
  const field = work.failure?.field?.split('.').at(-1);
  const refused = field === 'dueOn' || field === 'dueTime' || field === 'purpose' || field === 'method';
  const early = isBeyond && !mayExtend ? beyondWords(bounds, today) : null;
  const error = refused ? (work.failure?.text ?? null) : early;
  return (
    <>
      <PlanSentence
        name={name}
        value={shown}
        onChange={(next) => onChange({ edits: editsBetween(shown, next, wish.edits) })}
        today={today}
        min={bounds.isRetry ? today : addDays(today, 1)}
        max={mayExtend ? addDays(today, 366) : bounds.latestOn}
        limitWords={limitWords(bounds, today)}
        error={error}
        {...(error === null ? {} : { wrongField: 'dueOn' as const })}
      />
      {isBeyond && mayExtend && (
        <input
          className="in"
          data-cell={`${name}.extendReason`}
          aria-label="延期的原因"
          placeholder="超过最晚日，写一句延期的原因"
          maxLength={200}
          value={wish.extendReason}
          onChange={(event) => onChange({ extendReason: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function limitWords({ level, gapWords, latestOn, isRetry }: NextBounds, today: string): string {
  const latest = dateWords(latestOn, today);
  return isRetry
    ? `没联系上，最晚${spaced(latest)}再打一次。`
    : `${level} 级两次回访最长隔 ${gapWords}，最晚 ${latest}。`;
}

function beyondWords({ level, latestOn, isRetry }: NextBounds, today: string): string {
  const latest = dateWords(latestOn, today);
  return isRetry
    ? `没联系上的客户最晚${spaced(latest)}再打一次，请改到这天或更早。`
    : `${level} 级最晚 ${latest}，请改到这天或更早；确要推后，请展厅经理延期。`;
}
