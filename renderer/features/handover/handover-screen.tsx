import './handover.css';
import type { ReactElement } from 'react';
import { isManager } from '../../../shared/domain/roles.ts';
import { usePathParam } from '../../app/go.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';
import { usePerson } from '../../state/session.ts';
import { emptyDraft, type HandoverTab, useHandoverPlace } from './draft.ts';
import { GiveTab } from './give-tab.tsx';
import { LeaveTab } from './leave-tab.tsx';
import { RecordsTab } from './records-tab.tsx';

const tabs: readonly { readonly value: HandoverTab; readonly label: string }[] = [
  { value: 'give', label: '交接' },
  { value: 'leave', label: '请假' },
  { value: 'records', label: '交接记录' },
];

/** 交接与请假: customers change hands for good, or plans for some days. */
export function HandoverScreen(): ReactElement {
  const [place, setPlace] = useHandoverPlace();
  // leave is the managers'; the administrator hands over everything of whoever leaves
  const isManaging = isManager(usePerson().role);
  const tab = isManaging || place.tab !== 'leave' ? place.tab : 'give';
  return (
    <>
      <HeadRow title="交接与请假" facts="归属和计划一起换人，随时看得到换了什么" />
      <TabsRow
        label="交接与请假"
        tabs={isManaging ? tabs : tabs.filter(({ value }) => value !== 'leave')}
        value={tab}
        onChange={(next) => setPlace((before) => ({ ...before, tab: next }))}
      />
      {tab === 'give' && (
        <GiveTab draft={place.draft} onDraft={(draft) => setPlace((before) => ({ ...before, draft }))} />
      )}
      {tab === 'leave' && <LeaveTab />}
      {tab === 'records' && <RecordsTab />}
    </>
  );
}

/** The same for somebody who leaves: everything of his, waiting for who receives. */
export function HandoverOf(): ReactElement {
  const staffId = usePathParam('id');
  const [place, setPlace] = useHandoverPlace();
  const draft = place.draft?.fromId === staffId ? place.draft : emptyDraft(staffId, 'resignation');
  return (
    <>
      <HeadRow title="交接" parent={{ label: '交接与请假', to: '/handover' }} facts="交完才能停用或换岗" />
      <GiveTab draft={draft} onDraft={(next) => setPlace({ tab: 'give', draft: next })} />
    </>
  );
}
