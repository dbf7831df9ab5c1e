import type { ReactElement } from 'react';
import { dateColumn } from '../../../shared/calendar/words.ts';
import type { MergeRecord } from '../../../shared/contract/merge.ts';
import { formatPhone } from '../../../shared/text/phone.ts';
import { Tag } from '../../components/marks.tsx';
import { SecretReveal } from '../../components/secret-reveal.tsx';
import { useApi } from '../../state/api.ts';

interface RecordHeadProps {
  readonly record: MergeRecord;
  readonly isKept: boolean;
}

/** Which record it is, told apart by what a person remembers: number, owner, who entered it and when. */
export function RecordHead({ record, isKept }: RecordHeadProps): ReactElement {
  const api = useApi();
  const { phone } = record;
  return (
    <div className={isKept ? 'merge-head kept' : 'merge-head'}>
      <div className="row">
        <b className="cut">{record.name}</b>
        <Tag>{isKept ? '留下这条' : '并进去'}</Tag>
      </div>
      <div className="t2 row">
        {phone === null ? (
          '没有电话'
        ) : phone.includes('*') ? (
          <SecretReveal
            masked={phone}
            {...(record.canReveal
              ? { onReveal: async () => formatPhone((await api.customer.revealPhone({ id: record.id })).phone ?? '') }
              : {})}
          />
        ) : (
          formatPhone(phone)
        )}
        <span>{record.owner === null ? '没有归属' : `归${record.owner.name}`}</span>
      </div>
      <div className="xs t3">
        {dateColumn(record.createdOn)} {record.createdBy.name}录入 · 洽谈卡 {record.cards} 张 · 在跟进{' '}
        {record.opportunities} 个
      </div>
    </div>
  );
}
