import { type ComponentType, type ReactElement, type ReactNode, useId, useState } from 'react';
import { EmptyState } from '../components/states.tsx';
import { useSession } from '../state/session.ts';
import { phaseOf, type SessionPhase } from '../state/session-store.ts';
import { useKeys } from './use-keys.ts';

/** What stands before the work, one per phase; all outside the shell. */
export type Gates = Readonly<Partial<Record<Exclude<SessionPhase, 'ready'>, ComponentType>>>;

interface GateProps {
  readonly gates: Gates;
  readonly children: ReactNode;
}

/**
 * Shows the work only to a person who is signed in. A lock hides it and keeps it in memory, so that nothing typed is
 * lost; another person's work begins anew. A page that is opened under the lock has nothing to keep and reads nothing.
 */
export function Gate({ gates, children }: GateProps): ReactElement {
  const current = useSession();
  const phase = phaseOf(current);
  const id = useId();
  const workId = current.person?.id ?? id;
  const [begunId, setBegunId] = useState<string | null>(null);
  if (phase === 'ready' && begunId !== workId) setBegunId(workId);
  if (phase === 'ready' || phase === 'locked') {
    return (
      <>
        {(phase === 'ready' || begunId === workId) && (
          <div key={workId} hidden={phase === 'locked'} inert={phase === 'locked'}>
            {children}
          </div>
        )}
        {phase === 'locked' && <Wall gate={gates.locked ?? NoGate} />}
      </>
    );
  }
  const Door = gates[phase] ?? NoGate;
  return <Door />;
}

/** The lock screen: none of the screen's keys work behind it. */
function Wall({ gate: Door }: { readonly gate: ComponentType }): ReactElement {
  useKeys('已锁定', [], { layer: 'overlay', modal: true });
  return <Door />;
}

/** A build that lacks a gate lets nobody past it. */
function NoGate(): ReactElement {
  return (
    <EmptyState title="程序没有装完整" icon="warning" text="缺少登录的画面。您的记录都在，请重新安装或找管理员。" />
  );
}
