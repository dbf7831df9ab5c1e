import { Modal } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useKeys } from '../app/use-keys.ts';
import { Button } from './button.tsx';
import { Note } from './marks.tsx';

interface FinalDialogProps {
  /** What is about to be done, and to what. */
  readonly title: string;
  /** Heads its keys in the key map: 「签字」. */
  readonly name: string;
  /** 「签字并锁定」 */
  readonly act: string;
  /** 「先不签」 */
  readonly leave: string;
  readonly busy: boolean;
  /** It was not said yet that one is sure. */
  readonly disabled?: boolean;
  /** Why it was not done; null while nothing was refused. */
  readonly refusal: string | null;
  readonly onAct: () => void;
  readonly onClose: () => void;
  /** What it does, said before it is done. */
  readonly children: ReactNode;
}

/** Stands before the few acts that cannot be taken back: says what they do, and lets nothing else be done meanwhile. */
export function FinalDialog(props: FinalDialogProps): ReactElement {
  const { title, name, act, leave, busy, disabled = false, refusal, onAct, onClose, children } = props;
  useKeys(
    name,
    [
      { keys: 'Ctrl+Enter', label: act, disabled, run: onAct },
      { keys: 'Escape', label: leave, run: onClose },
    ],
    { layer: 'overlay', modal: true },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      centered
      size={480}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
      title={<b className="md">{title}</b>}
    >
      <div className="col" style={{ gap: 12 }}>
        {children}
        {refusal !== null && (
          <Note tone="red" icon="warning" live>
            {refusal}
          </Note>
        )}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button keys="Escape" onClick={onClose}>
            {leave}
          </Button>
          <Button look="primary" icon="lock" keys="Ctrl+Enter" busy={busy} disabled={disabled} onClick={onAct}>
            {act}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
