import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import { Kbd } from '../../../components/marks.tsx';
import { Section, SideColumn } from '../../../components/panel.tsx';
import { AttachPart } from '../../attachments/attach-part.tsx';
import { InstructionsSection } from '../../instructions/instructions-section.tsx';
import { MergesSection } from '../../merge/merges-section.tsx';
import { RecordingsSection } from '../../recordings/recordings-section.tsx';
import type { Sounds } from '../../recordings/use-sounds.tsx';
import { SalesSection } from '../../sales/sales-section.tsx';
import { useOwnFields } from '../acts/own-panel.tsx';
import type { CustomerAct } from '../customer-act.ts';
import { FamilySections } from '../family/family-sections.tsx';
import type { Contacts } from '../use-contacts.ts';
import type { CustomerRights } from '../use-customer-rights.ts';
import { ConsentsSection } from './consents-section.tsx';
import { CustomerFactsList } from './facts-list.tsx';
import { OpportunitiesSection } from './opportunities-section.tsx';
import { PlansSection } from './plans-section.tsx';
import { RegistrationsSection } from './registrations-section.tsx';
import { VehiclesSection } from './vehicles-section.tsx';

interface CustomerSideProps {
  readonly detail: CustomerDetail;
  readonly contacts: Contacts;
  readonly rights: CustomerRights;
  /** Recordings on their way; they outlive the column. */
  readonly sounds: Sounds;
  readonly onAct: (act: CustomerAct) => void;
  readonly onReveals: () => void;
}

/** The side column, what is asked for most on top: intentions, plans, features, cars, family, files, consent. Of somebody else's customer nothing of it is known. */
export function CustomerSide(props: CustomerSideProps): ReactElement {
  const { detail, contacts, rights, sounds, onAct, onReveals } = props;
  const hasOwn = useOwnFields(detail).length > 0;
  if (rights.isForeign) {
    return (
      <SideColumn label="客户资料" look="ruled">
        <Section title="资料">
          <p className="t3">资料已遮住，只有归属人、有他回访的人和经理看得到。</p>
        </Section>
      </SideColumn>
    );
  }
  return (
    <SideColumn label="客户资料" look="ruled">
      <InstructionsSection
        customerId={detail.id}
        {...(rights.canInstruct ? { onWrite: () => onAct({ kind: 'instruct' }) } : {})}
      />
      <OpportunitiesSection
        detail={detail}
        {...(rights.canGrade ? { onLevel: (opportunityId) => onAct({ kind: 'level', opportunityId }) } : {})}
        {...(rights.canGrade ? { onQuote: (opportunityId) => onAct({ kind: 'quote', opportunityId }) } : {})}
        {...(rights.canGrade ? { onOrder: (opportunityId) => onAct({ kind: 'order', opportunityId }) } : {})}
        {...(rights.canPlan ? { onEnding: (opportunityId) => onAct({ kind: 'ending', opportunityId }) } : {})}
      />
      <SalesSection detail={detail} {...(rights.canPlan ? { onAct } : {})} />
      <PlansSection
        detail={detail}
        {...(rights.canPlan ? { onChange: (planId) => onAct({ kind: 'plan', planId }) } : {})}
      />
      <Section
        title="辨认与资料"
        end={
          rights.canEdit && (
            <button type="button" className="link" aria-keyshortcuts="e" onClick={() => onAct({ kind: 'profile' })}>
              修改 <Kbd keys="e" />
            </button>
          )
        }
      >
        <CustomerFactsList detail={detail} revealed={contacts.revealed} />
        {rights.canEdit && hasOwn && (
          <button type="button" className="link xs" aria-keyshortcuts="z" onClick={() => onAct({ kind: 'own' })}>
            改自定义项 <Kbd keys="z" />
          </button>
        )}
      </Section>
      <VehiclesSection detail={detail} />
      <FamilySections detail={detail} rights={rights} onAct={onAct} />
      <AttachPart
        shown={{ customerId: detail.id }}
        target={detail.canEdit ? async () => ({ customerId: detail.id }) : null}
        cardId={null}
        {...(rights.canAttachSound ? { onSounds: sounds.uploads.add } : {})}
        frame={({ title, body }) => <Section title={title}>{body}</Section>}
      />
      {detail.access !== 'masked' && (
        <RecordingsSection
          customerId={detail.id}
          onOpen={(recordingId) => onAct({ kind: 'recording', recordingId })}
          {...(rights.canAttachSound ? { sounds } : {})}
        />
      )}
      <ConsentsSection
        detail={detail}
        onReveals={onReveals}
        {...(rights.canEdit ? { onConsent: () => onAct({ kind: 'consent' }) } : {})}
      />
      <RegistrationsSection detail={detail} />
      {rights.canMerge && (
        <MergesSection
          customerId={detail.id}
          onMerge={() => onAct({ kind: 'merge' })}
          onUndo={(mergeId) => onAct({ kind: 'unmerge', mergeId })}
        />
      )}
    </SideColumn>
  );
}
