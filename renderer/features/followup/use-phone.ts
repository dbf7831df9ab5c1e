import { useRef } from 'react';
import type { ContactSheet } from '../../../shared/contract/contact-sheet.ts';
import { formatPhone } from '../../../shared/text/phone.ts';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';

interface PhoneActs {
  readonly canCopy: boolean;
  /** Asks the host for the whole number, which notes it; once per panel. */
  readonly reveal: () => Promise<string | null>;
  readonly copy: () => void;
}

/** The number of the customer on the panel: in full for the owner, asked for and noted for everybody else. */
export function usePhone(customer: ContactSheet['customer']): PhoneActs {
  const api = useApi();
  const notices = useNotices();
  const asked = useRef<{ readonly id: string; readonly answer: Promise<string | null> } | null>(null);
  const reveal = (): Promise<string | null> => {
    if (asked.current?.id === customer.id) return asked.current.answer;
    const answer = api.customer.revealPhone({ id: customer.id }).then(({ phone }) => phone);
    asked.current = { id: customer.id, answer };
    answer.catch(() => {
      asked.current = null;
    });
    return answer;
  };
  const copy = async (): Promise<void> => {
    const phone = customer.phoneMasked ? await reveal() : customer.phone;
    if (phone === null) return;
    await navigator.clipboard.writeText(phone);
    notices.show({ text: `已复制 ${formatPhone(phone)}${customer.phoneMasked ? '，已记下这次查看' : ''}` });
  };
  return {
    canCopy: customer.phone !== null && (!customer.phoneMasked || customer.canReveal),
    reveal,
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
