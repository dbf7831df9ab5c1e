import { type ReactElement, useState } from 'react';
import type { StaffRow } from '../../../shared/contract/staff.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { PasswordInput } from '../session/password-input.tsx';
import { FormEnd } from '../settings/form-end.tsx';

interface ResetPasswordProps {
  readonly person: StaffRow;
  readonly onEnd: () => void;
}

/** A new first password for somebody who forgot his. */
export function ResetPassword({ person, onEnd }: ResetPasswordProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const [password, setPassword] = useState('');
  const reset = useAct(api.staff.resetPassword, {
    refreshes: [['staff'], ['session']],
    onDone: () => {
      notices.show({ text: `${person.name}的密码已重设，请当面告诉本人` });
      onEnd();
    },
  });
  useFocusWrong(reset.failure);
  useKeys('重设密码', [{ keys: 'Escape', label: '不设了', inText: true, run: onEnd }], { layer: 'panel' });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        reset.run({ id: person.id, password });
      }}
    >
      <FieldRow
        label="新密码"
        required
        help={`${person.name}会退出登录，用它登录后要改掉`}
        error={reset.errorAt('password')}
      >
        {(control) => <PasswordInput control={control} kind="new" autoFocus value={password} onChange={setPassword} />}
      </FieldRow>
      <FormEnd error={reset.errorBeside(['password'])} />
      <div className="row">
        <Button type="submit" keys="Enter" busy={reset.busy}>
          重设密码
        </Button>
        <Button keys="Escape" onClick={onEnd}>
          不设了
        </Button>
      </div>
    </form>
  );
}
