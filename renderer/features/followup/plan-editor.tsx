import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { addDays, type CivilDate } from '../../../shared/calendar/civil-date.ts';
import { dateWords, spaced } from '../../../shared/calendar/words.ts';
import type { ContactSheet } from '../../../shared/contract/contact-sheet.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { focusCellOf } from '../../components/card/cell-walk.ts';
import { type PlanDraft, PlanSentence } from '../../components/plan-sentence.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useNotices } from '../../state/notices.ts';
import { usePerson } from '../../state/session.ts';
import { UnreadContext } from '../../state/unread.ts';
import { useAct } from '../../state/use-act.ts';
import { AddFurtherPlan, CancelFurther } from './further-plan.tsx';
import { PastContacts } from './past-contacts.tsx';
import { touchedByContact } from './use-contact.ts';

type Plan = NonNullable<ContactSheet['plan']>;

interface PlanEditorProps {
  readonly sheet: ContactSheet;
  readonly plan: Plan;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** What the change amounts to: an edit of the hour, another day, a manager's extension, or another plan in its place. */
type Act = 'move' | 'extend' | 'replace';

/** Changes a plan that is not being executed now, within what is allowed to whom. */
export function PlanEditor({ sheet, plan, onDone, onClose }: PlanEditorProps): ReactElement {
  const today = useToday();
  const person = usePerson();
  const isManaging = isManager(person.role);
  const opportunity = sheet.opportunities.find((each) => each.id === plan.opportunityId);
  const box = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<PlanDraft>(() => draftOf(plan, today, isManaging));
  const [reason, setReason] = useState('');
  const limitOn = limitOf(sheet, plan);
  const act = actOf(plan, draft.dueOn, limitOn, isManaging);
  const save = useSavePlan(plan, onDone);
  const { failure } = save;
  const isLocked = plan.due && !isManaging;
  const submit = (): void => {
    if (draft.dueOn !== null) save.run({ act, draft, dueOn: draft.dueOn, reason });
  };
  useKeys(
    '改计划',
    [
      { keys: 'Ctrl+Enter', label: actWords[act], run: submit },
      { keys: 'Escape', label: '不改了', run: onClose },
    ],
    { layer: 'panel' },
  );
  useEffect(() => {
    if (box.current) focusCellOf(box.current, isLocked ? 'plan.dueTime' : 'plan.dueOn');
  }, [isLocked]);
  return (
    <div ref={box} className="next-plan">
      <div className="xs t2">{plan.due ? (isManaging ? '换一个计划' : '今天的计划') : '改这个计划'}</div>
      <UnreadContext value={save.unread}>
        <PlanSentence
          name="plan"
          {...(plan.assignee !== null && plan.assignee.id !== person.id ? { subject: plan.assignee.name } : {})}
          value={draft}
          onChange={setDraft}
          today={today}
          min={isLocked ? plan.dueOn : plan.due ? today : addDays(today, 1)}
          max={isLocked ? plan.dueOn : maxDay(plan, limitOn, isManaging, today)}
          limitWords={wordsFor(plan, limitOn, isManaging, today)}
          error={failure?.field === 'reason' ? null : (failure?.text ?? null)}
          {...(failure === null || failure.field === 'reason' ? {} : { wrongField: 'dueOn' as const })}
        />
      </UnreadContext>
      {act !== 'move' && (
        <input
          className="in"
          style={{ marginTop: 8 }}
          data-cell="plan.reason"
          aria-label="原因"
          aria-invalid={failure?.field === 'reason' || undefined}
          placeholder={act === 'extend' ? '超过最晚日，写一句延期的原因' : '写一句换计划的原因'}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {failure?.field === 'reason' && (
        <p className="xs red" role="alert">
          {failure.text}
        </p>
      )}
      <div className="row" style={{ marginTop: 8 }}>
        <Button look="primary" keys="Ctrl+Enter" busy={save.busy} onClick={submit}>
          {actWords[act]}
        </Button>
        {plan.role === 'further' && !plan.due && <CancelFurther plan={plan} onDone={onDone} />}
        <Button look="ghost" onClick={onClose}>
          不改了
        </Button>
        {act === 'replace' && <span className="xs t3">旧计划关闭，它的检查发现保留。</span>}
      </div>
      {opportunity?.state === 'open' && (
        <div style={{ marginTop: 12 }}>
          <AddFurtherPlan opportunityId={opportunity.id} />
        </div>
      )}
      {opportunity && (
        <div style={{ marginTop: 12 }}>
          <PastContacts opportunity={opportunity} basis={plan.basis} />
        </div>
      )}
    </div>
  );
}

const actWords: Readonly<Record<Act, string>> = { move: '改好计划', extend: '延期', replace: '换计划' };

/** An overdue plan is replaced by one of tomorrow; who may not replace it keeps its day. */
function draftOf(plan: Plan, today: CivilDate, isManaging: boolean): PlanDraft {
  const { dueTime, method, purpose } = plan;
  const dueOn = isManaging && plan.overdueDays > 0 ? addDays(today, 1) : plan.dueOn;
  return { dueOn, dueTime, method, purpose };
}

function limitOf(sheet: ContactSheet, plan: Plan): CivilDate | null {
  if (plan.role === 'sale') return plan.saleLimitOn;
  if (plan.role !== 'next') return null;
  return sheet.opportunities.find((each) => each.id === plan.opportunityId)?.limitOn ?? null;
}

function actOf(plan: Plan, dueOn: CivilDate | null, limitOn: CivilDate | null, isManaging: boolean): Act {
  if (!isManaging || dueOn === null) return 'move';
  if (plan.due) return dueOn === plan.dueOn ? 'move' : 'replace';
  return limitOn !== null && dueOn > limitOn && dueOn > plan.dueOn ? 'extend' : 'move';
}

function maxDay(plan: Plan, limitOn: CivilDate | null, isManaging: boolean, today: CivilDate): CivilDate {
  if (plan.origin === 'first_48h' && !plan.due) return plan.dueOn;
  if (isManaging || limitOn === null) return addDays(today, 366);
  return limitOn > plan.dueOn ? limitOn : plan.dueOn;
}

function wordsFor(plan: Plan, limitOn: CivilDate | null, isManaging: boolean, today: CivilDate): string {
  if (plan.due && !isManaging) return '今天到期或已逾期的计划只能执行；几点、方式和目的可以改。';
  if (plan.origin === 'first_48h' && !plan.due) return `48 小时回访只能提前，最晚 ${dateWords(plan.dueOn, today)}。`;
  if (limitOn === null) return '另加的计划不受级别最晚日约束。';
  const latest = `${plan.role === 'sale' ? '这次回访' : '级别'}最晚 ${dateWords(limitOn, today)}`;
  return isManaging ? `${latest}；再往后要写延期的原因。` : `${latest}。`;
}

interface Saving {
  readonly act: Act;
  readonly draft: PlanDraft;
  readonly dueOn: CivilDate;
  readonly reason: string;
}

function useSavePlan(plan: Plan, onDone: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  const notices = useNotices();
  const today = useToday();
  const refresh = (): Promise<unknown> =>
    Promise.all(touchedByContact.map((queryKey) => queries.invalidateQueries({ queryKey })));
  return useAct(
    ({ act, draft, dueOn, reason }: Saving) => {
      const { dueTime, method, purpose } = draft;
      const parts = { id: plan.id, dueOn, dueTime, method, purpose };
      if (act === 'move') return api.plan.move(parts);
      return act === 'extend' ? api.plan.extend({ ...parts, reason }) : api.plan.replace({ ...parts, reason });
    },
    {
      refreshes: touchedByContact,
      onDone: (_saved, { act, dueOn }) => {
        const { id, dueTime, method, purpose } = plan;
        const before = { id, dueOn: plan.dueOn, dueTime, method, purpose };
        // A 48-hour follow-up that was brought forward stays there, and a replaced plan stays closed.
        const reversible = act !== 'replace' && (plan.origin !== 'first_48h' || dueOn === plan.dueOn);
        notices.show({
          text: dueOn === plan.dueOn ? '计划改好了' : `计划改到${spaced(dateWords(dueOn, today)).trimEnd()}`,
          ...(reversible
            ? {
                undo: async () => {
                  await api.plan.move(before);
                  await refresh();
                },
              }
            : {}),
        });
        onDone();
      },
    },
  );
}
