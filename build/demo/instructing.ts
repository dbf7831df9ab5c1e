import { dayAt, momentOf, type Story } from './story.ts';

const words = [
  '旧车可按 3.2 万收，今天把看车时间定下来。',
  '客户等的是白色，库里周五到一台，先打电话留住。',
  '价格不要再让了，送一次保养，请他周末带爱人来。',
  '已经三次没约到店，换个时间打，问清楚是不是在看别的车。',
  '贷款资料我问过了，首付三成当天能批，告诉他。',
];

/**
 * 领导批示 of a day: in the evening the managers write on what is due next, in the morning the consultants read and
 * answer. Those of the evening before the demo still wait.
 */
export function instruct(story: Story, offset: number): void {
  const { agenda } = story;
  const day = dayAt(story, offset);
  const chance = story.chance.of(`instructing ${offset}`);
  agenda.add(momentOf(day, 17 * 60 + 40), async () => {
    const count = offset === -1 ? story.consultants.length : 1;
    for (let i = 0; i < count; i++) {
      const consultant = offset === -1 ? story.consultants[i] : chance.one(story.consultants);
      if (!consultant) continue;
      const manager = story.as(i % 2 === 0 ? 'showroom_manager' : 'sales_manager');
      const tab = offset === -1 ? 'tomorrow' : 'week';
      const { rows } = await manager.call('plan.today', { assigneeId: consultant.id, tab, limit: 20 });
      const row = rows.find(({ level }) => level === 'H') ?? rows[0];
      if (row) await manager.call('instruction.write', { customerId: row.customerId, content: chance.one(words) });
    }
  });
  agenda.add(momentOf(day, 8 * 60 + 50), async () => {
    for (const consultant of story.consultants) {
      const { rows } = await consultant.call('instruction.list', {});
      for (const { id } of rows) {
        await consultant.call('instruction.acknowledge', { id });
        if (chance.happens(0.7))
          await consultant.call('instruction.answer', {
            id,
            content: chance.one(['已约周六上午', '已转告，等他回话']),
          });
      }
    }
  });
}
