import { type ReactElement, useState } from 'react';
import { FieldRow } from '../../components/field-row.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { PasswordInput } from '../session/password-input.tsx';
import { NewPanel } from '../settings/setting-panels.tsx';
import { TextInput } from '../settings/text-input.tsx';
import { proposeLoginName } from '../setup/answers.ts';
import { StaffFieldRows, type StaffFields } from './staff-fields.tsx';

interface NewStaffProps {
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

const fields = ['name', 'role', 'phone', 'loginName', 'password'];

/** A new person: who it is, and a first password that he has to change. */
export function NewStaff({ onDone, onCancel }: NewStaffProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const [person, setPerson] = useState<StaffFields>({ name: '', role: 'consultant', phone: '' });
  const [ownLogin, setOwnLogin] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const loginName = ownLogin ?? proposeLoginName(person.name);
  const create = useAct(api.staff.create, {
    refreshes: [['staff']],
    onDone: ({ id }) => {
      notices.show({ text: `${person.name}已加入，请把登录名「${loginName}」和初始密码告诉本人` });
      onDone(id);
    },
  });
  useFocusWrong(create.failure);
  const submit = (): void => create.run({ ...person, phone: person.phone.trim() || null, loginName, password });
  return (
    <NewPanel
      title="新增人员"
      add="加入这位人员"
      busy={create.busy}
      onAdd={submit}
      onCancel={onCancel}
      error={create.errorBeside(fields)}
    >
      <StaffFieldRows
        autoFocus
        value={person}
        change={(part) => setPerson((before) => ({ ...before, ...part }))}
        errorAt={create.errorAt}
      />
      <FieldRow label="登录名" required help="不分大小写，以后不能改" error={create.errorAt('loginName')}>
        {(control) => <TextInput control={control} max={40} value={loginName} onChange={setOwnLogin} />}
      </FieldRow>
      <FieldRow label="初始密码" required help="至少 8 位；本人第一次登录时要改掉" error={create.errorAt('password')}>
        {(control) => <PasswordInput control={control} kind="new" value={password} onChange={setPassword} />}
      </FieldRow>
    </NewPanel>
  );
}
