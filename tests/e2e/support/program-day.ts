import { areaList } from '@vant/area-data';
import { z } from 'zod';
import { type CardLookups, cardInput, correctionInput } from '../../fixtures/day/card-input.ts';
import { type DayAct, deskOf } from '../../fixtures/day/scenario.ts';
import { type PreparedShowroom, password } from './prepare.ts';
import { type RestClient, restClient } from './rest-client.ts';
import { rpcSession } from './rpc.ts';

// The fixture's day, act by act, by programs that know nothing but the served document.

const withId = z.object({ id: z.string() });
const rowsOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), nextCursor: z.string().nullish() });

/** Everybody's program, by the name of the person. */
export type Programs = ReadonlyMap<string, RestClient>;

/** Gives everybody a program with a token of its own. */
export async function programsOf(url: string, showroom: PreparedShowroom): Promise<Programs> {
  const programs = new Map<string, RestClient>();
  for (const { id, name, loginName } of showroom.people) {
    // who signs makes the token of his program himself; the others' programs have theirs from the administrator
    const maker = name === deskOf.sales_manager ? rpcSession(url) : showroom.admin;
    if (maker !== showroom.admin) await maker.signIn(loginName, password);
    const answer = await maker.call('token.create', { staffId: id, name: `${name}的程序`, scope: 'write' });
    programs.set(name, await restClient(url, z.object({ secret: z.string() }).parse(answer).secret));
  }
  return programs;
}

/** The program of a person. */
export function programOf(programs: Programs, name: string): RestClient {
  const program = programs.get(name);
  if (!program) throw new Error(`no program for ${name}`);
  return program;
}

interface Lookups extends CardLookups {
  learnCustomer(phone: string, id: string): void;
}

async function lookups(programs: Programs): Promise<Lookups> {
  const any = programOf(programs, deskOf.receptionist);
  const entry = z.object({ code: z.string(), label: z.string(), aliases: z.array(z.string()) });
  const lists = z
    .object({ dictionaries: z.array(z.object({ name: z.string(), entries: z.array(entry) })) })
    .parse(await any.call('dictionary.list'));
  const vehicle = z.object({ id: z.string(), series: z.string(), model: z.string(), trim: z.string() });
  const vehicles = rowsOf(vehicle).parse(await any.call('vehicle.list')).rows;
  const staff = rowsOf(z.object({ id: z.string(), name: z.string() })).parse(await any.call('staff.list')).rows;
  const customers = new Map<string, string>();
  return {
    code: (dictionary, word) => {
      const entries = lists.dictionaries.find((each) => each.name === dictionary)?.entries ?? [];
      return found(entries.find(({ label, aliases }) => label === word || aliases.includes(word))?.code, word);
    },
    vehicle: (label) => found(vehicles.find((each) => labelOf(each) === label)?.id, label),
    region: regionCode,
    staff: (name) => found(staff.find((each) => each.name === name)?.id, name),
    customer: (phone) => found(customers.get(phone), phone),
    learnCustomer: (phone, id) => void customers.set(phone, id),
  };
}

/** Series, model and trim as one name, empty parts left out. */
function labelOf(vehicle: { readonly series: string; readonly model: string; readonly trim: string }): string {
  return [vehicle.series, vehicle.model, vehicle.trim].filter((part) => part !== '').join(' ');
}

function found(id: string | undefined, word: string): string {
  if (id === undefined) throw new Error(`nothing is called ${word}`);
  return id;
}

/** The six digits of a county, from the public list of the country's regions. */
function regionCode(province: string, city: string, county: string): string {
  const provinceCode = found(codeIn(areaList.province_list, province, ''), province).slice(0, 2);
  const cityCode = found(codeIn(areaList.city_list, city, provinceCode), city).slice(0, 4);
  return found(codeIn(areaList.county_list, county, cityCode), county);
}

function codeIn(list: Readonly<Record<string, string>>, name: string, prefix: string): string | undefined {
  return Object.entries(list).find(([code, label]) => label === name && code.startsWith(prefix))?.[0];
}

/** Plays acts of the day by the programs, each at its time. */
export async function programPlayer(programs: Programs): Promise<(act: DayAct) => Promise<void>> {
  const find = await lookups(programs);
  const visits = new Map<string, string>();
  const cards = new Map<string, string>();
  return async (act) => {
    const me = programOf(programs, act.who);
    switch (act.act) {
      case 'issueBook':
        await me.call('book.issue', {}, act.book);
        return;
      case 'enterOwner': {
        const { vehicle, ...owner } = act.owner;
        const answer = await me.call('owner.enter', {}, { ...owner, vehicleId: find.vehicle(vehicle) });
        find.learnCustomer(owner.phone, z.object({ customerId: z.string() }).parse(answer).customerId);
        return;
      }
      case 'arrive': {
        const { contactWay, partySize, consultant } = act.visit;
        const body = {
          contactWay: find.code('contact_way', contactWay),
          partySize,
          receiverId: find.staff(consultant),
        };
        visits.set(act.visit.key, withId.parse(await me.call('traffic.arrive', {}, body)).id);
        return;
      }
      case 'depart':
        await me.call('traffic.depart', { id: found(visits.get(act.visitKey), act.visitKey) }, {});
        return;
      case 'completeCard': {
        const body = { trafficId: found(visits.get(act.visitKey), act.visitKey), values: cardInput(act.card, find) };
        const saved = z.object({ cardId: z.string() }).parse(await me.call('card.complete', {}, body));
        if (act.card.serial !== '') cards.set(act.card.serial, saved.cardId);
        return;
      }
      case 'correct': {
        const cardId = found(cards.get(act.serial), act.serial);
        await me.call('card.correct', { cardId }, { values: correctionInput(act.change, find) });
        return;
      }
      case 'keyIn': {
        const line = { day: '2026-03-09', key: await keyOf(me, act.serial) };
        await me.call('audit.keyIn', line, { paper: act.paper, keyedConsultantId: find.staff(act.consultant) });
        return;
      }
      case 'sign':
        await confirmNoPaper(me);
        await me.call('audit.sign', { day: '2026-03-09' }, {});
    }
  };
}

const viewSchema = z.object({
  groups: z.array(
    z.object({
      rows: z.array(z.object({ key: z.string(), serial: z.string().nullable(), verdict: z.string().nullable() })),
    }),
  ),
});
type Line = z.infer<typeof viewSchema>['groups'][number]['rows'][number];

async function linesOnList(manager: RestClient): Promise<readonly Line[]> {
  const view = viewSchema.parse(await manager.call('audit.day', { day: '2026-03-09' }));
  return view.groups.flatMap(({ rows }) => rows);
}

/** The line of a serial; one that the list does not know is added by hand, as the last card of a book is. */
async function keyOf(manager: RestClient, serial: string): Promise<string> {
  const known = (await linesOnList(manager)).find((line) => line.serial === serial);
  if (known) return known.key;
  const added = z
    .object({ key: z.string() })
    .parse(await manager.call('audit.addSerial', { day: '2026-03-09' }, { serial }));
  return added.key;
}

/** Cards without a paper serial have no paper to key in; the auditor says so. */
async function confirmNoPaper(manager: RestClient): Promise<void> {
  for (const line of await linesOnList(manager))
    if (line.verdict === null) await manager.call('audit.noPaper', { day: '2026-03-09', key: line.key }, {});
}
