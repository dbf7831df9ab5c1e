import { Outlet } from '@tanstack/react-router';
import { type ComponentType, type ReactElement, useEffect, useRef } from 'react';
import { NoticeHost } from '../components/notice-host.tsx';
import { KeyMap } from '../features/help/key-map.tsx';
import { useServices } from '../state/services.ts';
import { HintsBar } from './hints-bar.tsx';
import { Keyboard } from './keyboard.tsx';
import { SideNav } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';
import { useIdleLock } from './use-idle-lock.ts';

/** How often the shown time moves on. */
const tickMs = 5000;

interface ShellProps {
  readonly overlays: readonly ComponentType[];
}

/** The frame of every screen: top bar, navigation, the work, hints bar; and what floats above all of them. */
export function Shell({ overlays }: ShellProps): ReactElement {
  const { clock } = useServices();
  const work = useRef<HTMLElement>(null);
  useIdleLock();
  useEffect(() => {
    const timer = setInterval(clock.tick, tickMs);
    return () => clearInterval(timer);
  }, [clock]);
  return (
    <div className="app">
      <button type="button" className="skip" onClick={() => work.current?.focus()}>
        跳到正文
      </button>
      <Keyboard />
      <TopBar />
      <SideNav />
      <main ref={work} className="main" id="work" tabIndex={-1}>
        <Outlet />
      </main>
      <HintsBar />
      <NoticeHost />
      <KeyMap />
      {overlays.map((Overlay, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed when the application starts
        <Overlay key={index} />
      ))}
    </div>
  );
}
