import { type ReactElement, useEffect } from 'react';
import { useStore } from 'zustand';
import { useKeys } from '../app/use-keys.ts';
import { failureOf } from '../state/failure.ts';
import { noticeMs } from '../state/notices-store.ts';
import { useServices } from '../state/services.ts';
import { Button, IconButton } from './button.tsx';
import { Icon } from './icon.tsx';

/** Shows the notices, bottom left, one at a time, and makes Ctrl Z take the last write back. */
export function NoticeHost(): ReactElement {
  const { notices } = useServices();
  const { shown, undoable } = useStore(notices);
  const undo = (): void => {
    notices.undo().catch((error: unknown) => notices.fail(failureOf(error).text));
  };
  // Inside a text field Ctrl Z belongs to the typing.
  useKeys(
    '到处都行',
    [{ keys: 'Ctrl+z', label: '撤销刚才的保存', hint: false, inText: false, disabled: undoable === null, run: undo }],
    { layer: 'app' },
  );
  const act = (): void => {
    if (shown === null) return;
    notices.close(shown.id);
    shown.action?.run();
  };
  const action = shown?.action;
  useKeys(
    '提示',
    action?.keys === undefined
      ? []
      : [{ keys: action.keys, label: action.label, hint: false, inText: false, run: act }],
    { layer: 'app' },
  );
  useEffect(() => {
    if (shown === null || shown.tone === 'error') return;
    const timer = setTimeout(() => notices.close(shown.id), noticeMs);
    return () => clearTimeout(timer);
  }, [notices, shown]);
  return (
    <>
      <div role="status">{shown?.tone === 'plain' && <Strip key={shown.id} onAct={act} onUndo={undo} />}</div>
      <div role="alert">{shown?.tone === 'error' && <Strip key={shown.id} onAct={act} onUndo={undo} />}</div>
    </>
  );
}

interface StripProps {
  readonly onAct: () => void;
  readonly onUndo: () => void;
}

function Strip({ onAct, onUndo }: StripProps): ReactElement | null {
  const { notices } = useServices();
  const shown = useStore(notices, (state) => state.shown);
  if (shown === null) return null;
  const close = (): void => notices.close(shown.id);
  const { action } = shown;
  return (
    <div className={shown.tone === 'error' ? 'notice bad' : 'notice'}>
      {shown.tone === 'error' && <Icon name="warning" />}
      <p>{shown.text}</p>
      {action && (
        <Button small {...(action.keys === undefined ? {} : { keys: action.keys })} onClick={onAct}>
          {action.label}
        </Button>
      )}
      {shown.undo && (
        <Button small keys="Ctrl+z" onClick={onUndo}>
          撤销
        </Button>
      )}
      <IconButton icon="cross" label="收起这条提示" onClick={close} />
    </div>
  );
}
