import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { useApi } from '../../state/api.ts';
import { useServices } from '../../state/services.ts';
import { useSession } from '../../state/session.ts';
import { useAct } from '../../state/use-act.ts';
import { GateFrame } from './gate-frame.tsx';
import { PasswordInput } from './password-input.tsx';

/** Who is it? The first sheet of every day. */
export function SignIn(): ReactElement {
  const api = useApi();
  const { session } = useServices();
  const { storeName } = useSession();
  const [loginName, setLoginName] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useAct(api.session.login, { onDone: session.receive });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (signIn.failure !== null) field.current?.select();
  }, [signIn.failure]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.run({ loginName, password });
  };
  return (
    <GateFrame title={storeName} foot="忘了密码，请系统管理员重设；草稿不会丢">
      <form onSubmit={submit}>
        <FieldRow label="登录名" error={signIn.errorAt('loginName')}>
          {(control) => (
            <input
              {...control}
              className="in"
              autoComplete="username"
              autoCapitalize="off"
              spellCheck={false}
              // biome-ignore lint/a11y/noAutofocus: the sheet has nothing else to do
              autoFocus
              maxLength={40}
              required
              value={loginName}
              onChange={(event) => setLoginName(event.currentTarget.value)}
            />
          )}
        </FieldRow>
        <FieldRow label="密码" error={signIn.errorAt('password')}>
          {(control) => (
            <PasswordInput ref={field} control={control} kind="current" value={password} onChange={setPassword} />
          )}
        </FieldRow>
        {signIn.errorBeside(['loginName', 'password']) && (
          <p className="wrong" role="alert">
            {signIn.errorBeside(['loginName', 'password'])}
          </p>
        )}
        <div className="gate-acts">
          <Button type="submit" look="primary" keys="Enter" busy={signIn.busy}>
            登录
          </Button>
        </div>
      </form>
    </GateFrame>
  );
}
