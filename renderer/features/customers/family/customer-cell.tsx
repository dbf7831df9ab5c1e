import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { CustomerRow } from '../../../../shared/contract/customer-rows.ts';
import { nameWithTitle } from '../../../../shared/domain/person-name.ts';
import { phoneTail } from '../../../../shared/text/phone.ts';
import { Cell, type CellProps } from '../../../components/card/cell.tsx';
import { inputOf } from '../../../components/card/select-cells.tsx';
import { Combo } from '../../../components/combo.tsx';
import { useApi } from '../../../state/api.ts';

/** A customer who was picked. */
export interface PickedCustomer {
  readonly id: string;
  readonly name: string;
}

interface CustomerCellProps extends CellProps {
  readonly value: PickedCustomer | null;
  /** Who cannot be picked: the customer himself. */
  readonly exceptId: string;
  readonly placeholder: string;
  readonly onChange: (value: PickedCustomer | null) => void;
}

/** Another customer, found as in Ctrl K; only those whom the person may write. */
export function CustomerCell({ value, exceptId, placeholder, onChange, ...frame }: CustomerCellProps): ReactElement {
  const api = useApi();
  const [query, setQuery] = useState('');
  const words = query.trim();
  const { data, isFetching } = useQuery({
    queryKey: ['customer', 'search', words, 10],
    queryFn: () => api.customer.search({ query: words, limit: 10 }),
    enabled: words.length >= 2,
  });
  const found = words.length >= 2 ? (data?.rows ?? []) : [];
  const rows = found.filter((row) => row.id !== exceptId);
  const pick = (id: string): void => {
    const row = rows.find((each) => each.id === id);
    if (row) onChange({ id, name: nameWithTitle(row.name, row.gender) });
    setQuery('');
  };
  return (
    <Cell {...frame} kind="label">
      {(control) => (
        // The letters that are typed reach the search while an input method still composes them.
        <div
          style={{ display: 'contents' }}
          onInput={(event) => {
            if (event.target instanceof HTMLInputElement) setQuery(event.target.value);
          }}
        >
          <Combo
            text={value?.name ?? ''}
            chosen={value === null ? [] : [value.id]}
            optionsFor={() => rows.map(optionOf)}
            onPick={pick}
            onClear={() => onChange(null)}
            noneText={noneText(words, isFetching)}
            placeholder={placeholder}
            input={inputOf(control, frame)}
          />
        </div>
      )}
    </Cell>
  );
}

function optionOf(row: CustomerRow) {
  const isForeign = row.access === 'masked';
  return {
    value: row.id,
    label: nameWithTitle(row.name, row.gender),
    hint: isForeign
      ? `归${row.owner?.name ?? '店里'}，请经理来连`
      : row.phone === null
        ? ''
        : `尾号 ${phoneTail(row.phone)}`,
    disabled: isForeign,
  };
}

function noneText(words: string, isFetching: boolean): string {
  if (words.length < 2) return '输两个字：姓名、拼音首字母、尾号';
  return isFetching ? '正在找…' : '没有找到；他还不是客户，先写洽谈卡';
}
