import { addDays, type CivilDate } from '../../shared/calendar/civil-date.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { administrator, crew } from '../demo/crew.ts';
import { type Moment, moments } from './moments.ts';
import type { DeclaredRoute } from './routes.ts';
import type { Visitor } from './rpc.ts';

/** One picture to take: who looks at which address. */
export interface Scene {
  /** Name of the picture's file. */
  readonly name: string;
  /** The route of the registry that it shows. */
  readonly route: string;
  readonly role: Role;
  readonly address: string;
  /** Something to open there by keys first. */
  readonly moment?: Moment;
}

/** Who looks at a screen that several may open: whoever works with it most. */
const lookers: readonly Role[] = ['consultant', 'sales_manager', 'clerk', 'receptionist', 'general_manager', 'admin'];

/** Screens that look different to somebody else, besides the first looker. */
const alsoBy: Readonly<Record<string, readonly Role[]>> = {
  '/cards': ['showroom_manager', 'receptionist'],
  '/customers': ['showroom_manager', 'clerk'],
  '/customers/$id': ['showroom_manager', 'receptionist'],
  '/findings': ['sales_manager'],
  '/spot-checks': ['sales_manager'],
  '/traffic': ['receptionist', 'showroom_manager'],
  '/books': ['clerk'],
  '/decisions': ['showroom_manager'],
  '/regrade': ['showroom_manager'],
  '/instructions': ['showroom_manager'],
  '/own': ['showroom_manager'],
  '/sales': ['sales_manager', 'service_agent'],
  '/today': ['showroom_manager', 'telemarketer'],
  '/handover': ['showroom_manager', 'admin'],
  '/settings/store': ['sales_manager'],
  '/settings/staff': ['sales_manager'],
  '/settings/log': ['general_manager'],
};

/** The login name of whoever has a role in the demo showroom. */
export function loginOf(role: Role): string {
  const member = [administrator, ...crew].find((each) => each.role === role);
  if (!member) throw new Error(`nobody is ${role}`);
  return member.loginName;
}

/** The scenes of every declared route; a route whose blanks nobody can fill gets none, and so no picture. */
export function scenesOf(
  routes: readonly DeclaredRoute[],
  samples: Readonly<Record<string, string>>,
): readonly Scene[] {
  return routes.flatMap((route) => {
    const address = addressOf(route.path, samples);
    // whoever may change something there shows more of a settings page than whoever only reads it
    const likely = route.path.startsWith('/settings') ? lookers.toReversed() : lookers;
    const first = likely.find((role) => route.roles === undefined || route.roles.includes(role));
    if (address === null || first === undefined) return [];
    const base = nameOf(route.path);
    const others = (alsoBy[route.path] ?? []).filter((role) => role !== first);
    return [
      { name: base, route: route.path, role: first, address },
      ...others.map((role) => ({ name: `${base}-${role.replaceAll('_', '-')}`, route: route.path, role, address })),
      ...moments
        .filter((moment) => moment.route === route.path)
        .map((moment) => ({
          name: `${base}-${moment.name}`,
          route: route.path,
          role: moment.role,
          address,
          moment,
        })),
    ];
  });
}

function addressOf(path: string, samples: Readonly<Record<string, string>>): string | null {
  if (!path.includes('$')) return path;
  return samples[path] ?? null;
}

/** `/sheets/$day/print` → `sheets-day-print`. */
function nameOf(path: string): string {
  return path.slice(1).replaceAll('/', '-').replaceAll('$', '') || 'start';
}

/** Addresses for the routes with blanks, from what the demo store has. */
export async function sampleAddresses(
  today: CivilDate,
  as: (role: Role) => Promise<Visitor>,
): Promise<Readonly<Record<string, string>>> {
  const [consultant, receptionist] = [await as('consultant'), await as('receptionist')];
  const yesterday = addDays(today, -1);
  const signed = addDays(today, -2);
  const { rows: customers } = await consultant.call('customer.list', { view: 'mine', limit: 50 });
  const { rows: cards } = await consultant.call('card.list', { state: 'complete', limit: 10 });
  const [book] = (await (await as('clerk')).call('book.list', {})).rows;
  const { person } = await consultant.call('session.current', {});
  const [check] = (await (await as('sales_manager')).call('spotCheck.list', {})).rows;
  const { id: visit } = await receptionist.call('traffic.arrive', { receiverId: person?.id ?? null, partySize: 2 });
  const { id: draft } = await consultant.call('card.saveDraft', {
    body: {
      name: '石海涛',
      gender: 'male',
      phone: '13900004178',
      contactWay: 'showroom',
      visitKind: 'first',
      level: 'B',
    },
  });
  const oldest = customers.toSorted((a, b) => (a.createdOn < b.createdOn ? -1 : 1)).find(({ level }) => level !== null);
  const twin = customers.find(({ id }) => id !== oldest?.id);
  return {
    '/handover/$id': `/handover/${person?.id ?? ''}`,
    '/audit/$day': `/audit/${yesterday}`,
    '/audit/$day/sheet': `/audit/${yesterday}/sheet`,
    '/sheets/$day': `/sheets/${signed}`,
    '/sheets/$day/print': `/sheets/${signed}/print`,
    '/cards/draft/$draft': `/cards/draft/${draft}`,
    '/cards/visit/$day/$id': `/cards/visit/${today}/${visit}`,
    ...(cards[0] ? { '/cards/$id': `/cards/${cards[0].id}`, '/cards/$id/print': `/cards/${cards[0].id}/print` } : {}),
    ...(book ? { '/books/$id/print': `/books/${book.id}/print` } : {}),
    ...(check ? { '/spot-checks/$id': `/spot-checks/${check.id}` } : {}),
    ...(oldest
      ? {
          '/customers/$id': `/customers/${oldest.id}`,
          '/customers/$id/erase': `/customers/${oldest.id}/erase`,
          '/customers/$id/report': `/customers/${oldest.id}/report`,
          '/cards/customer/$id': `/cards/customer/${oldest.id}`,
        }
      : {}),
    ...(oldest && twin ? { '/customers/$id/merge/$otherId': `/customers/${oldest.id}/merge/${twin.id}` } : {}),
  };
}

/** Judges whatever of a day is not judged yet: the sheet before the signature is there only then. */
export async function judgeTheRest(auditor: Visitor, day: CivilDate): Promise<void> {
  const { groups } = await auditor.call('audit.day', { day });
  const open = groups.flatMap(({ rows }) => rows).filter(({ kind, verdict }) => kind === 'serial' && verdict === null);
  for (const { key } of open) {
    const { cardId, values } = await auditor.call('audit.item', { day, key });
    const marks = Object.fromEntries(values.map(({ field }) => [field, 'match' as const]));
    if (cardId === null) await auditor.call('audit.keyIn', { day, key, paper: { name: '石海涛' } });
    else await auditor.call('audit.mark', { day, key, marks });
  }
}
