import type { ReactElement } from 'react';
import { fullDateWords } from '../../../shared/calendar/words.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { useToday } from '../../state/clock.ts';
import './recovery-key.css';

interface RecoveryKeyProps {
  /** Null while it is being made. */
  readonly text: string | null;
  readonly storeName: string;
  /** Makes another one; left out where that is done elsewhere. */
  readonly onRenew?: () => void;
}

/** The key that opens this store's data on another machine: to be written down or printed, and kept elsewhere. */
export function RecoveryKey({ text, storeName, onRenew }: RecoveryKeyProps): ReactElement {
  const today = useToday();
  return (
    <>
      <Note tone="accent" icon="key">
        <div className="row">
          <span className="b">恢复密钥</span>
          <output className="recovery-key mono">{text ?? '正在生成…'}</output>
          <span className="grow" />
          <Button small icon="printer" disabled={text === null} onClick={() => window.print()}>
            打印
          </Button>
          {onRenew && (
            <Button small icon="refresh" onClick={onRenew}>
              换一把
            </Button>
          )}
        </div>
        <p className="t2">
          数据在这台电脑上是加密的。电脑坏了要在别的电脑上恢复备份，只能靠这一行字；程序不留，别人也找不回。抄在纸上或打印出来，放在保险柜里，不要放在这台电脑里。
        </p>
      </Note>
      <section className="recovery-print" aria-hidden="true">
        <h1>洽谈卡 · 恢复密钥</h1>
        <p>{storeName}</p>
        <p className="mono">{text}</p>
        <p>
          {fullDateWords(today)} 打印。换电脑恢复备份时要用：npx qiatan restore
          --recovery-key。请存入保险柜，不要拍照外传。
        </p>
      </section>
    </>
  );
}
