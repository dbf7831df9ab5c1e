import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import { type Role, roleLabel } from '../../../../shared/domain/roles.ts';
import { CardGrid } from '../../../components/card/card-grid.tsx';
import { MultiSelectCell } from '../../../components/card/select-cells.tsx';
import { TextCell } from '../../../components/card/text-cells.tsx';
import { useApi } from '../../../state/api.ts';
import { useStaff } from '../../../state/commons.ts';
import { useNotices } from '../../../state/notices.ts';
import { useRemembered } from '../../../state/remembered.ts';
import { useAct } from '../../../state/use-act.ts';
import { ActPanel } from '../acts/act-panel.tsx';
import { touchedByWrites } from '../customer-queries.ts';
import { useShares } from './family-queries.ts';

interface SharePanelProps {
  readonly detail: CustomerDetail;
  readonly onClose: () => void;
}

interface Draft {
  readonly staffIds: readonly string[];
  readonly note: string;
}

const blank: Draft = { staffIds: [], note: '' };
const receivers: readonly Role[] = ['consultant', 'telemarketer', 'service_agent', 'clerk'];

/** 共享给同事: named colleagues; ownership, plans and level stay where they are (domain §9). */
export function SharePanel({ detail, onClose }: SharePanelProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const { data: people = [] } = useStaff();
  const { data: shares = [] } = useShares(detail.id);
  const [draft, keep] = useRemembered<Draft>(['customer', detail.id, 'share'], blank);
  const takeBack = async (staffIds: readonly string[]): Promise<void> => {
    const { rows } = await api.share.list({ customerId: detail.id });
    for (const { id, staff } of rows) if (staffIds.includes(staff.id)) await api.share.end({ id });
    await queries.invalidateQueries({ queryKey: ['customer'] });
  };
  const give = useAct(
    async ({ staffIds, note }: Draft) => {
      await api.share.give({ customerId: detail.id, staffIds: [...staffIds], note });
      return staffIds;
    },
    {
      refreshes: touchedByWrites,
      onDone: (staffIds) => {
        keep(blank);
        onClose();
        const names = staffIds.map((id) => people.find((person) => person.id === id)?.name ?? '').join('、');
        notices.show({ text: `已共享给${names}，归属不变`, undo: () => takeBack(staffIds) });
      },
    },
  );
  const set = (next: Draft): void => {
    give.clear();
    keep(next);
  };
  const taken = new Set([detail.owner?.id, ...shares.map(({ staff }) => staff.id)]);
  const options = people
    .filter(({ id, active, role }) => active && receivers.includes(role) && !taken.has(id))
    .map(({ id, name, role }) => ({ value: id, label: name, hint: roleLabel(role) }));
  const isReady = draft.staffIds.length > 0;
  const run = (): void => {
    if (isReady) give.run(draft);
  };
  return (
    <ActPanel
      title="共享给同事"
      about={detail.owner === null ? '这位客户没有归属' : `归${detail.owner.name}，共享后归属不变`}
      done="共享给他"
      busy={give.busy}
      disabled={!isReady}
      error={give.errorBeside(['staffIds', 'note'])}
      consequence="他看得到资料和经过，看全号会记下；可以改资料、记联系，不能改计划、级别，也不能再共享。"
      onDone={run}
      onClose={onClose}
    >
      <CardGrid label="共享" onEnd={run}>
        <div className="cs">
          <MultiSelectCell
            name="staffIds"
            label="共享给"
            span={12}
            required
            as="↓ 选，可多选"
            values={draft.staffIds}
            error={give.errorAt('staffIds')}
            options={options}
            noneText="没有可以共享的同事"
            onChange={(staffIds) => set({ ...draft, staffIds })}
          />
          <TextCell
            name="note"
            label="说明"
            span={12}
            value={draft.note}
            error={give.errorAt('note')}
            placeholder="为什么请他看，写一句"
            maxLength={100}
            onChange={(note) => set({ ...draft, note })}
          />
        </div>
      </CardGrid>
    </ActPanel>
  );
}
