import { createStrangers } from './names.ts';
import { consultantOf } from './sheets.ts';
import { momentOf, type Story } from './story.ts';

/**
 * Two people came twice on the day of the demo and gave another number each time, so that each stands in the store twice.
 * The manager has made one record of the first one's two; the second one's still wait for him.
 */
export function leaveTwins(story: Story): void {
  const strangers = createStrangers(story.chance.of('twins'));
  for (const [consultant, minutes, isMerged] of [
    [1, 8 * 60 + 52, true],
    [3, 9 * 60 + 8, false],
  ] as const) {
    const { name, gender, phone } = strangers();
    const again = strangers().phone;
    const ids: string[] = [];
    const enter = async (number: string, remark: string): Promise<void> => {
      const values = { name, gender, phone: number, level: 'B', contactWay: 'showroom', remark } as const;
      const saved = await consultantOf(story, { consultant }).call('card.quickSave', { values });
      ids.push(saved.customerId);
    };
    story.agenda.add(momentOf(story.today, minutes), () => enter(phone, '戴眼镜，带小孩'));
    story.agenda.add(momentOf(story.today, minutes + 35), () => enter(again, '又来看内饰，换了个号码'));
    if (!isMerged) continue;
    story.agenda.add(momentOf(story.today, minutes + 50), async () => {
      const [id, otherId] = ids;
      if (id !== undefined && otherId !== undefined)
        await story.as('showroom_manager').call('merge.merge', { id, otherId });
    });
  }
}
