import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { RecordingRow } from '../../../shared/contract/recording.ts';
import { useApi } from '../../state/api.ts';
import { useRemembered } from '../../state/remembered.ts';
import { useSession } from '../../state/session.ts';
import { phaseOf } from '../../state/session-store.ts';
import { createSound, type Sound, type SoundState } from './sound.ts';

/** What can be heard: a recording of a customer, or one that is nobody's yet. */
export type Audible = Pick<RecordingRow, 'id' | 'mediaType' | 'durationMs' | 'originalName'>;

export interface UsedSound {
  readonly state: SoundState;
  readonly sound: Sound;
  /** Stays for the next recording as well, as long as this person works in this window. */
  readonly setSpeed: (speed: number) => void;
}

/**
 * A recording that can be played while the caller is on the screen; null before the first drawing. It falls silent when the
 * caller goes, and behind the lock.
 * @param capability whose content it is: of a customer, or of the watched folder while it is nobody's yet
 */
export function useSound(
  { id, mediaType, durationMs, originalName }: Audible,
  capability: 'recording' | 'recordingFolder' = 'recording',
): UsedSound | null {
  const api = useApi();
  const queries = useQueryClient();
  const [speed, keepSpeed] = useRemembered<number>(['recordings', 'speed'], 1);
  const [sound, setSound] = useState<Sound | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the speed is where it begins; later it is changed in place
  useEffect(() => {
    const made = createSound({
      element: new Audio(),
      ...{ mediaType, durationMs, speed },
      read: async (signal) => {
        // the contract's file is the platform's; who heard it is read anew
        const file = (await api[capability].content({ id }, { signal })) as File;
        void queries.invalidateQueries({ queryKey: ['recording', 'get', id] });
        return new File([file], originalName, { type: mediaType });
      },
      addressOf: (file) => URL.createObjectURL(file),
      forget: (address) => URL.revokeObjectURL(address),
    });
    setSound(made);
    return () => {
      made.close();
      setSound(null);
    };
  }, [api, capability, queries, id, mediaType, durationMs, originalName]);
  const isLocked = phaseOf(useSession()) === 'locked';
  useEffect(() => {
    if (isLocked) sound?.pause();
  }, [isLocked, sound]);
  const state = useSoundState(sound);
  if (sound === null || state === null) return null;
  return {
    ...{ state, sound },
    setSpeed: (next) => {
      sound.setSpeed(next);
      keepSpeed(next);
    },
  };
}

const silent = { getState: () => null, getInitialState: () => null, subscribe: () => () => {} };

function useSoundState(sound: Sound | null): SoundState | null {
  return useStore<typeof silent | Sound, SoundState | null>(sound ?? silent, (state) => state);
}
