import type { ReactElement } from 'react';
import { useGo } from '../../app/go.tsx';
import { Button, IconButton } from '../../components/button.tsx';
import { Note, ProgressBar } from '../../components/marks.tsx';
import type { Attaching, Pending } from './use-attaching.ts';

interface PendingLineProps {
  readonly pending: Pending;
  readonly attaching: Attaching;
  /** The words for attaching a photo of another card here all the same; null where that makes no sense. */
  readonly here: string | null;
}

/** One file on its way: how far it is, the question that it raises, or why it was refused. */
export function PendingLine({ pending, attaching, here }: PendingLineProps): ReactElement {
  const go = useGo();
  const { key, name, state, done, problem, canRetry, other } = pending;
  if (state === 'asking' && other !== null) {
    return (
      <li>
        <Note tone="amber" icon="card" live>
          <p className="attach-asks">
            「{name}」是{other.customerName}的纸卡，卡号 {other.serial ?? other.number}。
          </p>
          <div className="row">
            <Button small look="primary" onClick={() => attaching.settle(key, 'there')}>
              附到那张卡
            </Button>
            {here !== null && (
              <Button small onClick={() => attaching.settle(key, 'here')}>
                {here}
              </Button>
            )}
            {other.access !== 'masked' && (
              <Button small look="ghost" onClick={() => go(`/cards/${other.cardId}`)}>
                打开那张卡
              </Button>
            )}
            <Button small look="ghost" onClick={() => attaching.drop(key)}>
              不附了
            </Button>
          </div>
        </Note>
      </li>
    );
  }
  if (state === 'failed') {
    return (
      <li>
        <Note tone="red" icon="warning" live>
          <p className="b cut" title={name}>
            「{name}」没有附上
          </p>
          <p className="xs">{problem}。</p>
          <div className="row">
            {canRetry && (
              <Button small onClick={() => attaching.retry(key)}>
                再试一次
              </Button>
            )}
            <Button small look="ghost" onClick={() => attaching.drop(key)}>
              知道了
            </Button>
          </div>
        </Note>
      </li>
    );
  }
  return (
    <li className="attach-line">
      <span className="xs cut grow">{name}</span>
      <span className="xs t3 nw">{state === 'sending' ? `${Math.round(done * 100)}%` : '正在准备'}</span>
      <IconButton icon="cross" label={`不附 ${name}`} onClick={() => attaching.drop(key)} />
      <ProgressBar done={Math.round(done * 100)} total={100} label={`${name} 已传`} />
    </li>
  );
}
