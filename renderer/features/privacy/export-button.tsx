import type { ReactElement } from 'react';
import { useCanOpen, useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { type ExportPlace, useExportPlace } from './export-place.ts';

interface ExportButtonProps {
  /** What the list shows now. */
  readonly place: Partial<ExportPlace>;
}

/** Leads from a list to the export of just that; only for those who may take rows out. */
export function ExportButton({ place }: ExportButtonProps): ReactElement | null {
  const go = useGo();
  const canExport = useCanOpen()('/exports');
  const [, put] = useExportPlace();
  const open = (): void => {
    put((before) => ({ ...before, ...place }));
    go('/exports');
  };
  useKeys('导出', [{ keys: 'x', label: '导出', hint: false, disabled: !canExport, run: open }]);
  if (!canExport) return null;
  return (
    <Button icon="up" keys="x" onClick={open}>
      导出
    </Button>
  );
}
