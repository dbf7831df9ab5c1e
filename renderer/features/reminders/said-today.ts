import { z } from 'zod';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';

const keptSchema = z.object({ day: z.string(), keys: z.array(z.string()) });

/** What a person was reminded of today, in any window of this machine. Keys name plans by id, never customers. */
export interface SaidToday {
  readonly keys: (today: CivilDate) => ReadonlySet<string>;
  readonly add: (today: CivilDate, keys: readonly string[]) => void;
}

/** @param storage shared by the windows of this machine */
export function createSaidToday(storage: Pick<Storage, 'getItem' | 'setItem'>, personId: string): SaidToday {
  const place = `qiatan-reminded-${personId}`;
  const keysOf = (today: CivilDate): ReadonlySet<string> => {
    const kept = readKept(storage.getItem(place));
    return new Set(kept?.day === today ? kept.keys : []);
  };
  return {
    keys: keysOf,
    add: (today, keys) => {
      const all = [...new Set([...keysOf(today), ...keys])];
      storage.setItem(place, JSON.stringify({ day: today, keys: all }));
    },
  };
}

/** What another version or somebody's hand wrote counts as nothing: then something is said a second time. */
function readKept(text: string | null): z.infer<typeof keptSchema> | null {
  if (text === null) return null;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
