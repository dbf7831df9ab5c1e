import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { pinyinOf } from '../../../shared/text/pinyin.ts';
import { useStaff } from '../../state/commons.ts';

interface Receiver {
  readonly value: string;
  readonly name: string;
  readonly label: string;
  readonly title: string;
  /** Typed to choose them. */
  readonly initials: string;
}

/** The consultants who can receive somebody; who is doing so says it. @param rows the day's visits */
export function useReceivers(rows: readonly TrafficRow[]): readonly Receiver[] {
  const { data: people = [] } = useStaff();
  return people
    .filter(({ role, active }) => role === 'consultant' && active)
    .map(({ id, name }) => {
      const busy = rows.filter(
        ({ receiver, ...row }) => receiver?.id === id && row.departedAt === null && row.voidedAt === null,
      ).length;
      const title = busy === 0 ? `${name}，没在接待` : `${name}，正在接待 ${busy} 批`;
      const label = busy === 0 ? name : `${name} · ${busy}`;
      return { value: id, name, label, title, initials: pinyinOf(name).initials };
    });
}
