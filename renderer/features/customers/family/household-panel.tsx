import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import type { HouseholdMember } from '../../../../shared/contract/household.ts';
import { choices, type DictionaryEntry } from '../../../../shared/domain/dictionary.ts';
import { nameWithTitle } from '../../../../shared/domain/person-name.ts';
import { Button } from '../../../components/button.tsx';
import { CardGrid } from '../../../components/card/card-grid.tsx';
import { SelectCell } from '../../../components/card/select-cells.tsx';
import { useApi } from '../../../state/api.ts';
import { useEntries } from '../../../state/lists.ts';
import { useNotices } from '../../../state/notices.ts';
import { useRemembered } from '../../../state/remembered.ts';
import { useAct } from '../../../state/use-act.ts';
import { ActPanel } from '../acts/act-panel.tsx';
import { touchedByWrites } from '../customer-queries.ts';
import { CustomerCell, type PickedCustomer } from './customer-cell.tsx';
import { useHousehold } from './family-queries.ts';

interface HouseholdPanelProps {
  readonly detail: CustomerDetail;
  /** The link that is changed; null for a new one. */
  readonly linkId: string | null;
  readonly onClose: () => void;
}

/** 家人: links two customers, or changes what one is to the other. */
export function HouseholdPanel({ detail, linkId, onClose }: HouseholdPanelProps): ReactElement | null {
  const { data } = useHousehold(detail.id);
  if (linkId === null) return <NewMember detail={detail} onClose={onClose} />;
  const member = data?.find(({ id }) => id === linkId);
  return member ? <KnownMember key={linkId} detail={detail} member={member} onClose={onClose} /> : null;
}

interface Draft {
  readonly other: PickedCustomer | null;
  readonly relation: string | null;
}

const blank: Draft = { other: null, relation: null };

function NewMember({ detail, onClose }: Omit<HouseholdPanelProps, 'linkId'>): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const [draft, keep] = useRemembered<Draft>(['customer', detail.id, 'household'], blank);
  const add = useAct(
    (sent: { readonly other: PickedCustomer; readonly relation: string }) =>
      api.household.link({ customerId: detail.id, otherId: sent.other.id, relation: sent.relation }),
    {
      refreshes: touchedByWrites,
      onDone: ({ id }) => {
        keep(blank);
        onClose();
        notices.show({
          text: `已把${draft.other?.name ?? '那位'}加为家人，两边都看得到`,
          undo: async () => {
            await api.household.unlink({ id });
            await queries.invalidateQueries({ queryKey: ['customer'] });
          },
        });
      },
    },
  );
  const set = (next: Draft): void => {
    add.clear();
    keep(next);
  };
  const { other, relation } = draft;
  const run = (): void => {
    if (other !== null && relation !== null) add.run({ other, relation });
  };
  return (
    <ActPanel
      title="加家人"
      about={`${detail.name}的家人，或替他付款、开车的人`}
      done="加为家人"
      busy={add.busy}
      disabled={other === null || relation === null}
      error={add.errorBeside(['otherId', 'relation'])}
      onDone={run}
      onClose={onClose}
    >
      <CardGrid label="家人" onEnd={run}>
        <div className="cs">
          <CustomerCell
            name="otherId"
            label="哪位客户"
            span={12}
            required
            value={other}
            exceptId={detail.id}
            error={add.errorAt('otherId')}
            placeholder="姓名、拼音或尾号"
            onChange={(picked) => set({ ...draft, other: picked })}
          />
          <RelationCell
            value={relation}
            words={`${other?.name ?? '那位'}是${detail.name}的`}
            error={add.errorAt('relation')}
            onChange={(code) => set({ ...draft, relation: code })}
          />
        </div>
      </CardGrid>
    </ActPanel>
  );
}

interface KnownMemberProps {
  readonly detail: CustomerDetail;
  readonly member: HouseholdMember;
  readonly onClose: () => void;
}

function KnownMember({ detail, member, onClose }: KnownMemberProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const name = nameWithTitle(member.customer.name, member.customer.gender);
  const [relation, keep] = useRemembered<string>(['customer', 'household', member.id], member.relation);
  const refresh = () => queries.invalidateQueries({ queryKey: ['customer'] });
  const relate = (code: string) => api.household.relate({ id: member.id, customerId: detail.id, relation: code });
  const save = useAct(relate, {
    refreshes: touchedByWrites,
    onDone: () => {
      onClose();
      const undo = async (): Promise<void> => {
        await relate(member.relation);
        await refresh();
      };
      notices.show({ text: `已改和${name}的关系`, undo });
    },
  });
  const unlink = useAct(() => api.household.unlink({ id: member.id }), {
    refreshes: touchedByWrites,
    onDone: () => {
      onClose();
      const undo = async (): Promise<void> => {
        const { id: otherId } = member.customer;
        await api.household.link({ customerId: detail.id, otherId, relation: member.relation });
        await refresh();
      };
      notices.show({ text: `已解除和${name}的家人关系`, undo });
    },
  });
  const isChanged = relation !== member.relation;
  const run = (): void => {
    if (isChanged) save.run(relation);
  };
  return (
    <ActPanel
      title="家人关系"
      about={name}
      done="改关系"
      busy={save.busy}
      disabled={!isChanged}
      error={save.errorBeside(['relation']) ?? unlink.failure?.text ?? null}
      onDone={run}
      onClose={onClose}
    >
      <CardGrid label="家人" onEnd={run}>
        <div className="cs">
          <RelationCell
            value={relation}
            words={`${name}是${detail.name}的`}
            error={save.errorAt('relation')}
            onChange={(code) => keep(code ?? member.relation)}
          />
        </div>
      </CardGrid>
      <div>
        <Button busy={unlink.busy} onClick={() => unlink.run(undefined)}>
          解除家人关系
        </Button>
      </div>
    </ActPanel>
  );
}

interface RelationCellProps {
  readonly value: string | null;
  /** 「孙丽是田永刚的」 */
  readonly words: string;
  readonly error: string | null;
  readonly onChange: (code: string | null) => void;
}

function RelationCell({ value, words, error, onChange }: RelationCellProps): ReactElement {
  return (
    <SelectCell
      name="relation"
      label={words}
      span={12}
      required
      value={value}
      error={error}
      options={relationOptions(useEntries()('relation'), value)}
      placeholder="配偶、父母、付款人…"
      onChange={onChange}
    />
  );
}

function relationOptions(entries: readonly DictionaryEntry[], kept: string | null) {
  const old = entries.filter((entry) => !entry.active && entry.code === kept);
  return [...choices(entries), ...old].map(({ code, label, aliases }) => ({ value: code, label, aliases }));
}
