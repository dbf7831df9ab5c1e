import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import { choices } from '../../../../shared/domain/dictionary.ts';
import { GoLink, useCanOpen } from '../../../app/go.tsx';
import { Kbd } from '../../../components/marks.tsx';
import { Section } from '../../../components/panel.tsx';
import { useEntries } from '../../../state/lists.ts';

interface ConsentsSectionProps {
  readonly detail: CustomerDetail;
  /** Writes down what the customer agrees to now; left out where the person may not. */
  readonly onConsent?: () => void;
  /** Shows in the timeline who looked at the full number. */
  readonly onReveals: () => void;
}

/** 同意与查看: to what the customer agreed, and how often his number was shown to others than the owner. */
export function ConsentsSection({ detail, onConsent, onReveals }: ConsentsSectionProps): ReactElement {
  const canOpen = useCanOpen();
  const purposes = choices(useEntries()('consent_purpose'));
  const standing = (code: string): boolean | undefined =>
    detail.consents.find((consent) => consent.purpose === code)?.given;
  const named = (wanted: boolean | undefined): string =>
    purposes
      .filter((purpose) => standing(purpose.code) === wanted)
      .map((purpose) => purpose.label)
      .join('、');
  const parts = [
    { names: named(true), words: '已同意' },
    { names: named(false), words: '没同意，不会做' },
    { names: named(undefined), words: '还没问过' },
  ].filter((part) => part.names !== '');
  return (
    <Section
      title="同意与查看"
      end={
        <span className="row">
          {onConsent && (
            <button type="button" className="link" aria-keyshortcuts="y" onClick={onConsent}>
              修改 <Kbd keys="y" />
            </button>
          )}
          <button type="button" className="link" onClick={onReveals}>
            查看记录
          </button>
        </span>
      }
    >
      <p className="t2">{parts.map((part) => `${part.names}${part.words}`).join('；')}。</p>
      <p className="xs t3">
        {detail.reveals === 0 ? '近 30 天没有别人查看过完整号码。' : `完整号码近 30 天被查看 ${detail.reveals} 次。`}
      </p>
      {detail.erased === null && canOpen('/customers/$id/erase') && (
        <p className="row xs">
          <GoLink to={`/customers/${detail.id}/report`}>打印个人资料报告</GoLink>
          <GoLink to={`/customers/${detail.id}/erase`}>按要求删除资料</GoLink>
        </p>
      )}
    </Section>
  );
}
