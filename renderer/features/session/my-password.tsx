import type { ReactElement } from 'react';
import { useBack } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { useNotices } from '../../state/notices.ts';
import { PasswordForm } from './password-form.tsx';

/** One's own password. */
export function MyPassword(): ReactElement {
  const back = useBack('/');
  const notices = useNotices();
  useKeys('改密码', [{ keys: 'Escape', label: '不改了', inText: true, run: back }]);
  const onDone = (): void => {
    notices.show({ text: '密码已改，别处的登录都已退出' });
    back();
  };
  return (
    <>
      <HeadRow title="改密码" />
      <div className="page">
        <div style={{ maxWidth: 640 }}>
          <PasswordForm oldLabel="原密码" submit="改密码" onDone={onDone}>
            <Button keys="Escape" onClick={back}>
              不改了
            </Button>
          </PasswordForm>
        </div>
      </div>
    </>
  );
}
