import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import type { CustomerAct } from '../customer-act.ts';
import type { CustomerRights } from '../use-customer-rights.ts';
import { ContactsSection } from './contacts-section.tsx';
import { HouseholdSection } from './household-section.tsx';
import { SharesSection } from './shares-section.tsx';

interface FamilySectionsProps {
  readonly detail: CustomerDetail;
  readonly rights: CustomerRights;
  readonly onAct: (act: CustomerAct) => void;
}

/** Through whom a customer is reached, whose family he is, and who else works with him. */
export function FamilySections({ detail, rights, onAct }: FamilySectionsProps): ReactElement {
  const { canEdit, canShare } = rights;
  return (
    <>
      <ContactsSection
        detail={detail}
        {...(canEdit ? { onEdit: (contactId: string | null) => onAct({ kind: 'contactPerson', contactId }) } : {})}
      />
      <HouseholdSection
        customerId={detail.id}
        {...(canEdit ? { onEdit: (linkId: string | null) => onAct({ kind: 'household', linkId }) } : {})}
      />
      <SharesSection customerId={detail.id} {...(canShare ? { onShare: () => onAct({ kind: 'share' }) } : {})} />
    </>
  );
}
