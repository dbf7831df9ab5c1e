import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { fullCard } from '../../card/card-kit.ts';
import { reached } from '../../support/plans.ts';

/** A save that the showroom confirmed to its client. */
export interface ConfirmedCard {
  readonly n: number;
  readonly cardId: string;
  readonly customerId: string;
  readonly opportunityId: string;
  readonly nextPlanId: string;
  readonly number: string;
  /** The number of the last confirmed correction of its remark. */
  remark: number;
  /** Contacts recorded with the customer. */
  readonly contacts: string[];
}

/** What the client heard, kept in the client's own process; and how many saves it sent. */
export interface ClientLog {
  readonly cards: ConfirmedCard[];
  sent: number;
  confirmed: number;
  /** Answers that were refusals or errors; the stream makes none. */
  readonly refused: unknown[];
}

export function createClientLog(): ClientLog {
  return { cards: [], sent: 0, confirmed: 0, refused: [] };
}

const savedSchema = z.object({
  cardId: z.string(),
  customerId: z.string(),
  opportunityId: z.string(),
  nextPlanId: z.string(),
  number: z.string(),
});
const answerSchema = z.object({ id: z.number(), answer: z.unknown() });

/** Where the showroom to be killed works, and for whom. */
export interface KillSite {
  readonly root: string;
  readonly secret: string;
  readonly at: number;
  readonly cache: string;
}

/**
 * Starts a showroom, saves without pause, and kills it after a while.
 * @param killAfterMs counted from the start where `fromStart`, else from the first confirmation
 */
export async function saveUntilKilled(
  site: KillSite,
  log: ClientLog,
  { killAfterMs, fromStart }: { readonly killAfterMs: number; readonly fromStart: boolean },
): Promise<void> {
  const child = fork(
    join(import.meta.dirname, 'showroom.main.ts'),
    [`root=${site.root}`, `secret=${site.secret}`, `at=${site.at}`],
    // what one showroom compiled the next one need not: most of a round is its start
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, NODE_COMPILE_CACHE: site.cache } },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = (): void => void setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  if (fromStart) kill();
  await Promise.race([gone, nextMessage(child)]);
  const first = saveSomething(child, log);
  await Promise.race([gone, first]);
  if (!fromStart) kill();
  await Promise.race([gone, first.then(() => saveForEver(child, log))]);
  await gone;
}

async function saveForEver(child: ChildProcess, log: ClientLog): Promise<void> {
  while (child.connected) await saveSomething(child, log);
}

async function saveSomething(child: ChildProcess, log: ClientLog): Promise<void> {
  const card = log.cards.at(-1);
  const turn = log.sent % 4;
  if (turn === 0 || turn === 2 || !card) await saveCard(child, log);
  else if (turn === 1) await correctCard(child, log, card);
  else await recordContact(child, log, card);
}

async function saveCard(child: ChildProcess, log: ClientLog): Promise<void> {
  const n = log.sent;
  const values = { ...fullCard, name: `客户${n}`, phone: `139${String(n).padStart(8, '0')}`, remark: '第 0 次' };
  const answer = savedSchema.safeParse(await ask(child, log, 'card.complete', { values }));
  if (!answer.success) return;
  log.cards.push({ ...answer.data, n, remark: 0, contacts: [] });
}

async function correctCard(child: ChildProcess, log: ClientLog, card: ConfirmedCard): Promise<void> {
  const next = card.remark + 1;
  const values = { remark: `第 ${next} 次` };
  const answer = await ask(child, log, 'card.correct', { cardId: card.cardId, values });
  if (savedSchema.safeParse(answer).success) card.remark = next;
}

async function recordContact(child: ChildProcess, log: ClientLog, card: ConfirmedCard): Promise<void> {
  const contactId = `contact-${log.sent}`;
  const before = log.confirmed;
  await ask(child, log, 'followup.record', { ...reached(card.opportunityId, null), contactId });
  if (log.confirmed > before) card.contacts.push(contactId);
}

/** Sends one save; whatever comes back that is no refusal confirms it. */
async function ask(child: ChildProcess, log: ClientLog, procedure: string, input: unknown): Promise<unknown> {
  const id = log.sent;
  log.sent += 1;
  child.send({ id, procedure, input }, () => {
    // a pipe that broke under the message is the kill itself
  });
  const { answer } = answerSchema.parse(await nextMessage(child));
  if (typeof answer === 'object' && answer !== null && 'refused' in answer) log.refused.push(answer);
  else log.confirmed += 1;
  return answer;
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.once('message', resolve));
}
