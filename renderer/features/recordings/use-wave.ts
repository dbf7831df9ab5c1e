import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { canPicture, decodeWave } from './decode-wave.ts';

/**
 * How loud a recording is from beginning to end, once its bytes are here; null until then, and where there is no picture of
 * it. It is worked out once and kept in this window's memory for a while.
 */
export function useWave(recordingId: string, file: File | null, durationMs: number | null): readonly number[] | null {
  const queries = useQueryClient();
  const [made, setMade] = useState<{ readonly id: string; readonly peaks: readonly number[] } | null>(null);
  const kept = queries.getQueryData<readonly number[]>(waveKey(recordingId)) ?? null;
  const isKept = kept !== null;
  useEffect(() => {
    if (file === null || isKept || !canPicture(file.size, durationMs)) return;
    const leaving = new AbortController();
    void decodeWave(file, leaving.signal).then((peaks) => {
      if (peaks === null || leaving.signal.aborted) return;
      queries.setQueryData(waveKey(recordingId), peaks);
      setMade({ id: recordingId, peaks });
    });
    return () => leaving.abort();
  }, [queries, recordingId, file, durationMs, isKept]);
  return made?.id === recordingId ? made.peaks : kept;
}

function waveKey(recordingId: string): readonly string[] {
  return ['wave', recordingId];
}
