import { fullCard } from '../../integration/card/card-kit.ts';
import type { TestShowroom } from '../../integration/support/showroom.ts';

/**
 * Saturday, 21 November 2026: a showroom with fields of its own of every kind, a book of paper cards, a sub-dealer, and
 * 刘洪波, whom 王磊 received on the 15th and who wants to buy in December.
 */
export async function wholeCard(showroom: TestShowroom): Promise<void> {
  const { clock } = showroom;
  clock.set('2026-11-14 09:00');
  const [admin, wang] = [showroom.as('admin'), showroom.as('王磊')];
  const choices = { options: [{ label: '有' }, { label: '没有' }, { label: '不清楚' }] };
  for (const field of [
    { code: 'hobby', label: '爱好', kind: 'text', scope: 'customer' },
    { code: 'garage', label: '有没有车库', kind: 'choice', scope: 'customer', ...choices },
    { code: 'birthday', label: '生日', kind: 'date', scope: 'customer' },
    { code: 'people', label: '看车人数', kind: 'number', scope: 'visit' },
    {
      code: 'seen',
      label: '看过的展车',
      kind: 'choices',
      scope: 'visit',
      options: [{ label: '黑色 H9' }, { label: '白色 H9' }, { label: '红色 M6' }],
    },
  ] as const)
    await admin.call('customField.add', { ...field, options: 'options' in field ? [...field.options] : [] });
  await showroom
    .as('clerk')
    .call('book.issue', { prefix: 'DZ-', width: 6, firstNumber: 202600, lastNumber: 202649, holderId: wang.id });
  clock.set('2026-11-15 15:10');
  await wang.call('card.complete', {
    values: {
      ...fullCard,
      name: '刘洪波',
      phone: '13800005521',
      expectedOn: '2026-12-10',
      nextPlanOn: '2026-11-17',
      use: 'family',
      custom: { hobby: '跑货运' },
    },
  });
}
