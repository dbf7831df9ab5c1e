import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { useKeys } from '../app/use-keys.ts';
import { Button } from './button.tsx';
import { Note } from './marks.tsx';

interface ConfirmInlineProps {
  /** What will follow, as a statement: 「停用后他不能再登录，名下 3 件已交接」. */
  readonly text: ReactNode;
  /** A verb with its object: 「停用王磊」. */
  readonly confirm: string;
  readonly cancel?: string;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks in place, without a dialog; focus goes to the harmless way out, Esc takes it. */
export function ConfirmInline(props: ConfirmInlineProps): ReactElement {
  const { text, confirm, cancel = '不了', busy = false, onConfirm, onCancel } = props;
  const wayOut = useRef<HTMLButtonElement>(null);
  useEffect(() => wayOut.current?.focus(), []);
  useKeys('请选一个', [{ keys: 'Escape', label: cancel, run: onCancel }], { layer: 'panel' });
  return (
    <div role="alertdialog" aria-label={confirm}>
      <Note tone="amber" icon="warning">
        <p>{text}</p>
        <div className="row" style={{ marginTop: 8 }}>
          <Button look="primary" busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
          <Button ref={wayOut} keys="Escape" onClick={onCancel}>
            {cancel}
          </Button>
        </div>
      </Note>
    </div>
  );
}
