import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { ExportKind, ExportUse } from '../../../shared/domain/export.ts';
import { useRemembered } from '../../state/remembered.ts';
import type { ExportInput } from './use-export.ts';

/** What is written in the form, and from which list somebody came. */
export interface ExportPlace {
  readonly kind: ExportKind;
  /** The choice of the list of customers; null for all of them. */
  readonly customers: NonNullable<ExportInput['customers']> | null;
  /** What that list is called: 「本月新建」. */
  readonly listWords: string;
  /** Null for the first day of this month, and for today. */
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  /** More than the use says; may be blank. */
  readonly purpose: string;
  /** Chosen for each export; nothing is taken for granted. */
  readonly use: ExportUse | null;
  readonly fullPhones: boolean;
}

const fresh: ExportPlace = {
  kind: 'customers',
  customers: null,
  listWords: '全部客户',
  ...{ from: null, to: null, purpose: '', use: null, fullPhones: false },
};

/** The form of the exports; a list puts its own choice in before it leads here. */
export function useExportPlace() {
  return useRemembered<ExportPlace>(['export', 'form'], fresh);
}
