import type { ReactElement } from 'react';
import { useCanOpen, useGo } from '../../app/go.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';

/** What is looked at when work is checked, in the order of the strip. */
const checks = [
  { value: '/findings', label: '检查发现' },
  { value: '/spot-checks', label: '录音抽查' },
  { value: '/signals', label: '异常信号' },
] as const;

type CheckRoute = (typeof checks)[number]['value'];

/** The strip that joins the screens of checking: a manager's navigation is full. Only what the person may open. */
export function CheckStrip({ at }: { readonly at: CheckRoute }): ReactElement | null {
  const canOpen = useCanOpen();
  const go = useGo();
  const open = checks.filter(({ value }) => canOpen(value));
  if (open.length < 2) return null;
  return <TabsRow label="检查" tabs={open} value={at} onChange={(route) => go(route)} />;
}
