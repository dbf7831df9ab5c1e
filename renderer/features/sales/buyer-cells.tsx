import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../shared/contract/customer-rows.ts';
import { cardField } from '../../../shared/domain/card-fields.ts';
import { choices } from '../../../shared/domain/dictionary.ts';
import { RegionCell } from '../../components/card/region-cell.tsx';
import { SelectCell } from '../../components/card/select-cells.tsx';
import { TextCell } from '../../components/card/text-cells.tsx';
import { useNearRegion } from '../../components/use-near-region.ts';
import { useEntries } from '../../state/lists.ts';

/** What a sale asks of its customer; only what somebody typed is here. */
export type BuyerDraft = { readonly [Field in BuyerField]?: string | null };
export type BuyerField = (typeof wordFields)[number] | 'customerType' | 'source' | 'regionCode';

const wordFields = ['name', 'phone', 'street', 'wechat', 'email', 'qq', 'weibo'] as const;
export const buyerFields: readonly string[] = [...wordFields, 'customerType', 'source', 'regionCode'];

interface BuyerCellsProps {
  readonly detail: CustomerDetail;
  readonly draft: BuyerDraft;
  readonly set: (change: BuyerDraft) => void;
  readonly errorAt: (field: string) => string | null;
  /** An order asks for name and mobile; a delivery for everything (§五.2–3). */
  readonly asks: 'order' | 'delivery';
}

/** Who buys: what is known stands there, what is missing is asked for. */
export function BuyerCells({ detail, draft, set, errorAt, asks }: BuyerCellsProps): ReactElement {
  const entries = useEntries();
  const { near, remember } = useNearRegion();
  const shown = (field: BuyerField): string => (draft[field] === undefined ? detail[field] : draft[field]) ?? '';
  const words = (name: (typeof wordFields)[number]) => ({
    name,
    value: shown(name),
    error: errorAt(name),
    onChange: (value: string): void => set({ [name]: value === '' ? null : value }),
  });
  const list = (name: 'customerType' | 'source', dictionary: 'customer_type' | 'source', label: string) => (
    <SelectCell
      name={name}
      label={label}
      span={6}
      required
      value={shown(name) || null}
      error={errorAt(name)}
      options={choices(entries(dictionary)).map((entry) => ({
        value: entry.code,
        label: entry.label,
        aliases: entry.aliases,
      }))}
      onChange={(code) => set({ [name]: code })}
    />
  );
  const region = shown('regionCode') || null;
  return (
    <>
      <TextCell {...words('name')} label="姓名" span={5} required maxLength={50} />
      <TextCell {...words('phone')} label="移动电话" span={7} required maxLength={40} inputMode="tel" />
      {asks === 'delivery' && (
        <>
          {list('customerType', 'customer_type', '客户类型')}
          {list('source', 'source', '来源')}
          <RegionCell
            name="regionCode"
            label="地区"
            span={12}
            required
            value={region}
            near={near}
            error={errorAt('regionCode')}
            onChange={(code) => {
              if (code !== null) remember(code);
              set({ regionCode: code });
            }}
          />
          <TextCell
            {...words('street')}
            label="详细地址"
            span={12}
            required
            placeholder="街道、小区、门牌"
            maxLength={cardField('street').max ?? 100}
          />
          <TextCell {...words('wechat')} label="微信" span={6} as="寄合影照片用" maxLength={40} />
          <TextCell {...words('email')} label="E-mail" span={6} maxLength={100} inputMode="email" />
          <TextCell {...words('qq')} label="QQ" span={6} maxLength={40} />
          <TextCell {...words('weibo')} label="微博" span={6} maxLength={40} />
        </>
      )}
    </>
  );
}
