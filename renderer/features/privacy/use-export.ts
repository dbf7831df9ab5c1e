import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ExportProgress } from '../../../shared/contract/export.ts';
import type { Api } from '../../../shared/contract/index.ts';
import { useApi } from '../../state/api.ts';
import { type Act, useAct } from '../../state/use-act.ts';
import { saveFile } from '../sheets/save-file.ts';

export type ExportInput = Parameters<Api['export']['begin']>[0];

export interface ExportRun extends Act<ExportInput> {
  /** Null where nothing is under way. */
  readonly progress: ExportProgress | null;
  readonly cancel: () => void;
}

/**
 * Takes an export through its pieces: the store writes a piece in each call, so that nobody else waits for it, and it can
 * be given up between two of them. Leaving the page gives it up.
 */
export function useExport(onDone: (file: File, progress: ExportProgress) => void): ExportRun {
  const api = useApi();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const take = async (input: ExportInput, { signal }: AbortController): Promise<void> => {
    let now = await api.export.begin(input);
    try {
      while (!now.isDone && !signal.aborted) {
        setProgress(now);
        now = await api.export.advance({ id: now.id });
      }
      if (signal.aborted) return;
      setProgress(now);
      onDone(await fileOf(now.id), now);
    } finally {
      if (signal.aborted) await api.export.cancel({ id: now.id });
    }
  };
  const fileOf = async (id: string): Promise<File> => {
    const file = await api.export.file({ id });
    saveFile(file);
    void queries.invalidateQueries({ queryKey: ['export'] });
    return file;
  };
  const act = useAct(async (input: ExportInput) => {
    const mine = new AbortController();
    running.current = mine;
    try {
      await take(input, mine);
    } finally {
      running.current = null;
      setProgress(null);
    }
  });
  return { ...act, progress, cancel: () => running.current?.abort() };
}
