import { type ReactElement, useState } from 'react';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';

/** Spoilt, or gone. */
export type VoidKind = 'void' | 'lost';

interface VoidFormProps {
  readonly serial: string;
  readonly kind: VoidKind;
  readonly onEnd: () => void;
}

const words: Readonly<Record<VoidKind, { readonly verb: string; readonly why: string }>> = {
  void: { verb: '作废', why: '如 写坏了' },
  lost: { verb: '挂失', why: '如 客户带走了' },
};

/** Takes one sheet out of use with the reason; it says beside the button that this cannot be taken back. */
export function VoidForm({ serial, kind, onEnd }: VoidFormProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const [reason, setReason] = useState('');
  const { verb, why } = words[kind];
  const act = useAct(api.book.void, {
    refreshes: [['book'], ['audit']],
    onDone: (done) => {
      notices.show({ text: `${done.serial} 已${verb}` });
      onEnd();
    },
  });
  useFocusWrong(act.failure);
  const submit = (): void => act.run({ serial, kind, reason });
  const label = `${verb} ${serial}`;
  useKeys(
    label,
    [
      { keys: 'Ctrl+Enter', label, run: submit },
      { keys: 'Escape', label: '不了', inText: true, run: onEnd },
    ],
    { layer: 'panel' },
  );
  return (
    <form
      className="book-void"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FieldRow label={`${verb}原因`} required error={act.failure?.text ?? null}>
        {(control) => (
          <input
            {...control}
            data-cell="reason"
            className="in"
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: just opened by a key or a button
            autoFocus
            maxLength={100}
            placeholder={why}
            value={reason}
            onChange={(event) => {
              act.clear();
              setReason(event.currentTarget.value);
            }}
          />
        )}
      </FieldRow>
      <div className="row">
        <span className="xs t2 grow">{verb}后这个号不能再用，也不能改回来</span>
        <Button look="primary" type="submit" keys="Ctrl+Enter" busy={act.busy}>
          {label}
        </Button>
        <Button keys="Escape" onClick={onEnd}>
          不了
        </Button>
      </div>
    </form>
  );
}
