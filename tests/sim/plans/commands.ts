import type { StaffMember } from '../../integration/support/people.ts';
import { plusDays } from './days.ts';
import type { OpportunityFact, PlanFact } from './facts.ts';
import { handingMakers } from './handing.ts';
import type { Command, Maker, Scene } from './scene.ts';

const consultants = (scene: Scene) => scene.staff.filter(({ role }) => role === 'consultant');
const managers = (scene: Scene) => scene.staff.filter(({ role }) => /manager$/.test(role));

/** How often each kind is tried, of the sum. */
const makers: readonly (readonly [weight: number, Maker])[] = [
  [8, card],
  [4, stranger],
  [8, recognise],
  [30, execute],
  [10, contact],
  [4, severalAtOnce],
  [10, askInCall],
  [6, ask],
  [8, decide],
  [10, move],
  [6, extend],
  [6, replace],
  [5, add],
  [6, cancel],
  [8, grade],
  ...handingMakers,
];

/** The next thing that somebody tries; what the scene has nothing for is tried as something else. */
export function nextCommand(scene: Scene): Command {
  const total = makers.reduce((sum, [weight]) => sum + weight, 0);
  for (let tries = 0; tries < 20; tries++) {
    let at = scene.dice.below(total);
    for (const [weight, make] of makers) {
      at -= weight;
      if (at >= 0) continue;
      const made = make(scene);
      if (made !== null) return made;
      break;
    }
  }
  return card(scene);
}

function card(scene: Scene): Command {
  const { dice } = scene;
  const phone = `1390000${String(1000 + dice.below(60))}`;
  const models = ['h9-2.0t-4wd', 'm6-plus', 'xiaolong-max'];
  const values = {
    name: `客户${dice.below(60)}先生`,
    phone,
    level: dice.pick(['H', 'A', 'B', 'C', 'N']),
    ...(dice.chance(60) ? { vehicleId: dice.pick(models) } : {}),
    ...(dice.chance(30) ? { nextPlanOn: plusDays(scene.today, dice.below(6)) } : {}),
  };
  return { who: dice.pick(consultants(scene)), procedure: 'card.quickSave', input: { values } };
}

/** Somebody who leaves no number. */
function stranger(scene: Scene): Command {
  const { dice } = scene;
  const values = { name: `客户${dice.below(60)}先生`, noPhoneReason: 'declined', level: dice.pick(['H', 'B', 'N']) };
  return { who: dice.pick(consultants(scene)), procedure: 'card.quickSave', input: { values } };
}

/** He leaves his number after all, and it is that of a customer of the same consultant; often more was planned by then. */
function recognise(scene: Scene): Command | null {
  const { dice, facts } = scene;
  const { strangers } = facts;
  if (strangers.length === 0) return null;
  const { cardId, consultant, opportunity } = dice.pick(strangers.slice(-2));
  const who = responsible(scene, consultant, 95);
  const isPlanned = [...facts.plans.values()].some(
    (each) => each.opportunity === opportunity && each.role === 'further',
  );
  if (!isPlanned && dice.chance(50)) {
    const later = { dueOn: plusDays(scene.today, 4), dueTime: null, method: 'phone', purpose: '' };
    return { who, procedure: 'plan.add', input: { opportunityId: opportunity, ...later } };
  }
  const own = [...facts.opportunities.values()].find(
    (each) => each.owner === consultant && facts.phones.has(each.customer),
  );
  if (own === undefined) return null;
  const values = { phone: facts.phones.get(own.customer), noPhoneReason: null };
  const identity = { customerId: own.customer, as: 'own' };
  return { who, procedure: 'card.quickSave', input: { cardId, values, identity } };
}

/** Executes a plan, mostly as the one with whom it lies, mostly one that is due. */
function execute(scene: Scene): Command | null {
  const plan = pickPlan(scene, ['next', 'further']);
  if (plan === null) return null;
  const opportunity = opportunityOf(scene, plan);
  return {
    who: responsible(scene, plan.assignee, 85),
    procedure: 'followup.record',
    input: {
      planId: plan.id,
      ...said(scene),
      opportunities: [{ opportunityId: plan.opportunity, ...after(scene, opportunity) }],
    },
  };
}

function contact(scene: Scene): Command | null {
  const opportunity = pickOpportunity(scene);
  if (opportunity === null) return null;
  const who = responsible(scene, opportunity.owner, 65);
  if (who.id !== opportunity.owner && scene.dice.chance(50)) {
    return { who, procedure: 'followup.record', input: { customerId: opportunity.customer, ...said(scene) } };
  }
  const consequence = scene.dice.chance(15) ? {} : after(scene, opportunity);
  return {
    who,
    procedure: 'followup.record',
    input: {
      ...said(scene),
      ...(scene.dice.chance(30) ? { contactId: `c${scene.dice.below(8)}` } : {}),
      opportunities: [{ opportunityId: opportunity.id, ...consequence }],
    },
  };
}

function severalAtOnce(scene: Scene): Command | null {
  const first = pickOpportunity(scene);
  if (first === null) return null;
  const others = [...scene.facts.opportunities.values()].filter(
    (each) => each.customer === first.customer && each.id !== first.id,
  );
  const all = [first, ...others];
  return {
    who: responsible(scene, first.owner, 90),
    procedure: 'followup.record',
    input: {
      ...said(scene),
      opportunities: all.map((each) => ({ opportunityId: each.id, ...after(scene, each) })),
    },
  };
}

function askInCall(scene: Scene): Command | null {
  const plan = pickPlan(scene, ['next']);
  if (plan === null) return null;
  return {
    who: responsible(scene, plan.assignee, 90),
    procedure: 'followup.record',
    input: {
      planId: plan.id,
      ...said(scene),
      opportunities: [{ opportunityId: plan.opportunity, ending: ending(scene) }],
    },
  };
}

function ask(scene: Scene): Command | null {
  const called = [...scene.facts.opportunities.values()].filter((each) => each.attemptOn === scene.today);
  const opportunity = called.length > 0 ? scene.dice.pick(called) : pickOpportunity(scene);
  if (opportunity === null) return null;
  return {
    who: responsible(scene, opportunity.owner, 85),
    procedure: 'ending.request',
    input: { opportunityId: opportunity.id, ...ending(scene) },
  };
}

function decide(scene: Scene): Command | null {
  if (scene.requests.length === 0) return null;
  const approve = scene.dice.chance(50);
  return {
    who: scene.dice.chance(90) ? scene.dice.pick(managers(scene)) : scene.dice.pick(scene.staff),
    procedure: 'ending.decide',
    input: {
      requestId: scene.dice.pick(scene.requests.slice(-6)),
      approve,
      reason: scene.dice.chance(85) ? '再约一次' : '',
      nextPlan: scene.dice.chance(50) ? { method: 'visit', purpose: '上门看看', dueTime: '10:00' } : null,
    },
  };
}

function move(scene: Scene): Command | null {
  const plan = pickPlan(scene, ['next', 'next', 'further', 'decision'], 'ahead');
  if (plan === null) return null;
  return {
    who: responsible(scene, plan.assignee, 75),
    procedure: 'plan.move',
    input: { id: plan.id, ...when(scene, opportunityOf(scene, plan)) },
  };
}

function extend(scene: Scene): Command | null {
  const plan = pickPlan(scene, ['next', 'further'], 'ahead');
  if (plan === null) return null;
  const opportunity = opportunityOf(scene, plan);
  const beyond = { ...when(scene, opportunity), dueOn: plusDays(opportunity.limitOn, 2 + scene.dice.below(20)) };
  return {
    who: scene.dice.chance(85) ? scene.dice.pick(managers(scene)) : scene.dice.pick(scene.staff),
    procedure: 'plan.extend',
    input: {
      id: plan.id,
      ...(scene.dice.chance(60) ? beyond : when(scene, opportunity)),
      reason: scene.dice.chance(70) ? '出差' : '。',
    },
  };
}

function replace(scene: Scene): Command | null {
  const plan = pickPlan(scene, ['next', 'further']);
  if (plan === null) return null;
  return {
    who: scene.dice.chance(85) ? scene.dice.pick(managers(scene)) : scene.dice.pick(scene.staff),
    procedure: 'plan.replace',
    input: { id: plan.id, ...when(scene, opportunityOf(scene, plan)), reason: scene.dice.chance(85) ? '住院' : '。' },
  };
}

function add(scene: Scene): Command | null {
  const opportunity = pickOpportunity(scene);
  if (opportunity === null) return null;
  return {
    who: responsible(scene, opportunity.owner, 80),
    procedure: 'plan.add',
    input: { opportunityId: opportunity.id, ...when(scene, opportunity) },
  };
}

function cancel(scene: Scene): Command | null {
  const roles = scene.dice.chance(70) ? ['further'] : ['next', 'further', 'decision'];
  const open = [...scene.facts.plans.values()].filter((each) => each.role === 'further' && each.state === 'open');
  const plan = open.length > 0 && scene.dice.chance(70) ? scene.dice.pick(open) : pickPlan(scene, roles, 'ahead');
  return (
    plan && { who: responsible(scene, plan.assignee, 80), procedure: 'plan.cancelFurther', input: { id: plan.id } }
  );
}

/** Another level; often a shorter gap for somebody whose next call is far away, which has to come nearer then. */
function grade(scene: Scene): Command | null {
  const { dice } = scene;
  const far = [...scene.facts.plans.values()]
    .filter((plan) => plan.state === 'open' && plan.role === 'next' && plan.due > scene.today)
    .toSorted((a, b) => (a.due < b.due ? 1 : -1));
  const hot = far.length > 0 && dice.chance(50) ? opportunityOf(scene, dice.pick(far.slice(0, 3))) : null;
  const opportunity = hot ?? pickOpportunity(scene);
  if (opportunity === null) return null;
  const shorter = { level: dice.pick(['H', 'A', 'B']), expectedOn: null, noExpectedDate: false, reason: '要提前提车' };
  return {
    who: responsible(scene, opportunity.owner, 80),
    procedure: 'opportunity.setLevel',
    input: { id: opportunity.id, ...(hot === null ? level(scene) : shorter) },
  };
}

function said({ dice }: Scene) {
  const outcome = dice.pick([
    'connected',
    'connected',
    'connected',
    'wechat_replied',
    'visited',
    'no_answer',
    'no_answer',
    'switched_off',
    'wrong_number',
    'refused',
  ]);
  return {
    outcome,
    method: dice.pick(['phone', 'wechat', 'sms']),
    feedback: dice.chance(80) ? '再降 3000 就定' : dice.pick(['', '。。']),
    confirmedEmpty: dice.chance(40),
  };
}

/** What follows from a contact: mostly a plan inside the limit, sometimes one beyond, none, or another level. */
function after(scene: Scene, opportunity: OpportunityFact) {
  const { dice } = scene;
  return {
    next: dice.chance(93) ? { ...when(scene, opportunity), reason: dice.chance(10) ? '客户出差' : '' } : null,
    ...(dice.chance(15) ? { level: level(scene) } : {}),
  };
}

function level({ dice, today }: Scene) {
  const expectedOn = dice.chance(60) ? plusDays(today, dice.pick([-1, 0, 5, 7, 8, 15, 16, 30, 31, 200])) : null;
  return {
    level: dice.pick(['H', 'A', 'B', 'C', 'N', 'N', 'O']),
    expectedOn,
    noExpectedDate: expectedOn === null && dice.chance(50),
    reason: dice.chance(75) ? '客户自己说的' : '',
  };
}

/** A day, mostly near the bounds that matter: today, tomorrow, the limit and the day after it. */
function when({ dice, today }: Scene, { limitOn }: OpportunityFact) {
  const dueOn = dice.pick([
    plusDays(today, 1),
    plusDays(today, 1),
    plusDays(today, 2),
    plusDays(today, 2),
    plusDays(today, dice.below(8)),
    limitOn,
    limitOn,
    plusDays(limitOn, 1),
    plusDays(limitOn, 2),
    today,
    plusDays(today, -1),
    plusDays(today, 3 + dice.below(30)),
  ]);
  return { dueOn, dueTime: dice.chance(30) ? '15:00' : null, method: dice.pick(['phone', 'invite']), purpose: '' };
}

function ending({ dice }: Scene) {
  return { ending: dice.pick(['lost', 'dormant', 'invalid']), reason: '不买了' };
}

function responsible(scene: Scene, id: string | null, percent: number): StaffMember {
  const holder = scene.staff.find((member) => member.id === id);
  return holder !== undefined && scene.dice.chance(percent) ? holder : scene.dice.pick(scene.staff);
}

/** A plan, mostly an open one; mostly one that is due, or one that lies ahead. */
function pickPlan(scene: Scene, roles: readonly string[], prefer: 'due' | 'ahead' = 'due'): PlanFact | null {
  const all = [...scene.facts.plans.values()].filter((plan) => roles.includes(plan.role));
  const open = all.filter((plan) => plan.state === 'open');
  const preferred = open.filter((plan) => plan.due <= scene.today === (prefer === 'due'));
  const wanted = scene.dice.chance(60) ? preferred : scene.dice.chance(80) ? open : all;
  const pool = [wanted, open, all].find((each) => each.length > 0);
  return pool === undefined ? null : scene.dice.pick(pool);
}

function pickOpportunity(scene: Scene): OpportunityFact | null {
  const all = [...scene.facts.opportunities.values()];
  if (all.length === 0) return null;
  const going = all.filter((each) => each.state !== 'ended');
  return scene.dice.pick(going.length > 0 && scene.dice.chance(90) ? going : all);
}

function opportunityOf(scene: Scene, plan: PlanFact): OpportunityFact {
  const found = scene.facts.opportunities.get(plan.opportunity);
  if (found === undefined) throw new Error(`plan ${plan.id} has no opportunity`);
  return found;
}
