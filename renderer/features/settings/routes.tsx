import type { ComponentType } from 'react';
import { defineRoutes } from '../../app/router.tsx';
import { RecordingFolderTab } from '../recording-folder/folder-tab.tsx';
import { Logins } from '../session/my-logins.tsx';
import { ScoreSheetTab } from '../spot-checks/sheet-tab.tsx';
import { StaffTab } from '../staff/staff-tab.tsx';
import { CalendarTab } from './calendar-tab.tsx';
import { CustomTab } from './custom-tab.tsx';
import { DictionaryTab } from './dictionary-tab.tsx';
import { LevelsTab } from './levels/levels-tab.tsx';
import { LogTab } from './log-tab.tsx';
import { RulesTab } from './policy-tabs.tsx';
import { Settings } from './settings.tsx';
import { StoreTab } from './store-tab.tsx';
import { settingsTabs, type TabName } from './tabs.ts';
import { TokenTab } from './token-tab.tsx';
import { VehicleTab } from './vehicle-tab.tsx';

const bodies: Readonly<Record<TabName, ComponentType>> = {
  store: StoreTab,
  calendar: CalendarTab,
  staff: StaffTab,
  dictionaries: DictionaryTab,
  custom: CustomTab,
  vehicles: VehicleTab,
  levels: LevelsTab,
  rules: RulesTab,
  scores: ScoreSheetTab,
  recordings: RecordingFolderTab,
  tokens: TokenTab,
  logins: Logins,
  log: LogTab,
};

function page(tab: TabName): ComponentType {
  const Body = bodies[tab];
  return () => (
    <Settings tab={tab}>
      <Body />
    </Settings>
  );
}

const first = settingsTabs[0];

export const settingsRoutes = defineRoutes([
  ...(first ? [{ path: '/settings', component: page(first.name), title: '设置', roles: first.roles } as const] : []),
  ...settingsTabs.map(
    ({ name, label, roles }) =>
      ({ path: `/settings/${name}`, component: page(name), title: `设置 · ${label}`, roles }) as const,
  ),
]);
