import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { addDays } from '../../../shared/calendar/civil-date.ts';
import { dateWords, spaced } from '../../../shared/calendar/words.ts';
import type { ContactSheet } from '../../../shared/contract/contact-sheet.ts';
import { Button } from '../../components/button.tsx';
import { type PlanDraft, PlanSentence } from '../../components/plan-sentence.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { UnreadContext } from '../../state/unread.ts';
import { useAct } from '../../state/use-act.ts';
import { touchedByContact } from './use-contact.ts';

/** A further plan is proposed so many days ahead: behind the next one, before it is forgotten. */
const proposedDays = 30;
const furthestDays = 366;

/** Reads everything anew that a plan hangs on. */
function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () => Promise.all(touchedByContact.map((queryKey) => queries.invalidateQueries({ queryKey })));
}

/** One more plan beside the next one; the level's limit does not bind it. */
export function AddFurtherPlan({ opportunityId }: { readonly opportunityId: string }): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const refresh = useRefresh();
  const today = useToday();
  const [draft, setDraft] = useState<PlanDraft | null>(null);
  const add = useAct(
    (plan: { readonly dueOn: string } & Omit<PlanDraft, 'dueOn'>) => api.plan.add({ opportunityId, ...plan }),
    {
      refreshes: touchedByContact,
      onDone: ({ id, dueOn }) => {
        notices.show({
          text: `另加了${spaced(dateWords(dueOn, today))}的计划`,
          undo: async () => {
            await api.plan.cancelFurther({ id });
            await refresh();
          },
        });
        setDraft(null);
      },
    },
  );
  if (draft === null) {
    const begin = (): void =>
      setDraft({ dueOn: addDays(today, proposedDays), dueTime: null, method: 'phone', purpose: '' });
    return (
      <p className="xs t3">
        <button type="button" className="link" onClick={begin}>
          另加一个以后的计划
        </button>
        ，下次计划照旧
      </p>
    );
  }
  const { dueOn, dueTime, method, purpose } = draft;
  return (
    <div className="next-plan">
      <div className="xs t2">另加一个计划</div>
      <UnreadContext value={add.unread}>
        <PlanSentence
          name="further"
          value={draft}
          onChange={setDraft}
          today={today}
          min={addDays(today, 1)}
          max={addDays(today, furthestDays)}
          limitWords="不受级别最晚日约束；下次计划照旧。"
          error={add.failure?.text ?? null}
          {...(add.failure === null ? {} : { wrongField: 'dueOn' as const })}
        />
      </UnreadContext>
      <div className="row" style={{ marginTop: 8 }}>
        <Button
          small
          busy={add.busy}
          disabled={dueOn === null}
          onClick={() => {
            if (dueOn !== null) add.run({ dueOn, dueTime, method, purpose });
          }}
        >
          加这个计划
        </Button>
        <Button small look="ghost" onClick={() => setDraft(null)}>
          不加了
        </Button>
      </div>
    </div>
  );
}

interface CancelFurtherProps {
  readonly plan: NonNullable<ContactSheet['plan']>;
  readonly onDone: () => void;
}

/** Takes a further plan back; the next plan always stays. */
export function CancelFurther({ plan, onDone }: CancelFurtherProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const refresh = useRefresh();
  const today = useToday();
  const cancel = useMutation({
    mutationFn: () => api.plan.cancelFurther({ id: plan.id }),
    onSuccess: async () => {
      const { opportunityId, dueOn, dueTime, method, purpose } = plan;
      notices.show({
        text: `取消了${spaced(dateWords(dueOn, today))}另加的计划`,
        undo: async () => {
          await api.plan.add({ opportunityId, dueOn, dueTime, method, purpose });
          await refresh();
        },
      });
      onDone();
      await refresh();
    },
    onError: (error) => notices.fail(failureOf(error).text),
  });
  return (
    <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
      取消这个计划
    </Button>
  );
}
