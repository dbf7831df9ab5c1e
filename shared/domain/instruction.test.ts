import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codesOf } from './codes.ts';
import { followupOutcomes } from './followup.ts';
import {
  answersInstruction,
  answerUndoProblem,
  instructionStateOf,
  instructionUndoMs,
  isUnanswered,
  withdrawalProblem,
} from './instruction.ts';

const instant = fc.option(fc.integer({ min: 1, max: 1e12 }));
const facts = fc.record({ readAt: instant, answeredAt: instant, withdrawnAt: instant });
const open = { readAt: null, answeredAt: null, withdrawnAt: null };

describe('an instruction (domain §5)', () => {
  test('goes from unread to read to answered, and one taken back is nobody’s work', () => {
    expect(instructionStateOf(open)).toBe('unread');
    expect(instructionStateOf({ ...open, readAt: 5 })).toBe('read');
    expect(instructionStateOf({ ...open, readAt: 5, answeredAt: 9 })).toBe('answered');
    expect(instructionStateOf({ readAt: 5, answeredAt: 9, withdrawnAt: 2 })).toBe('withdrawn');
  });

  test('waits for its reader exactly as long as it is neither answered nor taken back', () => {
    fc.assert(
      fc.property(facts, (each) => {
        const waits = each.answeredAt === null && each.withdrawnAt === null;
        expect(isUnanswered(instructionStateOf(each))).toBe(waits);
      }),
    );
  });

  test('no fact that is added later makes it wait again', () => {
    const rank = { unread: 0, read: 1, answered: 2, withdrawn: 3 } as const;
    fc.assert(
      fc.property(facts, fc.constantFrom('readAt', 'answeredAt', 'withdrawnAt'), (before, name) => {
        const after = { ...before, [name]: before[name] ?? 7 };
        expect(rank[instructionStateOf(after)]).toBeGreaterThanOrEqual(rank[instructionStateOf(before)]);
      }),
    );
  });
});

describe('a contact answers an instruction', () => {
  test('where the customer was reached and something was written, and nowhere else', () => {
    const effective = ['connected', 'wechat_replied', 'visited'];
    fc.assert(
      fc.property(
        fc.constantFrom(...codesOf(followupOutcomes)),
        fc.oneof(fc.constantFrom('', '。。。', '-', ' ', '约好周六'), fc.string()),
        (outcome, feedback) => {
          const expected = effective.includes(outcome) && /[\p{L}\p{N}]/u.test(feedback);
          expect(answersInstruction({ outcome, feedback })).toBe(expected);
        },
      ),
    );
  });
});

describe('an instruction is taken back', () => {
  const written = { ...open, byId: 'manager', at: 1_000_000 };

  test('by its author alone, unread, for ten minutes to the millisecond', () => {
    const last = written.at + instructionUndoMs;
    expect(withdrawalProblem(written, 'manager', written.at)).toBeNull();
    expect(withdrawalProblem(written, 'manager', last)).toBeNull();
    expect(withdrawalProblem(written, 'manager', last + 1)).toContain('10 分钟');
    expect(withdrawalProblem(written, 'other', written.at)).toContain('不是您写的');
    expect(withdrawalProblem({ ...written, readAt: 5 }, 'manager', written.at)).toContain('知道了');
    expect(withdrawalProblem({ ...written, readAt: 5, answeredAt: 6 }, 'manager', written.at)).toContain('回复');
  });

  test('an answer by whoever gave it, for ten minutes to the millisecond', () => {
    const answered = { answeredAt: 1_000_000, answeredById: 'reader' };
    expect(answerUndoProblem(answered, 'reader', 1_000_000 + instructionUndoMs)).toBeNull();
    expect(answerUndoProblem(answered, 'reader', 1_000_001 + instructionUndoMs)).toContain('10 分钟');
    expect(answerUndoProblem(answered, 'manager', 1_000_000)).toContain('不是您');
    expect(answerUndoProblem({ answeredAt: null, answeredById: null }, 'reader', 0)).toContain('还没有回复');
  });
});
