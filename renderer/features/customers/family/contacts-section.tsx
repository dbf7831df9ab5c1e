import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { ContactRow } from '../../../../shared/contract/contact.ts';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import { formatPhone } from '../../../../shared/text/phone.ts';
import { GoLink } from '../../../app/go.tsx';
import { Kbd, Tag } from '../../../components/marks.tsx';
import { Section } from '../../../components/panel.tsx';
import { SecretReveal } from '../../../components/secret-reveal.tsx';
import { useApi } from '../../../state/api.ts';
import { phoneWords } from '../customer-words.ts';
import { useContactRows } from './family-queries.ts';
import { SectionState } from './section-state.tsx';

interface ContactsSectionProps {
  readonly detail: CustomerDetail;
  /** Left out where the person may not change them. */
  readonly onEdit?: (contactId: string | null) => void;
}

/** 联系人: who is called at a 单位, and whoever else may be called for a person. */
export function ContactsSection({ detail, onEdit }: ContactsSectionProps): ReactElement {
  const query = useContactRows(detail.id);
  const count = query.data?.length ?? 0;
  const isFirm = detail.customerType === 'organisation';
  return (
    <Section
      title={count === 0 ? '联系人' : `联系人 ${count}`}
      end={
        onEdit && (
          <button type="button" className="link" aria-keyshortcuts="n" onClick={() => onEdit(null)}>
            加联系人 <Kbd keys="n" />
          </button>
        )
      }
    >
      <SectionState query={query} empty={isFirm ? '还没有写。打电话找谁，写一位。' : ''}>
        {(rows) =>
          rows.map((contact) => (
            <ContactLine
              key={contact.id}
              contact={contact}
              customerId={detail.id}
              canReveal={detail.canReveal || detail.access === 'task' || detail.access === 'shared'}
              {...(onEdit ? { onEdit: () => onEdit(contact.id) } : {})}
            />
          ))
        }
      </SectionState>
    </Section>
  );
}

interface ContactLineProps {
  readonly contact: ContactRow;
  readonly customerId: string;
  readonly canReveal: boolean;
  readonly onEdit?: () => void;
}

function ContactLine({ contact, customerId, canReveal, onEdit }: ContactLineProps): ReactElement {
  const { name, position, person, note, isMain } = contact;
  const api = useApi();
  const queries = useQueryClient();
  const reveal = async (): Promise<string> => {
    const shown = await api.contact.reveal({ id: contact.id });
    await queries.invalidateQueries({ queryKey: ['customer', 'timeline', customerId] });
    return [shown.phone === null ? null : formatPhone(shown.phone), shown.wechat && `微信 ${shown.wechat}`]
      .filter(Boolean)
      .join(' ');
  };
  return (
    <li className="family-line">
      <div className="row">
        <b className="cut">{name}</b>
        {position !== '' && <span className="t2 cut">{position}</span>}
        {isMain && <Tag>主要</Tag>}
        {onEdit && (
          <button type="button" className="link xs family-act" onClick={onEdit}>
            修改<span className="visually-hidden">{name}</span>
          </button>
        )}
      </div>
      <Numbers contact={contact} {...(canReveal ? { onReveal: reveal } : {})} />
      {person !== null && (
        <div className="xs t2">
          也是客户：<GoLink to={`/customers/${person.id}`}>{person.name}</GoLink>
        </div>
      )}
      {note !== '' && <div className="xs t2">{note}</div>}
    </li>
  );
}

function Numbers({
  contact: { phone, wechat, phoneMasked },
  onReveal,
}: {
  readonly contact: ContactRow;
  readonly onReveal?: () => Promise<string>;
}): ReactElement | null {
  const words = [phone === null ? null : phoneWords(phone, phoneMasked), wechat === null ? null : `微信 ${wechat}`]
    .filter((part) => part !== null)
    .join(' ');
  if (words === '') return null;
  return (
    <div className="t2">
      {phoneMasked ? <SecretReveal masked={words} {...(onReveal ? { onReveal } : {})} /> : words}
    </div>
  );
}
