import { addDays, civilDateAt, localTimeAt } from '../../shared/calendar/civil-date.ts';
import { isEffective } from '../../shared/domain/followup.ts';
import type { Chance } from './chance.ts';
import type { InputOf, Member, OutputOf } from './desk.ts';
import { dayAt, momentOf, type Story, zone } from './story.ts';

/** Recordings of so many days are there to be drawn from. */
const recordedDays = 6;
/** So many of the calls are recorded: three a week of each consultant, enough to draw from, little to make. */
const recordedShare = 0.06;
const perConsultant = 2;
const rate = 8000;

/** A call that was just written down. */
export interface Spoken {
  readonly customerId: string;
  readonly contactId: string;
  readonly outcome: InputOf<'followup.record'>['outcome'];
  /** UTC ms. */
  readonly now: number;
}

/** Whether a call on this day of the story is recorded. */
export function isRecorded(chance: Chance, offset: number): boolean {
  return offset >= -recordedDays && chance.of('recorded').happens(recordedShare);
}

/** The consultant attaches what his telephone recorded, named as telephones name it. */
export async function keepRecording(consultant: Member, call: Spoken, chance: Chance): Promise<void> {
  const own = chance.of('recording');
  const seconds = isEffective(call.outcome) ? own.int(7, 12) : own.int(4, 5);
  const began = call.now - (seconds + own.int(40, 110)) * 1000;
  const stamp = `${civilDateAt(began, zone)}${localTimeAt(began, zone)}`.replace(/\D/g, '');
  const target = { customerId: call.customerId, contactId: call.contactId, name: `通话录音_${stamp}00.wav` };
  const content = isEffective(call.outcome) ? talk(seconds, own) : ringing(seconds);
  const { uploadId } = await consultant.call('recording.begin', { ...target, bytes: content.length });
  await consultant.call('recording.part', { uploadId, index: 0, content: new File([content], target.name) });
  await consultant.call('recording.finish', { uploadId, ...target });
}

/** On the evening before the demo the sales manager draws last week's calls and gets half of them heard. */
export function checkRecordings(story: Story): void {
  const to = dayAt(story, -1);
  const manager = story.as('sales_manager');
  const chance = story.chance.of('hearing');
  story.agenda.add(momentOf(to, 18 * 60 + 20), async () => {
    const { total } = await manager.call('spotCheck.preview', { from: addDays(to, -6), to, perConsultant });
    if (total === 0) return;
    const { id } = await manager.call('spotCheck.draw', { from: addDays(to, -6), to, perConsultant });
    const { items, sheet } = await manager.call('spotCheck.get', { id });
    for (const item of items.slice(0, Math.ceil(items.length / 2))) {
      const isPoor = chance.of(item.consultant.name).happens(0.3);
      await manager.call('spotCheck.score', { id: item.id, ...judgement(sheet, isPoor) });
    }
  });
}

function judgement({ items }: OutputOf<'spotCheck.get'>['sheet'], isPoor: boolean) {
  const poor: Readonly<Record<string, number>> = { needs: 1, answers: 3, recorded: 0, 'next-time': 0 };
  const marks = items.map(({ id, kind }): [string, number] => {
    const good = kind === 'scale' ? 4 : 1;
    return [id, isPoor ? (poor[id] ?? good) : good];
  });
  const remark = isPoor ? '没接着上次的反馈问，登记的反馈录音里没有。下次先看上次写的再打。' : '';
  return { marks: Object.fromEntries(marks), remark };
}

/** Two voices in turn, as a picture of the sound shows them: 8 bits, one channel. */
function talk(seconds: number, chance: Chance): Uint8Array<ArrayBuffer> {
  const turns = Array.from({ length: seconds * 2 }, () => chance.int(2, 10) / 10);
  return wav(seconds, (second) => {
    const turn = Math.floor(second * 2);
    const inTurn = (second * 2) % 1;
    const voice = turn % 3 === 0 ? 180 : 260;
    return Math.sin(2 * Math.PI * voice * second) * (turns[turn] ?? 0) * Math.sin(Math.PI * inTurn);
  });
}

/** The tone of a line that nobody answers. */
function ringing(seconds: number): Uint8Array<ArrayBuffer> {
  return wav(seconds, (second) => (second % 2 < 1 ? Math.sin(2 * Math.PI * 450 * second) * 0.5 : 0));
}

function wav(seconds: number, wave: (second: number) => number): Uint8Array<ArrayBuffer> {
  const samples = seconds * rate;
  const bytes = new Uint8Array(44 + samples);
  const view = new DataView(bytes.buffer);
  const word = (at: number, text: string): void => {
    for (const [i, letter] of [...text].entries()) bytes[at + i] = letter.charCodeAt(0);
  };
  word(0, 'RIFF');
  view.setUint32(4, 36 + samples, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  word(36, 'data');
  view.setUint32(40, samples, true);
  for (let i = 0; i < samples; i++) bytes[44 + i] = 128 + Math.round(100 * wave(i / rate));
  return bytes;
}
