import { type ReactElement, useState } from 'react';
import { civilDateAt, localTimeAt } from '../../../shared/calendar/civil-date.ts';
import { dateColumn, dateWords } from '../../../shared/calendar/words.ts';
import type { SheetOpportunity } from '../../../shared/contract/contact-sheet.ts';
import { followupOutcomes } from '../../../shared/domain/followup.ts';
import { planMethods } from '../../../shared/domain/plan-codes.ts';
import { useToday, useZone } from '../../state/clock.ts';
import { usePerson } from '../../state/session.ts';

type PastContact = SheetOpportunity['contacts'][number];

interface PastContactsProps {
  readonly opportunity: SheetOpportunity;
  /** What the plan was made with, where nobody has called yet and the card says nothing. */
  readonly basis?: string;
}

/** What was said last, and on request everything before it. */
export function PastContacts({ opportunity, basis = '' }: PastContactsProps): ReactElement {
  const today = useToday();
  const [isOpen, setOpen] = useState(false);
  const { contacts, contactCount, talk } = opportunity;
  const [last, ...earlier] = contacts;
  if (last === undefined) {
    const said = talk?.text ?? basis;
    return (
      <div className="past short">
        <div className="row xs">
          <span className="b t2">{said === '' ? '还没有回访过' : '来店时谈的'}</span>
          {talk !== null && <span className="t3">{dateWords(talk.on, today)}</span>}
        </div>
        {said !== '' && <p>{said}</p>}
      </div>
    );
  }
  const hidden = contactCount - contacts.length;
  // Who was reached in vain said nothing: what was said before is what the next call builds on (§四.3).
  const spoken = last.text === '' && !isOpen ? earlier.find(({ text }) => text !== '') : undefined;
  const begun = last.text === '' && !isOpen && spoken === undefined ? talk : null;
  return (
    <div className={isOpen ? 'past' : 'past short'}>
      <div>
        <div className="row xs">
          <span className="b t2">上次反馈</span>
          <span className="t3 cut">
            <ContactWords contact={last} />
          </span>
          <span className="grow" />
          {contactCount > 1 && (
            <button type="button" className="link nw" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? '收起' : `更早 ${contactCount - 1} 次`}
            </button>
          )}
        </div>
        <Said contact={last} />
        {spoken !== undefined && (
          <>
            <div className="xs t3 cut">
              <ContactWords contact={spoken} />
            </div>
            <Said contact={spoken} />
          </>
        )}
        {begun !== null && begun.text !== '' && (
          <>
            <div className="xs t3">来店时谈的 {dateWords(begun.on, today)}</div>
            <p>{begun.text}</p>
          </>
        )}
      </div>
      {isOpen && (
        <ul>
          {earlier.map((contact) => (
            <li key={contact.id}>
              <div className="xs t3">
                <ContactWords contact={contact} />
              </div>
              <Said contact={contact} />
            </li>
          ))}
          {hidden > 0 && <li className="xs t3">再早的 {hidden} 次在客户页里看</li>}
        </ul>
      )}
    </div>
  );
}

function Said({ contact }: { readonly contact: PastContact }): ReactElement | null {
  return contact.text === '' ? null : <p>{contact.text}</p>;
}

/** 「11-19 16:20 · 电话 · 接通 · 等降价」, with the name where it was somebody else. */
function ContactWords({ contact }: { readonly contact: PastContact }): ReactElement {
  const zone = useZone();
  const today = useToday();
  const person = usePerson();
  const day = civilDateAt(contact.at, zone);
  const when = `${day === today ? '今天' : dateColumn(day)} ${localTimeAt(contact.at, zone)}`;
  const who = contact.by.id === person.id ? null : `${contact.by.name}${contact.attempt ? '' : ' 代接'}`;
  const parts = [when, who, planMethods[contact.method], followupOutcomes[contact.outcome], contact.category];
  return <>{parts.filter((part) => part !== null).join(' · ')}</>;
}
