import { type FormEvent, type ReactElement, useState } from 'react';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { PasswordInput } from '../session/password-input.tsx';
import { RecoveryKey } from '../setup/recovery-key.tsx';
import { RecoveryKeyTail } from '../setup/recovery-key-tail.tsx';
import { FormEnd } from './form-end.tsx';

interface RenewRecoveryKeyProps {
  readonly storeName: string;
}

/** 换恢复密钥: for when the paper was lost or seen by somebody; the old key counts until the new one is confirmed. */
export function RenewRecoveryKey({ storeName }: RenewRecoveryKeyProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="set-sheet" aria-label="恢复密钥">
      {isOpen ? (
        <Renewal storeName={storeName} onEnd={() => setOpen(false)} />
      ) : (
        <FieldRow label="恢复密钥" help="抄的纸丢了、被人看过，就换一把">
          {(control) => (
            <div {...control}>
              <Button icon="key" onClick={() => setOpen(true)}>
                换恢复密钥
              </Button>
            </div>
          )}
        </FieldRow>
      )}
    </section>
  );
}

function Renewal({ storeName, onEnd }: RenewRecoveryKeyProps & { readonly onEnd: () => void }): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const [password, setPassword] = useState('');
  const [text, setText] = useState<string | null>(null);
  const [tail, setTail] = useState('');
  const make = useAct(api.store.renewRecoveryKey, { onDone: (made) => setText(made.text) });
  const confirm = useAct(api.store.confirmRecoveryKey, {
    onDone: () => {
      notices.show({ text: '恢复密钥已换，旧的只能开以前的备份' });
      onEnd();
    },
  });
  useFocusWrong(make.failure);
  useFocusWrong(confirm.failure);
  useKeys('换恢复密钥', [{ keys: 'Escape', label: '不换了', inText: true, run: onEnd }], { layer: 'panel' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text === null) make.run({ password });
    else confirm.run({ recoveryKeyTail: tail });
  };
  return (
    <form onSubmit={submit}>
      {text === null ? (
        <FieldRow
          label="您的密码"
          required
          help="新密钥能打开以后的备份，所以再认一次人"
          error={make.errorAt('password')}
        >
          {(control) => (
            <PasswordInput control={control} kind="current" autoFocus value={password} onChange={setPassword} />
          )}
        </FieldRow>
      ) : (
        <>
          <RecoveryKey text={text} storeName={storeName} />
          <RecoveryKeyTail autoFocus value={tail} error={confirm.errorAt('recoveryKeyTail')} onChange={setTail} />
          <p className="t2">
            点「启用新密钥」之前，旧的一把仍然有效。以前做的备份仍配旧的一把，旧纸请和旧备份放在一起。
          </p>
        </>
      )}
      <FormEnd error={make.errorBeside(['password']) ?? confirm.errorBeside(['recoveryKeyTail'])} />
      <div className="row set-acts">
        <Button type="submit" keys="Enter" busy={make.busy || confirm.busy}>
          {text === null ? '显示新密钥' : '启用新密钥'}
        </Button>
        <Button keys="Escape" onClick={onEnd}>
          不换了
        </Button>
      </div>
    </form>
  );
}
