import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import './followup.css';
import type { SheetOpportunity } from '../../../shared/contract/contact-sheet.ts';
import { boughtElsewhere } from '../../../shared/domain/feedback-category.ts';
import { type FollowupOutcome, followupOutcomes, isEffective } from '../../../shared/domain/followup.ts';
import { isComposing } from '../../app/key-stroke.ts';
import type { KeyBinding } from '../../app/keys.ts';
import { useKeys } from '../../app/use-keys.ts';
import { focusCellOf, focusNextCell } from '../../components/card/cell-walk.ts';
import { LevelBadge, Note } from '../../components/marks.tsx';
import { UnreadContext } from '../../state/unread.ts';
import { AnswerTicks } from '../instructions/answer-ticks.tsx';
import { UnreadInstruction } from '../instructions/unread-instruction.tsx';
import { BeforeNote } from './before-note.tsx';
import { BoughtNote } from './bought-note.tsx';
import { includedOf, newEnding, untouched, vainOf, withOpportunity } from './contact-draft.ts';
import { FeedbackField } from './feedback-field.tsx';
import { levelDraftOf } from './level-line.tsx';
import { NextPart } from './next-part.tsx';
import { OutcomeRow, outcomes } from './outcome-row.tsx';
import { PastContacts } from './past-contacts.tsx';
import type { ContactWork } from './use-contact.ts';
import { VainNote } from './vain-note.tsx';

/** Fields whose refusal is said beside them; every other one stands above the buttons. */
const saidInPlace = new Set([
  'feedback',
  'dueOn',
  'dueTime',
  'purpose',
  'method',
  'level',
  'levelReason',
  'expectedOn',
  'reason',
  'ending',
]);

interface ContactFormProps {
  readonly work: ContactWork;
  /** Keys of the buttons below; they stand behind the form's own in the hints. */
  readonly keys: readonly KeyBinding[];
  /** Esc outside every field; inside one it only leaves the field. */
  readonly onEscape?: () => void;
}

/** What was said last, what came of the call, what the customer said, and what comes next: everything of one contact. */
export function ContactForm({ work, keys, onEscape }: ContactFormProps): ReactElement {
  const { sheet, draft, change, failure } = work;
  const form = useRef<HTMLDivElement>(null);
  const feedback = useRef<HTMLTextAreaElement>(null);
  const included = includedOf(sheet, draft);
  const [first] = included;
  const follows = sheet.responsible && first !== undefined && first.state === 'open';
  const goTo = (field: string): void => {
    if (form.current) focusCellOf(form.current, field);
  };
  const choose = (outcome: FollowupOutcome): void => {
    change({ outcome });
    // whoever spoke said something: it is written next, and no letter of it may be taken for a key
    if (isEffective(outcome) || outcome === 'refused') feedback.current?.focus();
  };
  const openLevel = (): void => {
    if (first === undefined || first.byLevel.length < 2) return;
    const level = draft.opportunities[first.id]?.level ?? levelDraftOf(first);
    // Drawn at once: what is typed next belongs into the field that this opens.
    flushSync(() => change({ opportunities: withOpportunity(draft, first.id, { level, ending: null }).opportunities }));
    goTo('next0.level');
  };
  const askToEnd = (ending: 'lost' | 'dormant' | 'invalid'): void => {
    if (first === undefined) return;
    const wish = newEnding(ending);
    flushSync(() => change({ opportunities: withOpportunity(draft, first.id, { ending: wish }).opportunities }));
    goTo('next0.reason');
  };
  const isEnding = first !== undefined && (draft.opportunities[first.id] ?? untouched).ending !== null;
  useKeys(
    '回访',
    [
      ...outcomes.map((outcome, index) => ({
        keys: String(index + 1),
        label: followupOutcomes[outcome],
        hint: '结果',
        run: () => choose(outcome),
      })),
      { keys: 'f', label: '客户反馈', hint: '反馈', run: () => feedback.current?.focus() },
      {
        keys: 'p',
        label: '下次计划',
        disabled: !follows || isEnding || first.planStands,
        run: () => goTo('next0.dueOn'),
      },
      { keys: 'l', label: '级别', disabled: !follows || isEnding, run: openLevel },
      { keys: 'e', label: '申请结束', hint: false, disabled: !follows || isEnding, run: () => askToEnd('lost') },
      { keys: 'Escape', label: '离开输入框', hint: false, inText: true, run: () => leaveField(onEscape) },
      ...keys,
    ],
    { layer: 'panel' },
  );
  useFocusOnRefusal(work, form.current, feedback.current);
  const vain = first && sheet.responsible && !isEnding ? vainOf(first, draft.outcome) : null;
  const said = failure !== null && !saidInPlace.has(failure.field?.split('.').at(-1) ?? '');
  return (
    <UnreadContext value={work.unread}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter walks the fields in it */}
      <div ref={form} className="contact" onKeyDown={(event) => walkOn(event, form.current)}>
        {first && <BeforeNote opportunity={first} />}
        {first && <PastContacts opportunity={first} basis={sheet.plan?.basis ?? ''} />}
        {follows && !isEnding && vain === null && <CallScript opportunity={first} />}
        <OutcomeRow
          value={draft.outcome}
          onChange={choose}
          error={work.isOutcomeMissing ? '先选这次结果，按 1–7' : null}
        />
        {vain && <VainNote sheet={sheet} vain={vain} outcome={draft.outcome} onEnding={askToEnd} />}
        <FeedbackField
          categories={work.categories}
          category={work.category}
          isProposed={work.isCategoryProposed}
          onCategory={(category) => change({ category })}
          value={draft.feedback}
          onChange={(text) => change({ feedback: text })}
          isOptional={draft.outcome !== null && !isEffective(draft.outcome) && !isEnding}
          error={failure?.field?.endsWith('feedback') ? failure.text : null}
          fieldRef={feedback}
        />
        {follows && !isEnding && vain === null && work.category === boughtElsewhere && (
          <BoughtNote onLost={() => askToEnd('lost')} />
        )}
        {sheet.responsible && draft.outcome !== null && isEffective(draft.outcome) && (
          <AnswerTicks
            instructions={sheet.instructions.filter(({ state }) => state === 'read')}
            left={draft.unanswered}
            onChange={(unanswered) => change({ unanswered })}
          />
        )}
        {sheet.responsible
          ? included.map((opportunity, index) => (
              <NextPart
                key={opportunity.id}
                work={work}
                opportunity={opportunity}
                name={`next${index}`}
                titled={included.length > 1}
              />
            ))
          : first && <OnlyRecorded opportunity={first} />}
        {follows && !isEnding && <EndLink onAsk={askToEnd} />}
        <OtherIntentions work={work} />
        {work.isInstructionOpen && <UnreadInstruction instructions={sheet.instructions} />}
        {said && (
          <Note tone="red" icon="warning" live>
            {failure.text}
          </Note>
        )}
      </div>
    </UnreadContext>
  );
}

/** What to bring up, for whoever has the number dialled already. */
function CallScript({ opportunity }: { readonly opportunity: SheetOpportunity }): ReactElement {
  return (
    <div className="xs t2 script">
      <b>可以谈</b> {opportunity.script.join('；')}
    </div>
  );
}

function OnlyRecorded({ opportunity }: { readonly opportunity: SheetOpportunity }): ReactElement {
  const who = opportunity.nextPlan?.assignee?.name;
  return (
    <p className="t2">这位客户不归您：这次联系会记下{who === undefined ? '' : `并告诉${who}`}，原来的计划不变。</p>
  );
}

function EndLink({ onAsk }: { readonly onAsk: (ending: 'lost' | 'dormant' | 'invalid') => void }): ReactElement {
  return (
    <p className="xs t3">
      不再跟进：
      <button type="button" className="link" aria-keyshortcuts="e" onClick={() => onAsk('lost')}>
        申请战败
      </button>
      {' · '}
      <button type="button" className="link" onClick={() => onAsk('dormant')}>
        休眠
      </button>
      {' · '}
      <button type="button" className="link" onClick={() => onAsk('invalid')}>
        无效
      </button>
    </p>
  );
}

/** Other cars that the customer thinks of: ticked, the same contact counts for them as well. */
function OtherIntentions({ work }: { readonly work: ContactWork }): ReactElement | null {
  const { sheet, draft, change } = work;
  const others = sheet.opportunities.filter((each) => each.state !== 'ended').slice(1);
  if (others.length === 0) return null;
  return (
    <fieldset className="rad">
      <legend className="xs t2">这次也谈到</legend>
      {others.map((each) => (
        <label key={each.id}>
          <input
            type="checkbox"
            checked={draft.opportunities[each.id]?.included === true}
            onChange={(event) =>
              change({
                opportunities: withOpportunity(draft, each.id, { included: event.currentTarget.checked }).opportunities,
              })
            }
          />
          <LevelBadge level={each.level} />
          {each.intention ?? '还没定车型'}
        </label>
      ))}
    </fieldset>
  );
}

/** Enter goes on to the next field, Shift Enter back; a feedback keeps its line breaks, a list its own Enter. */
function walkOn(event: KeyboardEvent<HTMLElement>, form: HTMLElement | null): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.defaultPrevented) return;
  if (form === null || isComposing(event.nativeEvent)) return;
  if (!(event.target instanceof HTMLInputElement) || event.target.form !== null) return;
  event.preventDefault();
  focusNextCell(form, undefined, event.shiftKey ? -1 : 1);
}

function leaveField(otherwise: (() => void) | undefined): void {
  const active = document.activeElement;
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) active.blur();
  else otherwise?.();
}

/** The field that was refused takes the focus, once for each refusal. */
function useFocusOnRefusal(work: ContactWork, form: HTMLElement | null, feedback: HTMLElement | null): void {
  const { failure } = work;
  const field = failure?.field?.split('.').at(-1) ?? null;
  useEffect(() => {
    if (failure === null || field === null || form === null) return;
    if (field === 'feedback') feedback?.focus();
    else if (!focusCellOf(form, failure.field ?? '')) focusCellOf(form, `next0.${field}`);
  }, [failure, field, form, feedback]);
}
