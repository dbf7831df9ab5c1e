import type { ReactElement } from 'react';
import { isManager } from '../../../shared/domain/roles.ts';
import { Button } from '../../components/button.tsx';
import { Panel, Shape } from '../../components/panel.tsx';
import { usePerson } from '../../state/session.ts';
import { CustomerChooser } from './customer-chooser.tsx';
import { emptyDraft, type GiveDraft } from './draft.ts';
import { GivePanel } from './give-panel.tsx';
import { useLoads } from './handover-queries.ts';
import { LoadsTable } from './loads-table.tsx';

interface GiveTabProps {
  readonly draft: GiveDraft | null;
  readonly onDraft: (draft: GiveDraft | null) => void;
}

/** 交接: first who gives, then what and to whom. */
export function GiveTab({ draft, onDraft }: GiveTabProps): ReactElement {
  const canChoose = isManager(usePerson().role);
  const { data: loads = [] } = useLoads();
  const name = loads.find(({ person }) => person.id === draft?.fromId)?.person.name ?? '他';
  const isChoosing = draft !== null && canChoose && draft.scope === 'some';
  return (
    <Shape kind="panel">
      <div className="left">
        {isChoosing ? (
          <>
            <div className="give-back">
              <Button look="ghost" small icon="chevronLeft" onClick={() => onDraft(null)}>
                换一个人
              </Button>
              <span className="t2">
                {name}的客户，勾了 {draft.chosen.length} 位
              </span>
            </div>
            <CustomerChooser name={name} draft={draft} onDraft={onDraft} />
          </>
        ) : (
          <LoadsTable
            chosen={draft?.fromId ?? null}
            onChoose={({ person }) => onDraft(emptyDraft(person.id, canChoose ? 'balance' : 'resignation'))}
          />
        )}
      </div>
      {draft === null ? (
        <Panel label="交接" header={<h2 className="md b">交接客户</h2>}>
          <p className="t2">在左边选交出客户的人。</p>
          <p className="xs t3">
            离职、调岗或平衡客户时用。归属、没做的计划和等经理决定的申请一起过去；先看清楚再办，中途可以停。
          </p>
        </Panel>
      ) : (
        <GivePanel key={draft.fromId} name={name} draft={draft} onDraft={onDraft} canChoose={canChoose} />
      )}
    </Shape>
  );
}
