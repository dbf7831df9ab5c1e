import type { ReactElement } from 'react';
import { useGo } from '../../app/go.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { EmptyState } from '../../components/states.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';
import { usePerson, useSession } from '../../state/session.ts';
import { settingsTabs, type TabName } from './tabs.ts';
import './settings.css';

interface SettingsProps {
  readonly tab: TabName;
  readonly children: ReactElement;
}

/** The frame of every settings page: the tabs that the person's role may open, and the chosen one. */
export function Settings({ tab, children }: SettingsProps): ReactElement {
  const { role } = usePerson();
  const { storeName, version } = useSession();
  const go = useGo();
  const open = settingsTabs.filter((each) => each.roles.includes(role));
  return (
    <>
      <HeadRow title="设置" facts={`${storeName} · 版本 ${version}`} />
      <TabsRow
        label="设置"
        tabs={open.map(({ name, label }) => ({ value: name, label }))}
        value={tab}
        onChange={(name) => go(`/settings/${name}`)}
      />
      <div className="set">
        {open.some(({ name }) => name === tab) ? children : <EmptyState title="您的岗位不能打开这一页" icon="lock" />}
      </div>
    </>
  );
}
