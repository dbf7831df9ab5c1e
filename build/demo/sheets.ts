import type { Member } from './desk.ts';
import type { Story } from './story.ts';

/** Blank cards come in books of a hundred: one for every consultant, one more for the front desk. */
const prefix = 'DZ-';
const bookSize = 100;
const firstSerial = 202_600;

/** The clerk gives out the books. */
export async function issueBooks(clerk: Member, consultants: readonly Member[]): Promise<void> {
  for (const [i, holder] of [...consultants, null].entries()) {
    const firstNumber = firstSerial + i * bookSize;
    await clerk.call('book.issue', {
      prefix,
      firstNumber,
      lastNumber: firstNumber + bookSize - 1,
      width: 6,
      holderId: holder?.id ?? null,
      note: holder === null ? '前台备用' : '',
    });
  }
}

/** The next sheet of a consultant's book; null when the book is used up. */
export function tearOff(story: Story, consultant: number): string | null {
  const used = story.sheetsUsed[consultant] ?? 0;
  if (used >= bookSize) return null;
  story.sheetsUsed[consultant] = used + 1;
  return `${prefix}${firstSerial + consultant * bookSize + used}`;
}

/** The consultant by his place in the crew. */
export function consultantOf(
  story: Pick<Story, 'consultants'>,
  { consultant }: { readonly consultant: number },
): Member {
  const member = story.consultants[consultant];
  if (!member) throw new Error(`no consultant ${consultant}`);
  return member;
}
