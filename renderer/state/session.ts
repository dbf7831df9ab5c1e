import { useStore } from 'zustand';
import type { Current } from '../../shared/contract/session.ts';
import { useServices } from './services.ts';
import type { Person } from './session-store.ts';

/** What the host last said about who is at the keyboard. */
export function useSession(): Current {
  return useStore(useServices().session);
}

/** The person at work. Only inside the shell, which is never shown without one. */
export function usePerson(): Person {
  const { person } = useSession();
  if (person === null) throw new Error('no person: this part belongs inside the shell');
  return person;
}
