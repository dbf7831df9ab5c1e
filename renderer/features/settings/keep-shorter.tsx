import type { ReactElement } from 'react';
import { ConfirmInline } from '../../components/confirm-inline.tsx';

/** What keeping recordings for fewer days would delete. */
export interface SoundsLost {
  readonly days: number;
  readonly count: number;
  /** There are more than were counted. */
  readonly isMore: boolean;
}

interface KeepShorterProps {
  readonly lost: SoundsLost;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onLeave: () => void;
}

/** Says, before a shorter time is saved, whose sound goes for good by it and what stays; saved only by saying so. */
export function KeepShorter({ lost, busy, onSave, onLeave }: KeepShorterProps): ReactElement {
  const count = lost.isMore ? `${lost.count} 多份` : `${lost.count} 份`;
  return (
    <ConfirmInline
      text={`改成保存 ${lost.days} 天，现在就有 ${count}录音超期。它们的声音最快当天就删，删了不能找回；通话的记录、笔记和评分留着。`}
      confirm={`保存，${count}录音的声音会删掉`}
      cancel="先不保存"
      busy={busy}
      onConfirm={onSave}
      onCancel={onLeave}
    />
  );
}
