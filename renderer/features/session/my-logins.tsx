import type { ReactElement } from 'react';
import { HeadRow } from '../../components/head-row.tsx';
import { usePerson } from '../../state/session.ts';
import { LoginLog } from './login-log.tsx';
import { SessionList } from './session-list.tsx';
import './lists.css';

/** One's own sign-ins: where one still is, and every attempt in one's name. The administrator sees everybody's. */
export function MyLogins(): ReactElement {
  const { role } = usePerson();
  return (
    <>
      <HeadRow title="登录记录" facts={role === 'admin' ? '全店的' : '您自己的'} />
      <Logins />
    </>
  );
}

/** Both lists, one above the other. */
export function Logins(): ReactElement {
  const { role } = usePerson();
  return (
    <div className="logins">
      <SessionList everybody={role === 'admin'} />
      <LoginLog />
    </div>
  );
}
