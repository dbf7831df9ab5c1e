import { type ReactElement, useState } from 'react';
import type { StaffRow } from '../../../shared/contract/staff.ts';
import { roleLabel } from '../../../shared/domain/roles.ts';
import { formatPhone } from '../../../shared/text/phone.ts';
import { GoLink } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmInline } from '../../components/confirm-inline.tsx';
import { Instant } from '../../components/instant.tsx';
import { Tag } from '../../components/marks.tsx';
import { Facts, Panel } from '../../components/panel.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { usePerson } from '../../state/session.ts';
import { useAct } from '../../state/use-act.ts';
import { FormEnd } from '../settings/form-end.tsx';
import { ResetPassword } from './reset-password.tsx';
import { StaffFieldRows, type StaffFields } from './staff-fields.tsx';

interface StaffPanelProps {
  readonly person: StaffRow;
  /** Only the administrator changes people. */
  readonly isAdmin: boolean;
}

type Asking = 'nothing' | 'password' | 'deactivate';

/** One person: the facts, and for the administrator what can be changed. */
export function StaffPanel({ person, isAdmin }: StaffPanelProps): ReactElement {
  const [asking, setAsking] = useState<Asking>('nothing');
  const isSelf = usePerson().id === person.id;
  const edit = useEdit(person);
  useFocusWrong(edit.failure);
  const activity = useActivity(person, () => setAsking('nothing'));
  const canEdit = isAdmin && person.active;
  useKeys(person.name, canEdit ? [{ keys: 'Ctrl+s', label: '保存资料', disabled: !edit.dirty, run: edit.save }] : [], {
    layer: 'panel',
  });
  return (
    <Panel
      label={person.name}
      header={<Header person={person} />}
      footer={
        isAdmin && (
          <Footer
            person={person}
            edit={edit}
            activity={activity}
            canReset={!isSelf}
            onAsk={(what) => setAsking(what)}
          />
        )
      }
    >
      {canEdit ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            edit.save();
          }}
        >
          <StaffFieldRows value={edit.value} change={edit.change} errorAt={edit.errorAt} />
          <FormEnd error={edit.errorBeside(['name', 'role', 'phone'])} />
        </form>
      ) : (
        <Facts
          facts={[
            { label: '岗位', value: roleLabel(person.role) },
            { label: '电话', value: person.account?.phone ? formatPhone(person.account.phone) : '没填' },
          ]}
        />
      )}
      <AccountFacts person={person} />
      {asking === 'password' && <ResetPassword person={person} onEnd={() => setAsking('nothing')} />}
      {asking === 'deactivate' && (
        <ConfirmInline
          text={`停用后${person.name}马上退出登录，接口令牌失效；写过的卡和回访都还在，以后可以恢复。`}
          confirm={`停用${person.name}`}
          busy={activity.busy}
          onConfirm={activity.deactivate}
          onCancel={() => setAsking('nothing')}
        />
      )}
      <FormEnd error={activity.error} />
      {(activity.hasWork || edit.failure?.code === 'STAFF_HAS_WORK') && (
        <GoLink to={`/handover/${person.id}`}>去交接{person.name}名下的客户和计划</GoLink>
      )}
    </Panel>
  );
}

function Header({ person }: { readonly person: StaffRow }): ReactElement {
  return (
    <div className="row">
      <h2>{person.name}</h2>
      <span className="t2">{roleLabel(person.role)}</span>
      {!person.active && <Tag>已停用</Tag>}
      {person.account?.mustChangePassword && <Tag>还在用初始密码</Tag>}
    </div>
  );
}

function AccountFacts({ person: { account } }: { readonly person: StaffRow }): ReactElement | null {
  if (account === null) return null;
  const gone = account.deactivatedAt;
  return (
    <Facts
      facts={[
        { label: '登录名', value: account.loginName },
        { label: '最近在用', value: <Instant at={account.lastSeenAt} never="从没登录" /> },
        { label: '加入', value: <Instant at={account.createdAt} /> },
        ...(gone === null ? [] : [{ label: '停用', value: <Instant at={gone} /> }]),
      ]}
    />
  );
}

interface FooterProps {
  readonly person: StaffRow;
  readonly edit: ReturnType<typeof useEdit>;
  readonly activity: ReturnType<typeof useActivity>;
  readonly canReset: boolean;
  readonly onAsk: (what: Asking) => void;
}

function Footer({ person, edit, activity, canReset, onAsk }: FooterProps): ReactElement {
  if (!person.active) {
    return (
      <Button look="primary" busy={activity.busy} onClick={activity.reactivate}>
        恢复{person.name}
      </Button>
    );
  }
  return (
    <>
      <Button look="primary" keys="Ctrl+S" disabled={!edit.dirty} busy={edit.busy} onClick={edit.save}>
        保存资料
      </Button>
      {canReset && <Button onClick={() => onAsk('password')}>重设密码</Button>}
      <Button onClick={() => onAsk('deactivate')}>停用</Button>
    </>
  );
}

/** What was typed over the person's data. */
function useEdit(person: StaffRow) {
  const api = useApi();
  const notices = useNotices();
  const stored: StaffFields = { name: person.name, role: person.role, phone: person.account?.phone ?? '' };
  const [part, setPart] = useState<Partial<StaffFields>>({});
  const value = { ...stored, ...part };
  const dirty = JSON.stringify(value) !== JSON.stringify(stored);
  const act = useAct(api.staff.update, {
    refreshes: [['staff']],
    onDone: () => {
      setPart({});
      notices.show({ text: `${value.name}的资料已保存` });
    },
  });
  return {
    ...act,
    value,
    dirty,
    change: (next: Partial<StaffFields>): void => setPart((before) => ({ ...before, ...next })),
    save: (): void => {
      if (dirty) act.run({ id: person.id, ...value, phone: value.phone.trim() || null });
    },
  };
}

/** Out of service and back. */
function useActivity({ id, name }: StaffRow, onDone: () => void) {
  const api = useApi();
  const notices = useNotices();
  const refreshes = [['staff'], ['session'], ['token']];
  const off = useAct(api.staff.deactivate, {
    refreshes,
    onDone: () => {
      notices.show({ text: `${name}已停用`, undo: () => on.run({ id }) });
      onDone();
    },
  });
  const on = useAct(api.staff.reactivate, {
    refreshes,
    onDone: () => {
      notices.show({ text: `${name}已恢复，用原来的密码登录` });
      onDone();
    },
  });
  return {
    busy: off.busy || on.busy,
    error: off.failure?.text ?? on.failure?.text ?? null,
    hasWork: off.failure?.code === 'STAFF_HAS_WORK',
    deactivate: (): void => off.run({ id }),
    reactivate: (): void => on.run({ id }),
  };
}
