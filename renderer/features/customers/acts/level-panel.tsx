import type { ReactElement } from 'react';
import { dateWords } from '../../../../shared/calendar/words.ts';
import type { CustomerDetail, OpportunityRow } from '../../../../shared/contract/customer-rows.ts';
import { gapWords } from '../../../../shared/domain/level-policy.ts';
import { CardGrid } from '../../../components/card/card-grid.tsx';
import { TextCell } from '../../../components/card/text-cells.tsx';
import { Note } from '../../../components/marks.tsx';
import { useApi } from '../../../state/api.ts';
import { useToday } from '../../../state/clock.ts';
import { useNotices } from '../../../state/notices.ts';
import { useRemembered } from '../../../state/remembered.ts';
import { useAct } from '../../../state/use-act.ts';
import { useCardRules } from '../../cards/card-rules.ts';
import { LevelHistory } from '../../regrade/level-history.tsx';
import { touchedByWrites } from '../customer-queries.ts';
import { ActPanel } from './act-panel.tsx';
import { type Grading, GradingCells, useProposal } from './grading-cells.tsx';
import { OpportunityChoice } from './opportunity-choice.tsx';

interface LevelPanelProps {
  readonly detail: CustomerDetail;
  /** The opportunity that was pointed at; null for the most urgent one. */
  readonly opportunityId: string | null;
  readonly onClose: () => void;
}

/** 改级别: the expected day proposes, the consultant chooses; every change is kept with its reason (§三). */
export function LevelPanel({ detail, opportunityId, onClose }: LevelPanelProps): ReactElement | null {
  return (
    <OpportunityChoice detail={detail} opportunityId={opportunityId}>
      {(opportunity, choice) => (
        <LevelForm key={opportunity.id} opportunity={opportunity} onClose={onClose}>
          {choice}
        </LevelForm>
      )}
    </OpportunityChoice>
  );
}

interface FormProps {
  readonly opportunity: OpportunityRow;
  readonly onClose: () => void;
  /** Which of several opportunities it is. */
  readonly children: ReactElement | null;
}

function LevelForm({ opportunity, onClose, children }: FormProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const today = useToday();
  const start = gradingOf(opportunity, today);
  const [kept, keep] = useRemembered<Grading | null>(['customer', 'level', opportunity.id], null);
  const draft = kept ?? start;
  const { proposed } = useProposal(draft);
  const departs = proposed !== null && draft.level !== null && draft.level !== proposed;
  const save = useAct(
    ({ level, reason, ...when }: Grading) =>
      api.opportunity.setLevel({ id: opportunity.id, level: level ?? opportunity.level, reason, ...when }),
    {
      refreshes: touchedByWrites,
      onDone: (graded) => {
        keep(null);
        onClose();
        const moved = graded.nextPlanOn !== opportunity.nextPlan?.dueOn;
        notices.show({
          text: `已改为 ${graded.level} 级，${moved ? '下次回访移到' : '下次回访还是'} ${dateWords(graded.nextPlanOn, today)}`,
        });
      },
    },
  );
  const set = (next: Grading): void => {
    save.clear();
    keep(next);
  };
  return (
    <ActPanel
      title="改级别"
      about={opportunity.vehicleLabel ?? '车型没定'}
      done="改级别"
      busy={save.busy}
      disabled={draft.level === null || (!opportunity.levelStale && isSame(draft, start))}
      error={save.errorBeside(['expectedOn', 'level', 'levelReason', 'reason'])}
      onDone={() => save.run(draft)}
      onClose={onClose}
    >
      {children}
      {opportunity.levelStale && (
        <Note tone="amber" icon="warning">
          原来的预计购车已经过了，请重新问一次。
        </Note>
      )}
      <CardGrid label="级别" unread={save.unread} onEnd={() => save.run(draft)}>
        <div className="cs">
          <GradingCells value={draft} onChange={set} errorAt={save.errorAt} />
          {!departs && (
            <TextCell
              name="reason"
              label="为什么改"
              span={12}
              value={draft.reason}
              placeholder="客户怎么说的，写一句"
              maxLength={100}
              onChange={(reason) => set({ ...draft, reason })}
            />
          )}
        </div>
      </CardGrid>
      <Consequence draft={draft} opportunity={opportunity} />
      <LevelHistory opportunityId={opportunity.id} />
    </ActPanel>
  );
}

/** What the change does to the next plan. */
function Consequence({ draft, opportunity }: { readonly draft: Grading } & Pick<FormProps, 'opportunity'>) {
  const today = useToday();
  const rules = useCardRules();
  if (draft.level === null || draft.level === opportunity.level || rules === null) return null;
  return (
    <p className="xs t2">
      {draft.level} 级两次回访最长隔 {gapWords(draft.level, rules.policy)}。下次回访
      {opportunity.nextPlan === null ? '' : `（现在${dateWords(opportunity.nextPlan.dueOn, today)}）`}
      超出时，自动移到最晚那天。
    </p>
  );
}

/** Where the form begins: what holds now, but no day that has passed. */
function gradingOf({ level, expectedOn, noExpectedDate }: OpportunityRow, today: string): Grading {
  return {
    level,
    expectedOn: expectedOn !== null && expectedOn < today ? null : expectedOn,
    noExpectedDate,
    reason: '',
  };
}

function isSame(draft: Grading, start: Grading): boolean {
  return (
    draft.level === start.level &&
    draft.expectedOn === start.expectedOn &&
    draft.noExpectedDate === start.noExpectedDate
  );
}
