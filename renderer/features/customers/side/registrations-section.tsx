import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import { Section } from '../../../components/panel.tsx';
import { useToday, useZone } from '../../../state/clock.ts';
import { momentOf } from '../customer-words.ts';

const kinds = { card: '首次录入', report: '报备', owner_entry: '基盘录入' } as const;

/** 报备记录 (§七.2): who announced the customer, and when; the host tells managers alone. */
export function RegistrationsSection({ detail }: { readonly detail: CustomerDetail }): ReactElement | null {
  const zone = useZone();
  const today = useToday();
  if (detail.registrations.length === 0) return null;
  return (
    <Section title={`报备记录 ${detail.registrations.length}`}>
      <ul>
        {detail.registrations.map((registration) => {
          const moment = momentOf(registration.at, zone, today);
          return (
            <li key={registration.id} className="reg-line">
              <span>{registration.staff.name}</span>
              <span className="t2">{kinds[registration.kind]}</span>
              <span className="t2 r">
                {moment.day} {moment.time}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
