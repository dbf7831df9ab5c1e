import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import { customWords, shownCustomFields } from '../../../../shared/domain/custom-field.ts';
import { regionText } from '../../../../shared/domain/region.ts';
import { Facts } from '../../../components/panel.tsx';
import { useCustomFields } from '../../../state/commons.ts';
import { phoneWords } from '../customer-words.ts';

/** Ways of contact that are masked until they are revealed. */
export type RevealedContacts = Pick<CustomerDetail, 'phone' | 'phone2' | 'wechat' | 'qq' | 'weibo' | 'email'>;

interface CustomerFactsListProps {
  readonly detail: CustomerDetail;
  /** In full, once shown and noted. */
  readonly revealed?: RevealedContacts | null;
}

/** What the store knows of a person beyond name and phone; what is empty is left out. */
export function CustomerFactsList({ detail, revealed = null }: CustomerFactsListProps): ReactElement {
  const { data: customFields = [] } = useCustomFields();
  const contacts = revealed ?? detail;
  const region = detail.regionCode === null ? null : regionText(detail.regionCode);
  const facts = [
    { label: '特征', value: detail.remark },
    {
      label: '备用电话',
      value: contacts.phone2 && phoneWords(contacts.phone2, detail.phoneMasked && revealed === null),
    },
    { label: '微信', value: contacts.wechat },
    { label: 'QQ', value: contacts.qq },
    { label: '微博', value: contacts.weibo },
    { label: '邮箱', value: contacts.email },
    { label: '联系人', value: detail.contactPerson },
    { label: '地址', value: detail.street && [region, detail.street].filter(Boolean).join(' ') },
    ...shownCustomFields(customFields, detail.custom).map((field) => ({
      label: field.label,
      value: customWords(field, detail.custom[field.code]),
    })),
  ].filter((fact) => fact.value !== null && fact.value !== '');
  if (facts.length === 0) return <p className="t3">还没有写。下次见面认得出的特征，写一句最有用。</p>;
  return <Facts facts={facts} />;
}
