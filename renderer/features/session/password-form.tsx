import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useApi } from '../../state/api.ts';
import { useAct } from '../../state/use-act.ts';
import { PasswordInput } from './password-input.tsx';

interface PasswordFormProps {
  /** What the old one is called: the administrator's or one's own. */
  readonly oldLabel: string;
  readonly submit: string;
  readonly onDone: () => void | Promise<void>;
  /** Other ways, beside the button. */
  readonly children?: ReactNode;
}

const fields = ['oldPassword', 'newPassword'];

/** The old password, and the new one twice: a slip of the finger would lock the person out. */
export function PasswordForm({ oldLabel, submit, onDone, children }: PasswordFormProps): ReactElement {
  const api = useApi();
  const [oldPassword, setOld] = useState('');
  const [newPassword, setNew] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const change = useAct(api.session.changePassword, { onDone });
  useFocusWrong(change.failure);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setDiffers(again !== newPassword);
    if (again === newPassword) change.run({ oldPassword, newPassword });
  };
  const beside = change.errorBeside(fields);
  return (
    <form onSubmit={save}>
      <FieldRow label={oldLabel} error={change.errorAt('oldPassword')}>
        {(control) => (
          <PasswordInput control={control} kind="current" autoFocus value={oldPassword} onChange={setOld} />
        )}
      </FieldRow>
      <FieldRow label="新密码" help="至少 8 位，不要和登录名一样" error={change.errorAt('newPassword')}>
        {(control) => <PasswordInput control={control} kind="new" value={newPassword} onChange={setNew} />}
      </FieldRow>
      <FieldRow label="再输一次" error={differs ? '两次输的新密码不一样，请再输一次' : null}>
        {(control) => <PasswordInput control={control} kind="new" value={again} onChange={setAgain} />}
      </FieldRow>
      {beside && (
        <p className="wrong" role="alert">
          {beside}
        </p>
      )}
      <div className="gate-acts">
        <Button type="submit" look="primary" keys="Enter" busy={change.busy}>
          {submit}
        </Button>
        {children}
      </div>
    </form>
  );
}
