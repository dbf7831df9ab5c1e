import { Menu, useMantineColorScheme } from '@mantine/core';
import type { ReactElement } from 'react';
import { roleLabel } from '../../shared/domain/roles.ts';
import { Icon } from '../components/icon.tsx';
import { usePerson } from '../state/session.ts';
import { useCanOpen, useGo } from './go.tsx';
import { useSessionActs } from './use-session-acts.ts';

const schemes = [
  { value: 'auto', label: '跟随系统' },
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
] as const;

/** Name and role; behind them the password, the login log, the look, lock and sign-out. */
export function PersonMenu(): ReactElement {
  const { name, role } = usePerson();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { lock, signOut } = useSessionActs();
  const canOpen = useCanOpen();
  const go = useGo();
  return (
    <Menu position="bottom-end" offset={4} shadow="md" width={200} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className="who">
          <Icon name="person" />
          {name}
          <span className="t3">{roleLabel(role)}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {canOpen('/me/password') && (
          <Menu.Item leftSection={<Icon name="key" />} onClick={() => go('/me/password')}>
            改密码
          </Menu.Item>
        )}
        {canOpen('/me/logins') && (
          <Menu.Item leftSection={<Icon name="clock" />} onClick={() => go('/me/logins')}>
            登录记录
          </Menu.Item>
        )}
        <Menu.Label>外观</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(schemeOf(value))}>
          {schemes.map((scheme) => (
            <Menu.RadioItem key={scheme.value} value={scheme.value} closeMenuOnClick={false}>
              {scheme.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="lock" />} onClick={lock}>
          锁定，回来输密码
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="leave" />} onClick={signOut}>
          退出，换人登录
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function schemeOf(value: string): 'auto' | 'light' | 'dark' {
  return schemes.find((scheme) => scheme.value === value)?.value ?? 'auto';
}
