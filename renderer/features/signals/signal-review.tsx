import { type ReactElement, type ReactNode, type RefObject, useRef } from 'react';
import type { SignalRow } from '../../../shared/contract/signal.ts';
import { codesOf } from '../../../shared/domain/codes.ts';
import { type SignalVerdict, signalVerdicts } from '../../../shared/domain/signal/review.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ChipChoice } from '../../components/chip-choice.tsx';
import { Instant } from '../../components/instant.tsx';
import { Note } from '../../components/marks.tsx';
import { useTextLimit } from '../../components/text-limit.ts';
import { useRemembered } from '../../state/remembered.ts';
import { useReviewSignal } from './signal-queries.ts';

const longest = 200;
const verdicts = codesOf(signalVerdicts);

interface Draft {
  readonly verdict: SignalVerdict | null;
  readonly note: string;
}

/** What is being said of a signal. */
export interface Saying {
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly failure: string | null;
  /** The buttons at the bottom of the panel. */
  readonly buttons: ReactNode;
}

/** Keeps the draft of what is said of a signal; it begins with what was said before. The keys work on the whole screen. */
export function useSaying(row: SignalRow, onSaid: () => void): Saying {
  const { id, review } = row;
  const [kept, keep] = useRemembered<Draft | null>(['signal', id, 'review'], null);
  const draft = kept ?? { verdict: review?.verdict ?? null, note: review?.note ?? '' };
  const field = useRef<HTMLTextAreaElement>(null);
  const act = useReviewSignal(review, () => {
    keep(null);
    onSaid();
  });
  const change = (part: Partial<Draft>): void => {
    act.clear();
    keep({ ...draft, ...part });
  };
  const isSame = draft.verdict === (review?.verdict ?? null) && draft.note === (review?.note ?? '');
  const canSay = draft.verdict !== null && !isSame;
  const say = (): void => {
    if (canSay) act.run({ id, ...draft });
  };
  const takeBack = (): void => act.run({ id, verdict: null, note: '' });
  useKeys(
    '异常信号',
    [
      ...verdicts.map((verdict, n) => ({
        keys: String(n + 1),
        label: signalVerdicts[verdict],
        run: () => change({ verdict }),
      })),
      { keys: 'r', label: '写说明', run: () => field.current?.focus() },
      { keys: 'Ctrl+Enter', label: '记下，看下一条', disabled: !canSay, run: say },
    ],
    { layer: 'panel' },
  );
  return {
    draft,
    change,
    field,
    failure: act.failure?.text ?? null,
    buttons: (
      <>
        <Button look="primary" keys="Ctrl+Enter" busy={act.busy} disabled={!canSay} onClick={say}>
          记下，看下一条
        </Button>
        {review !== null && (
          <Button busy={act.busy} onClick={takeBack}>
            收回
          </Button>
        )}
      </>
    ),
  };
}

/** Where a manager says what he found: one of three answers, and a few words. */
export function SignalReview({ row, saying }: { readonly row: SignalRow; readonly saying: Saying }): ReactElement {
  const { draft, change, field, failure } = saying;
  const limit = useTextLimit(draft.note, longest);
  const { review } = row;
  return (
    <section className="signal-review" aria-label="看过的结果">
      <ChipChoice
        label="看过"
        value={draft.verdict}
        choices={verdicts.map((value, n) => ({ value, label: `${n + 1} ${signalVerdicts[value]}` }))}
        onChange={(verdict) => change({ verdict })}
      />
      <textarea
        ref={field}
        className="ta"
        aria-label="说明"
        placeholder="说明，可不写；只有经理看得到"
        style={{ height: 40 }}
        maxLength={longest}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        onPaste={limit.onPaste}
      />
      {limit.note !== null && (
        <span className="xs amber" role="status">
          {limit.note}
        </span>
      )}
      {review !== null && (
        <p className="xs t2">
          {review.by.name} <Instant at={review.at} /> 记的
          {review.more > 0 && `；看过以后又多了 ${review.more} 条依据`}
        </p>
      )}
      {failure !== null && (
        <Note tone="red" icon="warning" live>
          {failure}
        </Note>
      )}
    </section>
  );
}
