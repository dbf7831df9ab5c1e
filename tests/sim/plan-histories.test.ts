import { expect, test } from 'vitest';
import { playHistories, type Reached } from './plans/history.ts';

const histories = Number(process.env.QIATAN_HISTORIES ?? 128);
const commands = 30;
/** So many histories share a showroom: setting one up takes as long as a hundred commands. */
const perShowroom = 8;
const seed = Number(process.env.QIATAN_SEED ?? 20_260_309);

/** Command and outcome pairs that the generator must reach; zero of one means that it tests less than it says. */
const mustReach = [
  'card.quickSave ok',
  'card.quickSave PHONE_TAKEN',
  'a stranger was known after all',
  'followup.record ok',
  'followup.record NOT_OWNER',
  'followup.record ALREADY_DONE',
  'followup.record FEEDBACK_EMPTY',
  'followup.record PLAN_ALREADY_CLOSED',
  'followup.record PLAN_NEXT_REQUIRED',
  'followup.record PLAN_NOT_FUTURE',
  'followup.record PLAN_BEYOND_LIMIT',
  'followup.record RETRY_TOO_LATE',
  'followup.record DATE_IN_PAST',
  'followup.record LEVEL_NEEDS_REASON',
  'followup.record LEVEL_O_NOT_CHOSEN',
  'followup.record ENDING_NEEDS_ATTEMPT',
  'followup.record ENDING_PENDING',
  'followup.record OPPORTUNITY_ENDED',
  'plan.move ok',
  'plan.move NOT_OWNER',
  'plan.move PLAN_ALREADY_CLOSED',
  'plan.move PLAN_DUE_NOT_MOVABLE',
  'plan.move PLAN_NOT_FUTURE',
  'plan.move PLAN_BEYOND_LIMIT',
  'plan.move PLAN_FIRST_ONLY_EARLIER',
  'plan.move ENDING_PENDING',
  'plan.extend ok',
  'plan.extend FORBIDDEN',
  'plan.extend REQUIRED_MISSING',
  'plan.replace ok',
  'plan.replace FORBIDDEN',
  'plan.replace REQUIRED_MISSING',
  'plan.replace PLAN_ALREADY_CLOSED',
  'plan.add ok',
  'plan.add ENDING_PENDING',
  'plan.add INVALID_INPUT',
  'plan.cancelFurther ok',
  'plan.cancelFurther PLAN_NEXT_REQUIRED',
  'plan.cancelFurther PLAN_DUE_NOT_MOVABLE',
  'opportunity.setLevel ok',
  'opportunity.setLevel LEVEL_NEEDS_REASON',
  'opportunity.setLevel ENDING_PENDING',
  'ending.request ok',
  'ending.request ENDING_NEEDS_ATTEMPT',
  'ending.request ENDING_PENDING',
  'ending.decide ok',
  'ending.decide ALREADY_DONE',
  'ending.decide REQUIRED_MISSING',
  'ending.decide NOT_AUTHORITY',
  'ending.decide FORBIDDEN',
  'leave.enter ok',
  'leave.enter LEAVE_OVERLAPS',
  'leave.enter LEAVE_STAND_IN_AWAY',
  'leave.enter INVALID_INPUT',
  'leave.enter REQUIRED_MISSING',
  'leave.enter FORBIDDEN',
  'leave.enter NOT_AUTHORITY',
  'findings of an illness went',
  'leave.end ok',
  'leave.cancel ok',
  'leave.cancel ALREADY_DONE',
  'leave.changeStandIn ok',
  'leave.accept ok',
  'leave.accept LEAVE_NOT_OFFERED',
  'handover.begin ok',
  'handover.begin INVALID_INPUT',
  'handover.begin HANDOVER_RUNNING',
  'handover.begin HANDOVER_NOTHING',
  'handover.advance ok',
  'handover.advance HANDOVER_ENDED',
  'handover.stop ok',
];

test(`in ${histories} random histories from seed ${seed}, every open opportunity keeps exactly one next plan inside its limit, with whoever has to hold it`, async () => {
  const reached: Reached = new Map();
  for (let n = 0; n < histories; n += perShowroom) {
    const size = { histories: Math.min(perShowroom, histories - n), commands, illness: true };
    await playHistories(seed + n, size, reached);
  }
  const counts = [...reached].toSorted().map(([label, count]) => `${label}: ${count}`);
  console.info(`seeds ${seed}–${seed + histories - 1}, ${commands} commands each\n${counts.join('\n')}`);
  const isWhole = histories * commands >= 3500;
  expect(isWhole ? mustReach.filter((label) => !reached.has(label)) : []).toEqual([]);
});

test.each([7137, 7609, 10_249])(
  'the histories from seed %i keep an extension to a closed day as it counts',
  async (first) => {
    await playHistories(first, { histories: perShowroom, commands }, new Map());
  },
);
