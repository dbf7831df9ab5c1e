import { useRef } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { AuditItemView } from '../../../shared/contract/audit-rows.ts';
import type { AuditedField } from '../../../shared/domain/audit-compare.ts';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { type Act, useAct } from '../../state/use-act.ts';
import { useTakeItem } from './audit-queries.ts';
import { fieldWords, verdictLine } from './audit-words.ts';
import { draftOf, marksInput, paperInput, type ReadingDraft } from './reading-draft.ts';

interface Judging {
  readonly keyIn: Act<ReadingDraft>;
  readonly mark: Act<ReadingDraft>;
  readonly noPaper: Act<void>;
  readonly clear: Act<void>;
}

/**
 * The acts on one card: each tells what it did and can be taken back while the day is open.
 * @param onJudged what to do with the line as it now stands
 * @param onUndone after it was taken back, with what had been said: back to the card, which waits again
 */
export function useJudging(
  day: CivilDate,
  item: AuditItemView,
  fields: readonly AuditedField[],
  onJudged: (item: AuditItemView, by: keyof Judging) => void,
  onUndone: (said: ReadingDraft | null, by: keyof Judging) => void,
): Judging {
  const api = useApi();
  const notices = useNotices();
  const take = useTakeItem(day);
  const line = { day, key: item.key };
  const sent = useRef<ReadingDraft | null>(null);
  const done = (by: keyof Judging) => async (next: AuditItemView) => {
    const said = by === 'keyIn' || by === 'mark' ? sent.current : null;
    notices.show({
      text: judgedWords(next),
      undo: async () => {
        const before = await restore();
        onUndone(said, by);
        await take(before);
      },
    });
    onJudged(next, by);
    await take(next);
  };
  /** Says of the card again what was said before. */
  const restore = (): Promise<AuditItemView> => {
    if (item.paperKind === 'unread') return api.audit.clear(line);
    if (item.paperKind === 'none') return api.audit.noPaper(line);
    const before = draftOf(item);
    const keyed = item.values.every(({ mark }) => mark === null);
    if (keyed) return api.audit.keyIn({ ...line, paper: paperInput(before, fields) });
    return api.audit.mark({ ...line, ...marksInput(before) });
  };
  const send =
    (call: (draft: ReadingDraft) => Promise<AuditItemView>) =>
    (draft: ReadingDraft): Promise<AuditItemView> => {
      sent.current = draft;
      return call(draft);
    };
  return {
    keyIn: useAct(
      send((draft) => api.audit.keyIn({ ...line, paper: paperInput(draft, fields) })),
      { onDone: done('keyIn') },
    ),
    mark: useAct(
      send((draft) => api.audit.mark({ ...line, ...marksInput(draft) })),
      { onDone: done('mark') },
    ),
    noPaper: useAct(() => api.audit.noPaper(line), { onDone: done('noPaper') }),
    clear: useAct(() => api.audit.clear(line), { onDone: done('clear') }),
  };
}

function judgedWords(item: AuditItemView): string {
  const name = item.serial ?? item.customerName;
  if (item.verdict === null) return `${name} 退回没核`;
  const { words } = verdictLine(item);
  return item.fields.length === 0 || item.fields.length > 3
    ? `${name} ${words}`
    : `${name} 不一致：${fieldWords(item.fields)}`;
}
