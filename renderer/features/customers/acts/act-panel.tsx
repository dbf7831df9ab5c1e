import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { useKeys } from '../../../app/use-keys.ts';
import { Button } from '../../../components/button.tsx';
import { Note } from '../../../components/marks.tsx';
import { Panel } from '../../../components/panel.tsx';

interface ActPanelProps {
  /** 「改级别」 */
  readonly title: string;
  /** What it is done to: 「CS75 PLUS，珍珠白」. */
  readonly about?: ReactNode;
  /** The finishing button: a verb with its object. */
  readonly done: string;
  readonly busy: boolean;
  /** Nothing to save yet. */
  readonly disabled?: boolean;
  /** What the store refused, where it concerns no single field, and the way on. */
  readonly error: ReactNode | null;
  /** What follows from it, beside the button: for acts that cannot be taken back. */
  readonly consequence?: ReactNode;
  readonly onDone: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Where somebody begins to write: a cell of the form, or the choice that is taken. */
const firstField = 'input[data-cell]:not([disabled]), input:checked, [data-cell] input:checked';

/** An act on the customer, in the place of the side column: Ctrl Enter finishes it, Esc closes and keeps what was typed. */
export function ActPanel(props: ActPanelProps): ReactElement {
  const { title, about, done, busy, disabled = false, error, consequence, onDone, onClose, children } = props;
  useKeys(
    title,
    [
      { keys: 'Ctrl+Enter', label: done, disabled, run: onDone },
      { keys: 'Escape', label: '收起，写的都留着', hint: '收起', run: onClose },
    ],
    { layer: 'panel' },
  );
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first =
      body.current?.querySelector<HTMLElement>(firstField) ??
      body.current?.querySelector<HTMLElement>('input, [role="radio"][aria-checked="true"]');
    first?.focus();
  }, []);
  return (
    <Panel
      label={title}
      header={
        <>
          <h2 className="md b">{title}</h2>
          {about && <div className="xs t2 cut">{about}</div>}
        </>
      }
      footer={
        <>
          {consequence && <p className="xs t2 panel-says">{consequence}</p>}
          <Button look="primary" keys="Ctrl+Enter" busy={busy} disabled={disabled} onClick={onDone}>
            {done}
          </Button>
          <Button keys="Escape" onClick={onClose}>
            收起
          </Button>
        </>
      }
    >
      <div ref={body} className="act-body">
        {children}
      </div>
      {error !== null && (
        <div role="alert">
          <Note tone="red" icon="warning">
            {error}
          </Note>
        </div>
      )}
    </Panel>
  );
}
