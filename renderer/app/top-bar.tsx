import { useIsMutating } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../components/icon.tsx';
import { ReminderBell } from '../features/reminders/reminder-bell.tsx';
import { useServices } from '../state/services.ts';
import { PersonMenu } from './person-menu.tsx';
import { useKeys } from './use-keys.ts';

/** Brand, find, whether the work is safe, and the person. */
export function TopBar(): ReactElement {
  const { overlays } = useServices();
  const openFind = (): void => overlays.show('find');
  useKeys('到处都行', [{ keys: 'Ctrl+k', label: '找客户', hint: false, inText: true, run: openFind }], {
    layer: 'app',
  });
  return (
    <header className="top">
      <div className="brand">
        <span className="mark" aria-hidden="true">
          洽
        </span>
        洽谈卡
      </div>
      <button type="button" className="find" aria-keyshortcuts="Control+K" onClick={openFind}>
        <Icon name="search" />
        <span>找客户：姓名、拼音首字母、手机尾号、车牌</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="top-r">
        <SaveState />
        <ReminderBell />
        <PersonMenu />
      </div>
    </header>
  );
}

/** Whether what was done is on the disk of this store's machine. */
function SaveState(): ReactElement {
  const isSaving = useIsMutating() > 0;
  const isLost = useStore(useServices().host, (host) => host.isLost);
  if (isLost)
    return (
      <span role="status" className="mark-look" title="屏幕上的可能不是最新的；连上后自动更新，已保存的都在">
        <Icon name="warning" />
        连不上展厅主机，正在重试
      </span>
    );
  return (
    <span role="status">
      <Icon name={isSaving ? 'clock' : 'check'} />
      {isSaving ? '只存本机 · 正在保存' : '只存本机 · 已保存'}
    </span>
  );
}
