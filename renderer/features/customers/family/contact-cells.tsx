import type { ReactElement } from 'react';
import { TickCell } from '../../../components/card/choice-cells.tsx';
import { TextCell } from '../../../components/card/text-cells.tsx';
import type { ContactDraft } from './contact-draft.ts';
import { CustomerCell } from './customer-cell.tsx';

interface ContactCellsProps {
  readonly customerId: string;
  readonly draft: ContactDraft;
  /** Masked numbers are not changed unseen. */
  readonly lockedNumbers: boolean;
  readonly errorAt: (field: string) => string | null;
  readonly onChange: (draft: ContactDraft) => void;
}

const mainChoice = [{ value: 'main', label: '主要联系人，打电话先找他' }] as const;

/** The fields of a contact as cells of the card. */
export function ContactCells(props: ContactCellsProps): ReactElement {
  const { customerId, draft, lockedNumbers, errorAt, onChange } = props;
  return (
    <>
      <TextCell
        name="name"
        label="姓名"
        span={7}
        required
        value={draft.name}
        error={errorAt('name')}
        maxLength={50}
        onChange={(name) => onChange({ ...draft, name })}
      />
      <TextCell
        name="position"
        label="职务"
        span={5}
        value={draft.position}
        error={errorAt('position')}
        placeholder="车队长"
        maxLength={20}
        onChange={(position) => onChange({ ...draft, position })}
      />
      <TextCell
        name="phone"
        label="电话"
        span={7}
        value={draft.phone}
        error={errorAt('phone')}
        disabled={lockedNumbers}
        inputMode="tel"
        maxLength={40}
        onChange={(phone) => onChange({ ...draft, phone })}
      />
      <TextCell
        name="wechat"
        label="微信"
        span={5}
        value={draft.wechat}
        error={errorAt('wechat')}
        disabled={lockedNumbers}
        maxLength={40}
        onChange={(wechat) => onChange({ ...draft, wechat })}
      />
      <CustomerCell
        name="personId"
        label="也是客户"
        span={12}
        value={draft.person}
        exceptId={customerId}
        error={errorAt('personId')}
        placeholder="他本人也买过车、看过车，就选他"
        onChange={(person) => onChange({ ...draft, person })}
      />
      <TextCell
        name="note"
        label="备注"
        span={12}
        value={draft.note}
        error={errorAt('note')}
        maxLength={100}
        onChange={(note) => onChange({ ...draft, note })}
      />
      <TickCell
        name="isMain"
        label="主要"
        span={12}
        values={draft.isMain ? ['main'] : []}
        choices={mainChoice}
        onChange={(values) => onChange({ ...draft, isMain: values.length > 0 })}
      />
    </>
  );
}
