import type { ContactSheet } from '../../../shared/contract/contact-sheet.ts';
import { useToday } from '../../state/clock.ts';
import { useNotices } from '../../state/notices.ts';
import { newSendId } from '../../state/send-id.ts';
import { useStoreCalendar } from '../customers/store-calendar.ts';
import { type ContactDraft, includedOf } from './contact-draft.ts';
import { recordedWords } from './recorded-words.ts';
import type { Recorded } from './use-contact.ts';
import { useOrderOffer } from './use-order-offer.ts';
import { useUndoContact } from './use-undo-contact.ts';

interface Told {
  /** What was written; it stands there again where the contact is taken back. */
  readonly draft: ContactDraft;
  readonly put: (draft: ContactDraft) => void;
  /** Opens the call again, where it was closed. */
  readonly onUndone?: () => void;
}

/** Says what a recorded contact led to, offers the order that the customer wants, and to take it back for ten minutes (§四.2). */
export function useRecorded(sheet: ContactSheet): (recorded: Recorded, told: Told) => void {
  const notices = useNotices();
  const today = useToday();
  const calendar = useStoreCalendar();
  const takeBack = useUndoContact();
  const offerOrder = useOrderOffer(sheet);
  const { name } = sheet.customer;
  return (recorded, { draft, put, onUndone }) => {
    const isEnding = recorded.opportunities.some(({ request }) => request != null);
    const onOrder = isEnding ? null : offerOrder(includedOf(sheet, draft)[0], draft);
    notices.show({
      text: recordedWords(name, recorded, today, calendar),
      ...(onOrder === null ? {} : { action: { label: '登记订车', keys: 'o', run: onOrder } }),
      undo: async () => {
        await takeBack(recorded.contactId);
        // sent anew it is another contact: what was taken back never comes to life again
        put({ ...draft, contactId: newSendId(), confirmedEmpty: false });
        onUndone?.();
        notices.show({ text: `已撤销${name}的这次回访，写的都还在，改好再记` });
      },
    });
  };
}
