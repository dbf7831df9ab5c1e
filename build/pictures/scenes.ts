import { addDays, type CivilDate } from '../../shared/calendar/civil-date.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { administrator, crew } from '../demo/crew.ts';
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
}

/** Who looks at a screen that several may open: whoever works with it most. */
const lookers: readonly Role[] = ['consultant', 'sales_manager', 'clerk', 'receptionist', 'general_manager', 'admin'];

/** Screens that look different to somebody else, besides the first looker. */
const alsoBy: Readonly<Record<string, readonly Role[]>> = {
  '/today': ['showroom_manager'],
  '/cards': ['showroom_manager', 'receptionist'],
  '/customers': ['showroom_manager', 'clerk'],
  '/customers/$id': ['showroom_manager', 'receptionist'],
  '/findings': ['sales_manager'],
  '/traffic': ['receptionist', 'showroom_manager'],
  '/books': ['clerk'],
  '/decisions': ['showroom_manager'],
  '/settings/log': ['admin'],
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
    const first = lookers.find((role) => route.roles === undefined || route.roles.includes(role));
    if (address === null || first === undefined) return [];
    const base = nameOf(route.path);
    const others = (alsoBy[route.path] ?? []).filter((role) => role !== first);
    return [
      { name: base, route: route.path, role: first, address },
      ...others.map((role) => ({ name: `${base}-${role.replaceAll('_', '-')}`, route: route.path, role, address })),
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
  const { person } = await consultant.call('session.current', {});
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
  return {
    '/audit/$day': `/audit/${yesterday}`,
    '/audit/$day/sheet': `/audit/${yesterday}/sheet`,
    '/sheets/$day': `/sheets/${signed}`,
    '/sheets/$day/print': `/sheets/${signed}/print`,
    '/cards/draft/$draft': `/cards/draft/${draft}`,
    '/cards/visit/$day/$id': `/cards/visit/${today}/${visit}`,
    ...(cards[0] ? { '/cards/$id': `/cards/${cards[0].id}` } : {}),
    ...(oldest ? { '/customers/$id': `/customers/${oldest.id}` } : {}),
  };
}
