import { useToday } from '../../state/clock.ts';
import { useNotices } from '../../state/notices.ts';
import { newSendId } from '../../state/send-id.ts';
import { useStoreCalendar } from '../customers/store-calendar.ts';
import type { ContactDraft } from './contact-draft.ts';
import { recordedWords } from './recorded-words.ts';
import type { Recorded } from './use-contact.ts';
import { useUndoContact } from './use-undo-contact.ts';

interface Told {
  readonly name: string;
  /** What was written; it stands there again where the contact is taken back. */
  readonly draft: ContactDraft;
  readonly put: (draft: ContactDraft) => void;
  /** Opens the call again, where it was closed. */
  readonly onUndone?: () => void;
}

/** Says what a recorded contact led to, and offers to take it back for ten minutes (§四.2). */
export function useRecorded(): (recorded: Recorded, told: Told) => void {
  const notices = useNotices();
  const today = useToday();
  const calendar = useStoreCalendar();
  const takeBack = useUndoContact();
  return (recorded, { name, draft, put, onUndone }) =>
    notices.show({
      text: recordedWords(name, recorded, today, calendar),
      undo: async () => {
        await takeBack(recorded.contactId);
        // sent anew it is another contact: what was taken back never comes to life again
        put({ ...draft, contactId: newSendId(), confirmedEmpty: false });
        onUndone?.();
        notices.show({ text: `已撤销${name}的这次回访，写的都还在，改好再记` });
      },
    });
}
