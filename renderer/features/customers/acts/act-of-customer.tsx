import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import { ContactPanel } from '../../followup/contact-panel.tsx';
import type { CustomerAct } from '../customer-act.ts';
import type { Contacts } from '../use-contacts.ts';
import { ConsentPanel } from './consent-panel.tsx';
import { EndingPanel } from './ending-panel.tsx';
import { ForeignContactPanel } from './foreign-contact-panel.tsx';
import { LevelPanel } from './level-panel.tsx';
import { OpportunityPanel } from './opportunity-panel.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';

interface ActOfCustomerProps {
  readonly act: CustomerAct;
  readonly detail: CustomerDetail;
  readonly contacts: Contacts;
  readonly onAct: (act: CustomerAct) => void;
  readonly onClose: () => void;
}

/** The panel of the act that is under way. */
export function ActOfCustomer({ act, detail, contacts, onAct, onClose }: ActOfCustomerProps): ReactElement {
  switch (act.kind) {
    case 'contact':
      return detail.access === 'masked' ? (
        <ForeignContactPanel detail={detail} onClose={onClose} />
      ) : (
        <ContactPanel customerId={detail.id} planId={act.planId} onDone={onClose} onClose={onClose} />
      );
    case 'plan':
      return <PlanPanel key={act.planId} planId={act.planId} onClose={onClose} />;
    case 'level':
      return <LevelPanel detail={detail} opportunityId={act.opportunityId} onClose={onClose} />;
    case 'ending':
      return (
        <EndingPanel
          detail={detail}
          opportunityId={act.opportunityId}
          onClose={onClose}
          onContact={() => onAct({ kind: 'contact', planId: null })}
        />
      );
    case 'consent':
      return (
        <ConsentPanel
          detail={detail}
          onClose={onClose}
          onEnding={() => onAct({ kind: 'ending', opportunityId: null })}
        />
      );
    case 'opportunity':
      return <OpportunityPanel customerId={detail.id} onClose={onClose} />;
    case 'profile':
      return <ProfilePanel detail={detail} contacts={contacts} onClose={onClose} />;
  }
}
