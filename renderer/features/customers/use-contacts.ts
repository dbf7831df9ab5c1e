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
  readonly canCopy: boolean;
  /** Asks the host for everything in full, which logs it; once per page. */
  readonly reveal: () => Promise<RevealedContacts>;
  /** Masks everything again: after a change what was shown no longer holds. */
  readonly forget: () => void;
  /** Puts the full phone on the clipboard, shown first where it is masked. */
  readonly copy: () => void;
}

/** The customer's ways of contact, masked or in full (domain: privacy). */
export function useContacts(detail: CustomerDetail): Contacts {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const [revealed, setRevealed] = useState<RevealedContacts | null>(null);
  const asked = useRef<Promise<RevealedContacts> | null>(null);
  const reveal = (): Promise<RevealedContacts> => {
    asked.current ??= api.customer
      .revealPhone({ id: detail.id })
      .then(async (contacts) => {
        setRevealed(contacts);
        await queries.invalidateQueries({ queryKey: ['customer', 'timeline', detail.id] });
        return contacts;
      })
      .catch((error: unknown) => {
        asked.current = null;
        throw error;
      });
    return asked.current;
  };
  const copy = async (): Promise<void> => {
    const phone = detail.phoneMasked ? (await reveal()).phone : detail.phone;
    if (phone === null) return;
    await navigator.clipboard.writeText(phone);
    notices.show({ text: `已复制 ${formatPhone(phone)}${detail.phoneMasked ? '，已记下这次查看' : ''}` });
  };
  return {
    revealed,
    canCopy: detail.phone !== null && (!detail.phoneMasked || detail.canReveal),
    reveal,
    forget: () => {
      asked.current = null;
      setRevealed(null);
    },
    copy: () => {
      copy().catch((error: unknown) =>
        notices.fail(
          error instanceof DOMException ? '没能复制，浏览器没有允许；请选中号码按 Ctrl C' : failureOf(error).text,
        ),
      );
    },
  };
}
