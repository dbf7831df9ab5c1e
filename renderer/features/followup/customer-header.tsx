import type { ReactElement } from 'react';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { ContactSheet } from '../../../shared/contract/contact-sheet.ts';
import { labelOfCode } from '../../../shared/domain/dictionary.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { formatPhone } from '../../../shared/text/phone.ts';
import { GoLink, useCanOpen } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { LevelBadge, Note, Tag } from '../../components/marks.tsx';
import { SecretReveal } from '../../components/secret-reveal.tsx';
import { useToday } from '../../state/clock.ts';
import { useEntries } from '../../state/lists.ts';
import { type Contacts, useContacts } from '../customers/use-contacts.ts';

/** Who is on the telephone: level, name, number, car, and where to read more. */
export function CustomerHeader({ sheet }: { readonly sheet: ContactSheet }): ReactElement {
  const { customer, opportunities } = sheet;
  const contacts = useContacts(customer);
  const [first] = opportunities;
  const { phone, phoneMasked } = customer;
  const dial = (): void => {
    if (phone !== null && !phoneMasked) window.location.assign(dialLink(phone));
  };
  useKeys(
    '客户',
    [
      { keys: 'c', label: '复制号码', hint: false, disabled: !contacts.canCopy, run: contacts.copy },
      { keys: 'd', label: '拨号', hint: false, disabled: phone === null || phoneMasked, run: dial },
    ],
    { layer: 'panel' },
  );
  return (
    <>
      <div className="row">
        {first && <LevelBadge level={sheet.plan?.role === 'sale' ? 'delivered' : first.level} />}
        <h2 className="md b cut">{nameWithTitle(customer.name, customer.gender)}</h2>
        <Phone sheet={sheet} reveal={contacts.reveal} />
        <span className="grow" />
        {contacts.canCopy && (
          <Button small icon="copy" keys="c" onClick={contacts.copy} title="把号码放到剪贴板">
            复制号码
          </Button>
        )}
      </div>
      <Facts sheet={sheet} />
      {customer.refusesFollowup && (
        <div style={{ marginTop: 6 }}>
          <Note tone="amber" icon="warning">
            <b>客户不同意回访。</b>联系这一次后，请在下面申请休眠或无效，由经理决定。
          </Note>
        </div>
      )}
    </>
  );
}

/** What a telephone on this computer dials by itself. */
function dialLink(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}

function Phone(props: { readonly sheet: ContactSheet } & Pick<Contacts, 'reveal'>): ReactElement {
  const { customer } = props.sheet;
  const reasons = useEntries()('no_phone_reason');
  if (customer.phone === null) {
    const why = customer.noPhoneReason === null ? '' : `：${labelOfCode(reasons, customer.noPhoneReason)}`;
    return <span className="t3 cut">没有号码{why}</span>;
  }
  if (!customer.phoneMasked)
    return (
      <a className="link md nw" href={dialLink(customer.phone)} title="用电脑上的电话拨号 D" aria-keyshortcuts="d">
        {formatPhone(customer.phone)}
      </a>
    );
  const asked = { onReveal: async () => formatPhone((await props.reveal()).phone ?? '') };
  return (
    <span className="md">
      <SecretReveal key={customer.id} masked={customer.phone} {...(customer.canReveal ? asked : {})} />
    </span>
  );
}

function Facts({ sheet }: { readonly sheet: ContactSheet }): ReactElement {
  const today = useToday();
  const colours = useEntries()('colour');
  const canOpen = useCanOpen()('/customers/$id');
  const { customer, opportunities } = sheet;
  const [first] = opportunities;
  const facts = [
    first?.intention,
    first?.colour == null ? null : labelOfCode(colours, first.colour),
    customer.region,
    first?.expectedOn == null || sheet.plan?.role === 'sale' ? null : `预计 ${dateWords(first.expectedOn, today)} 购车`,
    sheet.responsible || customer.owner === null ? null : `归${customer.owner.name}`,
  ].filter((fact) => fact != null && fact !== '');
  return (
    <div className="xs t2" style={{ marginTop: 6 }}>
      {facts.join(' · ')}
      {facts.length > 0 && canOpen && ' · '}
      {canOpen && (
        <span className="nw">
          <GoLink to={`/customers/${customer.id}`}>打开客户</GoLink>
        </span>
      )}
      {first?.levelStale && (
        <>
          {' '}
          <Tag tone="amber" icon="warning">
            预计购车已过，请重新定级
          </Tag>
        </>
      )}
    </div>
  );
}
