import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import { choices } from '../../../../shared/domain/dictionary.ts';
import { Section } from '../../../components/panel.tsx';
import { useEntries } from '../../../state/lists.ts';

interface ConsentsSectionProps {
  readonly detail: CustomerDetail;
  /** Shows in the timeline who looked at the full number. */
  readonly onReveals: () => void;
}

/** 同意与查看: to what the customer agreed, and how often his number was shown to others than the owner. */
export function ConsentsSection({ detail, onReveals }: ConsentsSectionProps): ReactElement {
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
        <button type="button" className="link" onClick={onReveals}>
          查看记录
        </button>
      }
    >
      <p className="t2">{parts.map((part) => `${part.names}${part.words}`).join('；')}。</p>
      <p className="xs t3">
        {detail.reveals === 0 ? '近 30 天没有别人查看过完整号码。' : `完整号码近 30 天被查看 ${detail.reveals} 次。`}
      </p>
    </Section>
  );
}
