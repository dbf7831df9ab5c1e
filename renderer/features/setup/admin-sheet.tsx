import { type ReactElement, useState } from 'react';
import { FieldRow } from '../../components/field-row.tsx';
import { PasswordInput } from '../session/password-input.tsx';
import { proposeLoginName, type SheetProps } from './answers.ts';

/** 管理员: the first person, who adds the others. */
export function AdminSheet({ answers, change, errorAt }: SheetProps): ReactElement {
  // a login name that was typed by hand is not proposed over
  const [isOwn, setOwn] = useState(answers.adminLoginName !== proposeLoginName(answers.adminName));
  return (
    <>
      <FieldRow label="姓名" required help="系统管理员：管人员、字典和备份" error={errorAt('adminName')}>
        {(control) => (
          <input
            {...control}
            className="in"
            // biome-ignore lint/a11y/noAutofocus: the sheet was just opened
            autoFocus
            maxLength={20}
            value={answers.adminName}
            onChange={(event) => {
              const adminName = event.currentTarget.value;
              change({ adminName, ...(isOwn ? {} : { adminLoginName: proposeLoginName(adminName) }) });
            }}
          />
        )}
      </FieldRow>
      <FieldRow label="登录名" required help="不分大小写" error={errorAt('adminLoginName')}>
        {(control) => (
          <input
            {...control}
            className="in"
            autoComplete="username"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={40}
            value={answers.adminLoginName}
            onChange={(event) => {
              setOwn(true);
              change({ adminLoginName: event.currentTarget.value });
            }}
          />
        )}
      </FieldRow>
      <FieldRow
        label="密码"
        required
        help="至少 8 位，不能全是同一个字符，也不能和登录名一样"
        error={errorAt('adminPassword')}
      >
        {(control) => (
          <PasswordInput
            control={control}
            kind="new"
            value={answers.adminPassword}
            onChange={(adminPassword) => change({ adminPassword })}
          />
        )}
      </FieldRow>
      <FieldRow label="再输一次" required error={errorAt('passwordAgain')}>
        {(control) => (
          <PasswordInput
            control={control}
            kind="new"
            value={answers.passwordAgain}
            onChange={(passwordAgain) => change({ passwordAgain })}
          />
        )}
      </FieldRow>
    </>
  );
}
