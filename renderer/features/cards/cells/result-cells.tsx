import type { ReactElement } from 'react';
import { addDays } from '../../../../shared/calendar/civil-date.ts';
import { dateWords } from '../../../../shared/calendar/words.ts';
import { planMethods, planOrigins } from '../../../../shared/domain/plan-codes.ts';
import { FixedCell } from '../../../components/card/cell.tsx';
import { ChoiceCell, TickCell } from '../../../components/card/choice-cells.tsx';
import { PlanCell } from '../../../components/card/plan-cell.tsx';
import type { PlanDraft } from '../../../components/plan-sentence.tsx';
import type { CardModel } from '../card-model.ts';
import { type CardCellProps, frameOf, optionsOf } from './frame.ts';

/** What became of the talk. 订车 goes on with the order itself, once the card is saved (§五.1). */
export function ResultCell(props: CardCellProps): ReactElement {
  const { model } = props;
  const { result } = model.typed;
  const entries = model.words.dictionaries('result');
  return (
    <ChoiceCell
      {...frameOf(props)}
      value={result ?? null}
      choices={optionsOf(entries, [result])}
      onChange={(code) => model.set({ result: code })}
    >
      {result === 'order' ? '完成后接着登记订车' : result != null && result !== 'follow' && '要展厅经理同意'}
    </ChoiceCell>
  );
}

/** For which purposes the customer agreed to be known. */
export function ConsentsCell(props: CardCellProps): ReactElement {
  const { model } = props;
  const consents = model.typed.consents ?? [];
  return (
    <TickCell
      {...frameOf(props)}
      as="客户口头同意的打勾"
      values={consents}
      choices={optionsOf(model.words.dictionaries('consent_purpose'), consents)}
      onChange={(codes) => model.set({ consents: codes })}
    />
  );
}

const planFields = {
  dueOn: 'nextPlanOn',
  dueTime: 'nextPlanTime',
  method: 'nextPlanMethod',
  purpose: 'nextPlanPurpose',
} as const;

/** 「李娜 11月24日 周二 电话回访；客户归李娜」, by what really stands. */
function ownersPlanWords({ start, today }: CardModel, owner: string): string {
  const plan = start.card?.nextPlan ?? null;
  if (plan === null) return `客户归${owner}，按${owner}的计划回访`;
  const when = [dateWords(plan.dueOn, today), plan.dueTime].filter(Boolean).join(' ');
  return `${plan.assignee?.name ?? owner} ${when} ${planMethods[plan.method]}回访；客户归${owner}`;
}

/** The last permitted day, and behind what stands until a repeat visit is completed. */
function planHint({ standingOn, bounds, rules, today }: CardModel): string | undefined {
  if (rules === null) return '正在读取回访规定…';
  if (standingOn === null) return bounds?.words;
  return [`完成时改成这个；现在是 ${dateWords(standingOn, today)}`, bounds?.words].filter(Boolean).join('；');
}

/** The next call as a sentence, with the last permitted day always written. */
export function NextPlanCell(props: CardCellProps): ReactElement {
  const { cell, model } = props;
  const { shown, typed, bounds, planOwner } = model;
  const frame = frameOf(props);
  if (planOwner !== null) {
    return (
      <FixedCell label={cell.label} span={cell.width}>
        {ownersPlanWords(model, planOwner)}
      </FixedCell>
    );
  }
  if (shown.nextPlanMethod == null) {
    return (
      <FixedCell label={cell.label} span={cell.width}>
        等展厅经理决定；不同意时，下一个营业日继续回访
      </FixedCell>
    );
  }
  const value: PlanDraft = {
    dueOn: shown.nextPlanOn ?? null,
    dueTime: typed.nextPlanTime ?? null,
    method: shown.nextPlanMethod,
    purpose: typed.nextPlanPurpose ?? (bounds?.isFirst ? planOrigins.first_48h : ''),
  };
  const wrong = (['dueOn', 'dueTime', 'method', 'purpose'] as const).find(
    (part) => model.problemOf(planFields[part]) !== null,
  );
  const isLate = bounds !== null && value.dueOn !== null && value.dueOn > bounds.latestOn;
  return (
    <PlanCell
      {...frame}
      name="nextPlan"
      as={planHint(model)}
      error={frame.error ?? (isLate ? `最晚 ${dateWords(bounds.latestOn, model.today)}，请改到这天或更早` : null)}
      value={value}
      today={model.today}
      min={addDays(model.today, 1)}
      {...(bounds ? { max: bounds.latestOn } : {})}
      {...(wrong ? { errorField: wrong } : {})}
      onChange={(plan) => {
        // Only what was changed is the person's word; the rest goes on following the rule.
        const patch = Object.fromEntries(
          (Object.keys(planFields) as readonly (keyof PlanDraft)[]) // the record's own keys
            .filter((part) => plan[part] !== value[part])
            .map((part) => [planFields[part], plan[part]]),
        );
        model.set(patch);
      }}
    />
  );
}
