import type { Story } from './story.ts';

/** Filters that people keep: two of the managers for everybody, one of a consultant for himself. */
export async function keepFilters({ as, consultants }: Pick<Story, 'as' | 'consultants'>): Promise<void> {
  await as('showroom_manager').call('filter.create', {
    name: '这周要盯的 H、A',
    list: {
      where: [
        { field: 'level', test: 'is', values: ['H', 'A'] },
        { field: 'nextPlan', test: 'between', values: ['today', 'today+7'] },
      ],
      sort: 'level',
    },
    sharing: 'everyone',
  });
  await as('sales_manager').call('filter.create', {
    name: '逾期没打的',
    list: { where: [{ field: 'nextPlan', test: 'to', values: ['today-1'] }], sort: 'nextPlan' },
    sharing: 'everyone',
  });
  await consultants[0]?.call('filter.create', {
    name: '七天没联系的 B',
    list: {
      where: [
        { field: 'level', test: 'is', values: ['B'] },
        { field: 'lastContact', test: 'to', values: ['today-7'] },
      ],
    },
  });
}
