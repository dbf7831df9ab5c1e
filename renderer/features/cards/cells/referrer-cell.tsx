import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { CustomerRow } from '../../../../shared/contract/customer-rows.ts';
import { nameWithTitle } from '../../../../shared/domain/person-name.ts';
import { phoneTail } from '../../../../shared/text/phone.ts';
import { Cell } from '../../../components/card/cell.tsx';
import { inputOf } from '../../../components/card/select-cells.tsx';
import { Combo } from '../../../components/combo.tsx';
import type { ComboOption } from '../../../components/combo-filter.ts';
import { useApi } from '../../../state/api.ts';
import type { DetailProps } from './frame.ts';

/** The existing customer who recommended us (§二.5): one's own by any words, another's by the full phone, plate or VIN. */
export function ReferrerCell({ model, frame }: DetailProps): ReactElement {
  const api = useApi();
  const [query, setQuery] = useState('');
  const words = query.trim();
  const { data, isFetching } = useQuery({
    queryKey: ['customer', 'search', words, 10],
    queryFn: () => api.customer.search({ query: words, limit: 10 }),
    enabled: words.length >= 2,
  });
  const rows = words.length >= 2 ? (data?.rows ?? []) : [];
  const { referrerId } = model.typed;
  const pick = (id: string): void => {
    const row = rows.find((each) => each.id === id);
    if (row) model.nameId(id, referrerWords(row));
    model.set({ referrerId: id });
    setQuery('');
  };
  return (
    <Cell {...frame} as="姓名、拼音，或完整手机号、车牌" kind="label">
      {(control) => (
        // The letters that are typed reach the search while an input method still composes them.
        <div
          style={{ display: 'contents' }}
          onInput={(event) => {
            if (event.target instanceof HTMLInputElement) setQuery(event.target.value);
          }}
        >
          <Combo
            text={referrerId == null ? '' : (model.words.names.get(referrerId) ?? '已选老客户')}
            chosen={referrerId == null ? [] : [referrerId]}
            optionsFor={() => rows.map(optionOf)}
            onPick={pick}
            onClear={() => model.set({ referrerId: null })}
            noneText={noneText(words, isFetching)}
            placeholder="找推荐的老客户"
            input={inputOf(control, frame)}
          />
        </div>
      )}
    </Cell>
  );
}

function optionOf(row: CustomerRow): ComboOption {
  const { id, phone, plates } = row;
  const hint = [phone === null ? '' : `尾号 ${phoneTail(phone)}`, plates[0] ?? '']
    .filter((part) => part !== '')
    .join(' ');
  return { value: id, label: referrerWords(row), hint };
}

function referrerWords({ name, gender }: CustomerRow): string {
  return nameWithTitle(name, gender);
}

function noneText(words: string, isFetching: boolean): string {
  if (words.length < 2) return '输两个字：姓名、拼音首字母、尾号；别人的客户输完整手机号或车牌';
  if (isFetching) return '正在找…';
  return '没有这位老客户；请内勤先在「老客户登记」里录入';
}
