import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../state/api.ts';
import { useToday, useZone } from '../../../state/clock.ts';
import { momentOf } from '../customer-words.ts';
import type { ProfileField } from './profile-draft.ts';

/** 「郭展厅 11-20 14:02 改的」; nothing while it is being read. @param values what stands there now */
export function useWriters(customerId: string, values: string): (field: ProfileField) => string {
  const api = useApi();
  const zone = useZone();
  const today = useToday();
  const { data } = useQuery({
    queryKey: ['customer', 'writers', customerId, values],
    queryFn: ({ signal }) => api.customer.writers({ id: customerId }, { signal }),
  });
  return (field) => {
    const written = data?.fields.find((each) => each.field === field);
    if (written === undefined) return '';
    const { day, time } = momentOf(written.at, zone, today);
    return `${written.by.name} ${day} ${time} 改的`;
  };
}
