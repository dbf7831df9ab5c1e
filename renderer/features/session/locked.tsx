import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { roleLabel } from '../../../shared/domain/roles.ts';
import { useSessionActs } from '../../app/use-session-acts.ts';
import { Button } from '../../components/button.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { useApi } from '../../state/api.ts';
import { useServices } from '../../state/services.ts';
import { usePerson } from '../../state/session.ts';
import { useAct } from '../../state/use-act.ts';
import { GateFrame } from './gate-frame.tsx';
import { PasswordInput } from './password-input.tsx';

/** Somebody left the screen: his work waits behind this sheet as he left it. */
export function Locked(): ReactElement {
  const api = useApi();
  const { session } = useServices();
  const { name, role } = usePerson();
  const { signOut } = useSessionActs();
  const [password, setPassword] = useState('');
  const unlock = useAct(api.session.unlock, { onDone: session.receive });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (unlock.failure !== null) field.current?.select();
  }, [unlock.failure]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    unlock.run({ password });
  };
  return (
    <GateFrame title="已锁定" facts={`${name} · ${roleLabel(role)}`} foot="打了一半的都还在，解锁后接着做">
      <form onSubmit={submit}>
        <FieldRow label="密码" error={unlock.errorAt('password')}>
          {(control) => (
            <PasswordInput
              ref={field}
              control={control}
              kind="current"
              autoFocus
              value={password}
              onChange={setPassword}
            />
          )}
        </FieldRow>
        {unlock.errorBeside(['password']) && (
          <p className="wrong" role="alert">
            {unlock.errorBeside(['password'])}
          </p>
        )}
        <div className="gate-acts">
          <Button type="submit" look="primary" keys="Enter" busy={unlock.busy}>
            解锁，接着做
          </Button>
          <Button onClick={signOut}>换人登录</Button>
        </div>
      </form>
    </GateFrame>
  );
}
