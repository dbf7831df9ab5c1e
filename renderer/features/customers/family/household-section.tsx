import type { ReactElement } from 'react';
import type { HouseholdMember } from '../../../../shared/contract/household.ts';
import { nameWithTitle } from '../../../../shared/domain/person-name.ts';
import { GoLink } from '../../../app/go.tsx';
import { Kbd } from '../../../components/marks.tsx';
import { Section } from '../../../components/panel.tsx';
import { useEntries } from '../../../state/lists.ts';
import { labelIn, phoneWords } from '../customer-words.ts';
import { useHousehold } from './family-queries.ts';
import { SectionState } from './section-state.tsx';

interface HouseholdSectionProps {
  readonly customerId: string;
  /** Left out where the person may not change it. */
  readonly onEdit?: (linkId: string | null) => void;
}

/** 家人: who is whose spouse, parent, payer or driver, and with whom a number is shared. */
export function HouseholdSection({ customerId, onEdit }: HouseholdSectionProps): ReactElement {
  const query = useHousehold(customerId);
  const count = query.data?.length ?? 0;
  return (
    <Section
      title={count === 0 ? '家人' : `家人 ${count}`}
      end={
        onEdit && (
          <button type="button" className="link" aria-keyshortcuts="h" onClick={() => onEdit(null)}>
            加家人 <Kbd keys="h" />
          </button>
        )
      }
    >
      <SectionState query={query} empty="配偶、付款人也是客户，就连起来。">
        {(rows) =>
          rows.map((member) => (
            <MemberLine key={member.id} member={member} {...(onEdit ? { onEdit: () => onEdit(member.id) } : {})} />
          ))
        }
      </SectionState>
    </Section>
  );
}

function MemberLine({
  member: { relation, customer, sharedNumbers },
  onEdit,
}: {
  readonly member: HouseholdMember;
  readonly onEdit?: () => void;
}): ReactElement {
  const entries = useEntries();
  const name = nameWithTitle(customer.name, customer.gender);
  const facts = [
    customer.phone === null ? null : phoneWords(customer.phone, customer.phoneMasked),
    customer.access === 'own' ? null : customer.owner === null ? '没有归属' : `归${customer.owner.name}`,
    sharedNumbers.length === 0 ? null : `共用尾号 ${sharedNumbers.join('、')}`,
  ].filter((fact) => fact !== null);
  return (
    <li className="family-line">
      <div className="row">
        <span className="t2 nw">{labelIn(entries, 'relation', relation) ?? relation}</span>
        <span className="cut">
          <GoLink to={`/customers/${customer.id}`}>{name}</GoLink>
        </span>
        {onEdit && (
          <button type="button" className="link xs family-act" onClick={onEdit}>
            修改<span className="visually-hidden">{name}</span>
          </button>
        )}
      </div>
      {facts.length > 0 && <div className="xs t2">{facts.join(' · ')}</div>}
    </li>
  );
}
