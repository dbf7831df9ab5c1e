import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useKeys } from '../app/use-keys.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Note } from './marks.tsx';

interface EmptyStateProps {
  /** Why there is nothing: 「还没有回访计划」. */
  readonly title: string;
  readonly icon?: IconName;
  /** What comes next, in a sentence. */
  readonly text?: ReactNode;
  /** The next useful act. */
  readonly children?: ReactNode;
}

/** A list without rows: says why and offers the next useful act. */
export function EmptyState({ title, icon, text, children }: EmptyStateProps): ReactElement {
  return (
    <div className="mid">
      {icon && <Icon name={icon} />}
      <div className="md b">{title}</div>
      {text && <p className="t2">{text}</p>}
      {children && <div className="row">{children}</div>}
    </div>
  );
}

/** True once `active` has lasted `ms`: words after one second, a way out after three. */
export function useLasting(active: boolean, ms: number): boolean {
  const [lasted, setLasted] = useState(false);
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => setLasted(true), ms);
    return () => {
      clearTimeout(timer);
      setLasted(false);
    };
  }, [active, ms]);
  return active && lasted;
}

interface LoadingRowsProps {
  /** What is being read: 「正在读取今日回访…」 after one second. */
  readonly words?: string;
  readonly rowHeight?: 32 | 52;
  readonly rows?: number;
  /** Offered after three seconds. */
  readonly onCancel?: () => void;
}

/** The skeleton of a list: at once, so that nothing jumps; words after one second. */
export function LoadingRows({
  words = '正在读取…',
  rowHeight = 52,
  rows = 6,
  onCancel,
}: LoadingRowsProps): ReactElement {
  const isSlow = useLasting(true, 1000);
  const isVerySlow = useLasting(true, 3000);
  return (
    <div aria-busy="true" style={{ position: 'relative' }}>
      <div role="status">
        {isSlow && (
          <div className="slow xs t2">
            {words}
            {isVerySlow && onCancel && (
              <button type="button" className="link" onClick={onCancel}>
                取消
              </button>
            )}
          </div>
        )}
      </div>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a skeleton are all alike
        <div key={index} className={`it it-${rowHeight} sk`} aria-hidden="true" style={{ gap: 12 }}>
          <i className={rowHeight === 52 ? 'square' : ''} style={rowHeight === 52 ? {} : { width: 56 }} />
          <i style={{ width: 84 }} />
          <i style={{ flex: 1 }} />
          <i style={{ width: 64 }} />
        </div>
      ))}
    </div>
  );
}

interface ErrorStateProps {
  /** What did not work: 「今日回访没能读出来」. */
  readonly title: string;
  /** What happened, that nothing is lost, and what to do. */
  readonly text: string;
  /** For the person who is asked for help: 「QT-2031」. */
  readonly errorNumber: string | null;
  readonly onRetry: () => void;
}

/** What went wrong, that nothing is lost, what to do, and the number to name; the old rows stay below it. */
export function ErrorState({ title, text, errorNumber, onRetry }: ErrorStateProps): ReactElement {
  const [copied, setCopied] = useState(false);
  useKeys('没读出来', [{ keys: 'r', label: '重试', run: onRetry }], { layer: 'panel' });
  const copy = (): void => {
    void navigator.clipboard.writeText(errorNumber ?? '').then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div role="alert" style={{ padding: 16 }}>
      <Note tone="red" icon="warning">
        <div className="b">{title}</div>
        <p className="t2">
          {text}
          {errorNumber !== null && `仍不行，请找管理员，报错误号 ${errorNumber}。`}
        </p>
        <div className="row" style={{ marginTop: 8 }}>
          <Button look="primary" keys="R" onClick={onRetry}>
            重试
          </Button>
          {errorNumber !== null && <Button onClick={copy}>{copied ? '已复制' : '复制错误号'}</Button>}
        </div>
      </Note>
    </div>
  );
}
