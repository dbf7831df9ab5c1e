import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CustomerDetail } from '../../../shared/contract/customer-rows.ts';
import { formatPhone } from '../../../shared/text/phone.ts';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import type { RevealedContacts } from './side/facts-list.tsx';

export interface Contacts {
  /** What was shown in full since this page was opened; null when nothing was. */
  readonly revealed: RevealedContacts | null;
  /** Counts how often everything was masked again, so that what was shown does not stay on the screen. */
  readonly round: number;
  readonly canCopy: boolean;
  /** Asks the host for everything in full, which logs it; once per customer. */
  readonly reveal: () => Promise<RevealedContacts>;
  /** Masks everything again: after a change what was shown no longer holds. */
  readonly forget: () => void;
  /** Puts the full phone on the clipboard, shown first where it is masked. */
  readonly copy: () => void;
}

/** Whose contacts, and what of them is shown at once. */
export type ContactsOf = Pick<CustomerDetail, 'id' | 'phone' | 'phoneMasked' | 'canReveal'>;

/** The customer's ways of contact, masked or in full (domain: privacy). */
export function useContacts(customer: ContactsOf): Contacts {
  const { id } = customer;
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const [shown, setShown] = useState<{ readonly id: string; readonly contacts: RevealedContacts } | null>(null);
  const [round, setRound] = useState(0);
  const asked = useRef<{ readonly id: string; readonly answer: Promise<RevealedContacts> } | null>(null);
  const reveal = (): Promise<RevealedContacts> => {
    if (asked.current?.id === id) return asked.current.answer;
    const answer = api.customer.revealPhone({ id }).then(async (contacts) => {
      setShown({ id, contacts });
      // The log of showings stands in the timeline, their number beside the consents.
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['customer', 'timeline', id] }),
        queries.invalidateQueries({ queryKey: ['customer', 'get', id] }),
      ]);
      return contacts;
    });
    asked.current = { id, answer };
    answer.catch(() => {
      asked.current = null;
    });
    return answer;
  };
  const copy = async (): Promise<void> => {
    const phone = customer.phoneMasked ? (await reveal()).phone : customer.phone;
    if (phone === null) return;
    await navigator.clipboard.writeText(phone);
    notices.show({ text: `已复制 ${formatPhone(phone)}${customer.phoneMasked ? '，已记下这次查看' : ''}` });
  };
  return {
    revealed: shown?.id === id ? shown.contacts : null,
    round,
    canCopy: customer.phone !== null && (!customer.phoneMasked || customer.canReveal),
    reveal,
    forget: () => {
      asked.current = null;
      setShown(null);
      setRound((before) => before + 1);
    },
    copy: () => {
      copy().catch((error: unknown) =>
        notices.fail(
          error instanceof DOMException
            ? '没能复制，浏览器没有允许；请选中号码按 Ctrl C'
            : `${failureOf(error).text}。`,
        ),
      );
    },
  };
}
