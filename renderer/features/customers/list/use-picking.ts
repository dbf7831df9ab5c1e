import type { CustomerRow } from '../../../../shared/contract/customer-rows.ts';
import { mostTaggedAtOnce } from '../../../../shared/contract/tag.ts';
import { useNotices } from '../../../state/notices.ts';
import { usePerson } from '../../../state/session.ts';
import { fullNameOf } from '../customer-words.ts';

/** The customers that are picked out of a list for one act on all of them. */
export interface Picking {
  readonly picked: ReadonlySet<string>;
  /** Takes a customer in or out; says why where he cannot be taken in. */
  readonly toggle: (row: CustomerRow) => void;
  /** Takes in those of these rows that may be, from the top, as many as one act can have. */
  readonly pickAll: (rows: readonly CustomerRow[]) => void;
  readonly clear: () => void;
  readonly canPick: (row: CustomerRow) => boolean;
}

/** Picks customers whom the person may write; the host checks again. */
export function usePicking(ids: readonly string[], put: (ids: readonly string[]) => void): Picking {
  const notices = useNotices();
  const { role } = usePerson();
  const canPick = ({ access, owner }: CustomerRow): boolean =>
    access !== 'masked' || (role === 'clerk' && owner === null);
  const full = (): void => notices.show({ text: `一次最多选 ${mostTaggedAtOnce} 位，先办完这些` });
  return {
    picked: new Set(ids),
    canPick,
    toggle: (row) => {
      if (ids.includes(row.id)) put(ids.filter((id) => id !== row.id));
      else if (!canPick(row)) notices.show({ text: `${fullNameOf(row)}的资料您不能改，不能选` });
      else if (ids.length >= mostTaggedAtOnce) full();
      else put([...ids, row.id]);
    },
    pickAll: (rows) => {
      const all = [...new Set([...ids, ...rows.filter(canPick).map(({ id }) => id)])];
      put(all.slice(0, mostTaggedAtOnce));
      if (all.length > mostTaggedAtOnce) full();
    },
    clear: () => put([]),
  };
}
