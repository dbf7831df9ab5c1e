import { type ReactElement, useState } from 'react';
import type { MadeTokenScope } from '../../../shared/contract/token.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ChipChoice } from '../../components/chip-choice.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonPicker } from '../../components/picker.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useApi } from '../../state/api.ts';
import { useStaff } from '../../state/commons.ts';
import { usePerson } from '../../state/session.ts';
import { useAct } from '../../state/use-act.ts';
import { FormEnd } from './form-end.tsx';
import { TextInput } from './text-input.tsx';
import { scopeWords, validities } from './token-words.ts';

interface NewTokenProps {
  readonly onEnd: () => void;
}

/** A new token for somebody; its secret is shown this once. */
export function NewToken({ onEnd }: NewTokenProps): ReactElement {
  const api = useApi();
  const { data: people = [] } = useStaff();
  const me = usePerson();
  const makesForAll = me.role === 'admin';
  const [staffId, setStaffId] = useState<string | null>(makesForAll ? null : me.id);
  const [name, setName] = useState('');
  const [scope, setScope] = useState<MadeTokenScope>('read');
  const [days, setDays] = useState<string>('');
  const [secret, setSecret] = useState<string | null>(null);
  const create = useAct(api.token.create, {
    refreshes: [['token']],
    onDone: (made) => setSecret(made.secret),
  });
  useFocusWrong(create.failure);
  const submit = (): void => {
    const validDays = days === '' ? null : Number(days);
    if (secret === null) create.run({ staffId: staffId ?? '', name, scope, validDays });
    else onEnd();
  };
  useKeys(
    '签发令牌',
    [
      { keys: 'Ctrl+Enter', label: secret === null ? '签发令牌' : '已抄好', run: submit },
      { keys: 'Escape', label: '不签了', inText: true, disabled: secret !== null, run: onEnd },
    ],
    { layer: 'panel' },
  );
  return (
    <Panel
      label="签发令牌"
      header={<h2>签发令牌</h2>}
      footer={
        <>
          <Button look="primary" keys="Ctrl+Enter" busy={create.busy} onClick={submit}>
            {secret === null ? '签发令牌' : '已抄好，收起'}
          </Button>
          {secret === null && (
            <Button keys="Escape" onClick={onEnd}>
              不签了
            </Button>
          )}
        </>
      }
    >
      {secret === null ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <FieldRow label="用途" required error={create.errorAt('name')}>
            {(control) => (
              <TextInput
                control={control}
                max={40}
                autoFocus
                placeholder="如：总部报表"
                value={name}
                onChange={setName}
              />
            )}
          </FieldRow>
          {makesForAll && (
            <FieldRow label="员工" required help="能办的不超过这位员工" error={create.errorAt('staffId')}>
              {(control) => <PersonPicker control={control} people={people} value={staffId} onChange={setStaffId} />}
            </FieldRow>
          )}
          <ChipChoice
            label="能办什么"
            value={scope}
            choices={[
              { value: 'read', label: scopeWords.read },
              { value: 'write', label: scopeWords.write },
            ]}
            onChange={setScope}
          />
          <ChipChoice label="有效期" value={days} choices={validities} onChange={setDays} />
          <p className="t2">
            {makesForAll
              ? '核对签字、决定申请、看完整电话，以及人员和密码的事，程序不能代办。'
              : '您自己签发的令牌可以代您签字核对；决定申请、看完整电话，程序不能代办。'}
          </p>
          <FormEnd error={create.errorBeside(['name', 'staffId'])} />
        </form>
      ) : (
        <Secret secret={secret} />
      )}
    </Panel>
  );
}

function Secret({ secret }: { readonly secret: string }): ReactElement {
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Note tone="accent" icon="key" live>
      <p>只显示这一次，请现在抄到要用它的程序里；店里只留它的指纹。</p>
      <output className="set-secret mono">{secret}</output>
      <Button small icon="copy" onClick={copy}>
        {isCopied ? '已复制' : '复制令牌'}
      </Button>
    </Note>
  );
}
