import type { ReactElement } from 'react';
import { useSessionActs } from '../../app/use-session-acts.ts';
import { Button } from '../../components/button.tsx';
import { usePerson } from '../../state/session.ts';
import { GateFrame } from './gate-frame.tsx';
import { PasswordForm } from './password-form.tsx';

/** Nobody works under a password that somebody else knows. */
export function FirstPassword(): ReactElement {
  const { name } = usePerson();
  const { refresh, signOut } = useSessionActs();
  return (
    <GateFrame title="先改成自己的密码" facts={name}>
      <p className="t2">现在用的是管理员给的初始密码，别人也知道。改成只有您自己知道的，再开始工作。</p>
      <PasswordForm oldLabel="初始密码" submit="改密码，开始工作" onDone={refresh}>
        <Button onClick={signOut}>换人登录</Button>
      </PasswordForm>
    </GateFrame>
  );
}
