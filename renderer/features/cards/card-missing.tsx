import type { ReactElement } from 'react';
import { useGo } from '../../app/go.tsx';
import { newCardRoute } from '../../app/navigation.ts';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { EmptyState, ErrorState } from '../../components/states.tsx';
import type { Failure } from '../../state/failure.ts';

interface CardMissingProps {
  readonly title: string;
  /** 「这张草稿」 */
  readonly what: string;
  /** Null where it simply is not there. */
  readonly failure: Failure | null;
  readonly onRetry: () => void;
}

/** A card that cannot be shown: gone, not one's own, or not read. */
export function CardMissing({ title, what, failure, onRetry }: CardMissingProps): ReactElement {
  const go = useGo();
  const isGone = failure === null || failure.code === 'NOT_FOUND' || failure.code === 'NOT_OWNER';
  return (
    <>
      <HeadRow title={title} />
      {isGone ? (
        <EmptyState
          title={failure?.code === 'NOT_OWNER' ? '这张卡您不能看' : `没有找到${what}`}
          text={failure?.code === 'NOT_OWNER' ? failure.text : '可能已经保存成洽谈卡，或被丢弃。'}
        >
          <Button look="primary" onClick={() => go('/cards')}>
            看洽谈卡列表
          </Button>
          <Button onClick={() => go(newCardRoute)}>新建洽谈卡</Button>
        </EmptyState>
      ) : (
        <ErrorState
          title={`${what}没能读出来`}
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={onRetry}
        />
      )}
    </>
  );
}
