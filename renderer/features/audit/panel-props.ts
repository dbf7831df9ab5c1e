import type { AuditItemView, AuditRow, AuditView } from '../../../shared/contract/audit-rows.ts';
import type { AuditedField } from '../../../shared/domain/audit-compare.ts';

/** What every panel beside the list is given. */
export interface AuditPanelProps {
  readonly view: AuditView;
  readonly row: AuditRow;
  readonly mode: 'blind' | 'compare';
  /** The day is open and the reader may judge. */
  readonly canJudge: boolean;
  readonly onMode: (mode: 'blind' | 'compare') => void;
  /** Which field is being read. */
  readonly onField: (field: AuditedField | null) => void;
  /** To the next unread card. */
  readonly onGoOn: () => void;
  /** Back to this line, wherever the reading has gone meanwhile. */
  readonly onReturn: () => void;
}

/** A panel whose line has been read from the host. */
export interface ItemPanelProps extends AuditPanelProps {
  readonly item: AuditItemView;
}
