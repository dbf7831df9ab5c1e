import { createStrangers } from './names.ts';
import { consultantOf } from './sheets.ts';
import { momentOf, type Story } from './story.ts';

/** On the day of the demo two consultants are in the middle of a card: their drafts wait. */
export function leaveUnfinished(story: Story): void {
  const chance = story.chance.of('unfinished');
  const strangers = createStrangers(chance);
  for (const [consultant, minutes] of [[0, 9 * 60 + 20] as const, [2, 10 * 60 + 5] as const]) {
    const { name, gender, phone } = strangers();
    story.agenda.add(momentOf(story.today, minutes), async () => {
      await consultantOf(story, { consultant }).call('card.saveDraft', {
        body: {
          name,
          gender,
          phone: phone.slice(0, consultant === 0 ? 11 : 7),
          contactWay: 'showroom',
          visitKind: 'first',
        },
      });
    });
  }
}
