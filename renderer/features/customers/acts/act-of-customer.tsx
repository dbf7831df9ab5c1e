import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import { ContactPanel } from '../../followup/contact-panel.tsx';
import { InstructPanel } from '../../instructions/instruct-panel.tsx';
import { MergeFindPanel } from '../../merge/merge-find-panel.tsx';
import { UndoPanel } from '../../merge/undo-panel.tsx';
import { RecordingPanel } from '../../recordings/recording-panel.tsx';
import { ActOfSale } from '../../sales/act-of-sale.tsx';
import { OrderPanel } from '../../sales/order-panel.tsx';
import { SaleCallOfPlan } from '../../sales/sale-call-of-plan.tsx';
import type { CustomerAct } from '../customer-act.ts';
import { ContactPersonPanel } from '../family/contact-person-panel.tsx';
import { HouseholdPanel } from '../family/household-panel.tsx';
import { SharePanel } from '../family/share-panel.tsx';
import { TagsPanel } from '../family/tags-panel.tsx';
import type { Contacts } from '../use-contacts.ts';
import { ConsentPanel } from './consent-panel.tsx';
import { EndingPanel } from './ending-panel.tsx';
import { ForeignContactPanel } from './foreign-contact-panel.tsx';
import { LevelPanel } from './level-panel.tsx';
import { OpportunityPanel } from './opportunity-panel.tsx';
import { OwnPanel } from './own-panel.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { QuotePanel } from './quote-panel.tsx';

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
    case 'quote':
      return <QuotePanel detail={detail} opportunityId={act.opportunityId} onClose={onClose} />;
    case 'order':
      return <OrderPanel detail={detail} opportunityId={act.opportunityId} onClose={onClose} />;
    case 'deliver':
    case 'cancelSale':
    case 'correctSale':
      return <ActOfSale act={act.kind} saleId={act.saleId} detail={detail} onClose={onClose} />;
    case 'saleCall':
      return <SaleCallOfPlan key={act.planId} planId={act.planId} onClose={onClose} />;
    case 'consent':
      return (
        <ConsentPanel
          detail={detail}
          onClose={onClose}
          onEnding={() => onAct({ kind: 'ending', opportunityId: null })}
        />
      );
    case 'recording':
      return <RecordingPanel key={act.recordingId} recordingId={act.recordingId} onClose={onClose} />;
    case 'instruct':
      return <InstructPanel detail={detail} onClose={onClose} />;
    case 'opportunity':
      return <OpportunityPanel customerId={detail.id} onClose={onClose} />;
    case 'own':
      return <OwnPanel detail={detail} onClose={onClose} />;
    case 'profile':
      return <ProfilePanel detail={detail} contacts={contacts} onClose={onClose} />;
    case 'merge':
      return <MergeFindPanel detail={detail} onClose={onClose} />;
    case 'unmerge':
      return <UndoPanel mergeId={act.mergeId} onClose={onClose} />;
    case 'tags':
      return <TagsPanel detail={detail} onClose={onClose} />;
    case 'contactPerson':
      return <ContactPersonPanel detail={detail} contactId={act.contactId} onClose={onClose} />;
    case 'household':
      return <HouseholdPanel detail={detail} linkId={act.linkId} onClose={onClose} />;
    case 'share':
      return <SharePanel detail={detail} onClose={onClose} />;
  }
}
