import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { useHostKind } from '../state/api.ts';
import { useServices } from '../state/services.ts';
import { usePerson } from '../state/session.ts';
import { useCanOpen, useGo } from './go.tsx';
import { groupLabels, type NavGroup, navigationOf, newCardRoute, type PlacedEntry } from './navigation.ts';
import { useKeys } from './use-keys.ts';

/** The navigation of the person's role, in two groups, with the new card on top. */
export function SideNav(): ReactElement {
  const { role } = usePerson();
  const canOpen = useCanOpen();
  const go = useGo();
  // The browser keeps Ctrl N for itself; Alt N does the same there.
  const newCardKeys = useHostKind() === 'desktop' ? 'Ctrl+n' : 'Alt+n';
  const entries = navigationOf(role).filter((entry) => canOpen(entry.route));
  const canWrite = canOpen(newCardRoute);
  const writeCard = (): void => go(newCardRoute);
  useKeys(
    '到处都行',
    [{ keys: newCardKeys, label: '新建洽谈卡', hint: false, inText: true, disabled: !canWrite, run: writeCard }],
    { layer: 'app' },
  );
  useKeys(
    '去哪里',
    entries.map((entry) => ({ keys: `g ${entry.goKey}`, label: entry.label, hint: false, run: () => go(entry.route) })),
    { layer: 'app' },
  );
  const labels = groupLabels(role);
  const inGroup = (group: NavGroup): readonly PlacedEntry[] => entries.filter((entry) => entry.group === group);
  return (
    <nav className="side" aria-label="主导航">
      {canWrite && (
        <Button look="primary" icon="plus" keys={newCardKeys} onClick={writeCard}>
          新建洽谈卡
        </Button>
      )}
      <Group label={labels.work} entries={inGroup('work')} />
      <Group label={labels.store} entries={inGroup('store')} />
      <div className="sp" />
      <Group entries={inGroup('foot')} />
    </nav>
  );
}

interface GroupProps {
  readonly label?: string;
  readonly entries: readonly PlacedEntry[];
}

function Group({ label, entries }: GroupProps): ReactElement | null {
  if (entries.length === 0) return null;
  return (
    <>
      {label && <h2 className="sec">{label}</h2>}
      <ul>
        {entries.map((entry) => (
          <li key={entry.route}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Entry({ entry }: { readonly entry: PlacedEntry }): ReactElement {
  const count = useStore(useServices().counts, (counts) => (entry.countKey ? counts[entry.countKey] : undefined));
  return (
    <Link to={entry.route} title={`${entry.label}（G ${entry.goKey.toUpperCase()}）`}>
      <Icon name={entry.icon} />
      {entry.label}
      {count !== undefined && count.open > 0 && (
        <b className={count.late > 0 ? 'late' : ''} title={count.late > 0 ? `逾期 ${count.late} 个` : undefined}>
          {count.open}
        </b>
      )}
    </Link>
  );
}
