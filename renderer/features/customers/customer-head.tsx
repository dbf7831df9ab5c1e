import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../shared/contract/customer-rows.ts';
import { formatPhone } from '../../../shared/text/phone.ts';
import { useCanOpen } from '../../app/go.tsx';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { Icon } from '../../components/icon.tsx';
import { Kbd, LevelBadge, Tag } from '../../components/marks.tsx';
import { SecretReveal } from '../../components/secret-reveal.tsx';
import { useEntries } from '../../state/lists.ts';
import { followedOf, fullNameOf, labelIn, phoneWords } from './customer-words.ts';
import { TagsInHead } from './family/tags-in-head.tsx';
import type { Contacts } from './use-contacts.ts';

interface CustomerHeadProps {
  readonly detail: CustomerDetail;
  readonly contacts: Contacts;
  /** Left out where the person may not do it. */
  readonly onAdd?: () => void;
  readonly onVisit?: () => void;
  readonly onContact?: () => void;
  readonly onTags?: () => void;
}

/** Who it is and how to reach him, and the two acts that a call leads to. */
export function CustomerHead(props: CustomerHeadProps): ReactElement {
  const { detail, contacts, onAdd, onVisit, onContact, onTags } = props;
  const hasList = useCanOpen()('/customers');
  const level = followedOf(detail.opportunities)[0]?.level ?? null;
  return (
    <HeadRow
      title={fullNameOf(detail)}
      {...(hasList ? { parent: { label: '客户', to: '/customers' } } : {})}
      facts={
        <>
          {level !== null && <LevelBadge level={level} />}
          {level === null && detail.stage === 'retained' && <LevelBadge level="delivered" />}
          <Phone detail={detail} contacts={contacts} />
          {detail.access === 'shared' && <Tag icon="people">{detail.owner?.name ?? '同事'}共享给您</Tag>}
          <TagsInHead tags={detail.tags} {...(onTags ? { onTags } : {})} />
          {detail.access === 'masked' && (
            <Tag icon="lock">{detail.owner === null ? '没有归属' : `归${detail.owner.name}`}</Tag>
          )}
        </>
      }
    >
      {onAdd && (
        <Button keys="i" onClick={onAdd}>
          新的购车意向
        </Button>
      )}
      {onVisit && (
        <Button keys="v" onClick={onVisit}>
          再次到店
        </Button>
      )}
      {onContact && (
        <Button look="primary" icon="phone" keys="f" onClick={onContact}>
          {detail.access === 'masked' ? '记下他的来电' : '登记回访'}
        </Button>
      )}
    </HeadRow>
  );
}

function Phone({ detail, contacts }: Pick<CustomerHeadProps, 'detail' | 'contacts'>): ReactElement {
  const entries = useEntries();
  if (detail.phone === null) {
    const why = labelIn(entries, 'no_phone_reason', detail.noPhoneReason);
    return <span className="t3">{why === null ? '没有电话' : `没有电话：${why}`}</span>;
  }
  return (
    <>
      <span className="md person-phone">
        {detail.phoneMasked ? (
          <SecretReveal
            key={contacts.round}
            masked={phoneWords(detail.phone, true)}
            {...(detail.canReveal ? { onReveal: async () => formatPhone((await contacts.reveal()).phone ?? '') } : {})}
          />
        ) : (
          formatPhone(detail.phone)
        )}
      </span>
      {contacts.canCopy && (
        <button
          type="button"
          className="btn btn-s btn-g"
          aria-label="复制号码"
          title={detail.phoneMasked ? '复制完整号码，会记下这次查看' : '复制号码'}
          aria-keyshortcuts="c"
          onClick={contacts.copy}
        >
          <Icon name="copy" />
          <Kbd keys="c" />
        </button>
      )}
    </>
  );
}
