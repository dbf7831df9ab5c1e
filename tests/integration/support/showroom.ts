import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { Connection } from '../../../api/call.ts';
import type { ApiDeps } from '../../../api/deps.ts';
import { createDispatch, type Dispatch } from '../../../api/dispatch.ts';
import { openStore } from '../../../db/open.ts';
import type { Store } from '../../../db/store.ts';
import { instantAt } from '../../../shared/calendar/civil-date.ts';
import { type ErrorCode, messageOf } from '../../../shared/contract/errors.ts';
import type { Contract, ProcedureName } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts';
import { type Role, roles } from '../../../shared/domain/roles.ts';
import { addStaff, openSession, type StaffMember } from './people.ts';
import { seededRandom } from './random.ts';
import { armTripwire } from './tripwire.ts';

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;
type Part<Table, N extends ProcedureName> = N extends `${infer C}.${infer P}`
  ? C extends keyof Table
    ? P extends keyof Table[C]
      ? Table[C][P]
      : never
    : never
  : never;

export type InputOf<N extends ProcedureName> = Part<Inputs, N>;
export type OutputOf<N extends ProcedureName> = Part<Outputs, N>;

/** A refusal that a test did not expect; one that it expects is asked for with `refused`. */
class RefusalError extends Error {
  readonly code: ErrorCode;
  readonly field: string | null;
  readonly params: Refusal['params'];
  constructor(procedure: string, refusal: Refusal) {
    super(`${procedure}: ${refusal.code} ${messageOf(refusal.code, refusal.params)}`);
    this.name = 'RefusalError';
    this.code = refusal.code;
    this.field = refusal.field;
    this.params = refusal.params;
  }
}

/** Somebody at a keyboard of the showroom. */
export interface Person extends StaffMember {
  /** The output. @throws RefusalError */
  call<N extends ProcedureName>(procedure: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** The refusal. Throws where the call succeeds. */
  refused<N extends ProcedureName>(procedure: N, input: InputOf<N>): Promise<Refusal>;
  /** Whatever comes back for whatever is sent: for input that the types do not allow. */
  raw(procedure: string, input: unknown): Promise<unknown>;
}

export interface Clock {
  now(): number;
  /** @param at `YYYY-MM-DD HH:mm` or `YYYY-MM-DD HH:mm:ss` on the wall of the showroom */
  set(at: string): void;
  advance(ms: number): void;
}

export interface TestShowroom {
  readonly dataDir: string;
  readonly store: Store;
  readonly deps: ApiDeps;
  readonly dispatch: Dispatch;
  readonly clock: Clock;
  readonly staff: readonly StaffMember[];
  /** The first person with this name, or else with this role. Awake at every call, unless `asleep`. */
  as(nameOrRole: string): Person;
  /** Somebody who has not signed in; what he signs into stays his. */
  stranger(): Person;
  /** Another program that holds a bearer token. */
  program(token: string): Person;
  /** Whether the store decides for the whole space from now on. */
  setAuthority(isAuthority: boolean): void;
  /** Lines that the program reported. */
  readonly log: readonly string[];
  close(): void;
}

export interface TestShowroomOptions {
  /** `YYYY-MM-DD HH:mm` in Shanghai; when the wizard ran and where the clock stands. Default Monday 2026-03-09 08:00. */
  readonly at?: string;
  /** Names of the consultants, the first being the one that `as('consultant')` means. */
  readonly consultants?: readonly string[];
  readonly finesOn?: boolean;
  readonly isAuthority?: boolean;
  /** False leaves the wizard to the test: there is nobody yet. */
  readonly setUp?: boolean;
  readonly closedWeekdays?: readonly number[];
  readonly deviceCode?: string;
  /** Makes ids and salts repeatable. */
  readonly seed?: number;
}

/** The password of everybody in a test showroom. */
export const testPassword = 'zhan-ting-9';

const zone = 'Asia/Shanghai';
const nobody: StaffMember = { id: '', name: '', role: 'clerk', loginName: '' };
const everyRole: Readonly<Record<Exclude<Role, 'admin' | 'consultant'>, string>> = {
  receptionist: '周敏',
  showroom_manager: '郭展厅',
  sales_manager: '陈经理',
  general_manager: '吴总',
  telemarketer: '何电销',
  service_agent: '许客服',
  clerk: '田内勤',
};

/** A set-up showroom in a folder of its own, with somebody of every role and a clock that the test moves. */
export async function createTestShowroom(options: TestShowroomOptions = {}): Promise<TestShowroom> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qiatan-test-'));
  const random = seededRandom(options.seed ?? 1);
  const start = options.setUp === false ? null : await preparedAlike(options);
  if (start !== null) {
    layDown(start.files, dataDir);
    random(start.drawnBytes);
  }
  const opened = openShowroom(dataDir, random, options);
  const { store, clock, deps, dispatch, log } = opened;
  const staff = start?.staff ?? [];
  opened.setAuthority(options.isAuthority ?? true);
  return {
    dataDir,
    store,
    deps,
    dispatch,
    clock,
    staff,
    log,
    as: (nameOrRole) => {
      const member = staff.find(({ name }) => name === nameOrRole) ?? staff.find(({ role }) => role === nameOrRole);
      if (!member) throw new Error(`nobody is ${nameOrRole}`);
      return personAt(dispatch, member, () => openSession(store, member, clock.now()));
    },
    stranger: () => {
      let secret: string | null = null;
      const keep = (next: string | null): void => {
        secret = next;
      };
      return personAt(dispatch, nobody, () => secret, keep);
    },
    program: (token) => personAt(dispatch, nobody, () => token, undefined, 'rest'),
    setAuthority: opened.setAuthority,
    close: () => {
      store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

type Opened = Pick<TestShowroom, 'store' | 'clock' | 'deps' | 'dispatch' | 'setAuthority'> & { readonly log: string[] };

function openShowroom(dataDir: string, random: (bytes: number) => Uint8Array, { at }: TestShowroomOptions): Opened {
  const store = openStore(dataDir, { random, synchronous: 'OFF' });
  armTripwire(store);
  const clock = createClock(at ?? '2026-03-09 08:00');
  const log: string[] = [];
  let isAuthority = true;
  const deps: ApiDeps = {
    store,
    recovery: store.recovery,
    clock: clock.now,
    isAuthority: () => isAuthority,
    version: '0.0.0-test',
    log: (line) => void log.push(line),
  };
  const setAuthority = (next: boolean): void => {
    isAuthority = next;
  };
  return { store, clock, deps, dispatch: createDispatch(deps), log, setAuthority };
}

/** A showroom as the wizard and the administrator leave it: its files, its people, and how much chance went into it. */
interface Prepared {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly staff: readonly StaffMember[];
  readonly drawnBytes: number;
}

const prepared = new Map<string, Promise<Prepared>>();

/** The hashing and the schema are most of a short test's time; what comes of them is the same for the same options. */
function preparedAlike({ isAuthority: _, ...options }: TestShowroomOptions): Promise<Prepared> {
  const key = JSON.stringify(options);
  const known = prepared.get(key) ?? prepare(options);
  prepared.set(key, known);
  return known;
}

async function prepare(options: TestShowroomOptions): Promise<Prepared> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qiatan-test-'));
  const random = seededRandom(options.seed ?? 1);
  let drawnBytes = 0;
  const counted = (bytes: number): Uint8Array => {
    drawnBytes += bytes;
    return random(bytes);
  };
  const { store, deps, dispatch } = openShowroom(dataDir, counted, options);
  const admin = await setUp(dispatch, deps, options);
  const staff = [admin, ...addEverybody(deps, options.consultants ?? ['王磊', '李娜', '赵磊'])];
  store.close();
  const files = filesIn(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
  return { files, staff, drawnBytes };
}

function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]));
}

function layDown(files: ReadonlyMap<string, Buffer>, folder: string): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, path), content, { mode: 0o600 });
  }
}

function createClock(start: string): Clock {
  let now = shanghai(start);
  return {
    now: () => now,
    set: (at) => {
      now = shanghai(at);
    },
    advance: (ms) => {
      now += ms;
    },
  };
}

/** `YYYY-MM-DD HH:mm[:ss]` on the wall of the showroom as UTC ms. */
export function shanghai(at: string): number {
  const [date = '', time = ''] = at.split(' ');
  return instantAt(date, time.slice(0, 5), zone) + Number(time.slice(6) || 0) * 1000;
}

async function setUp(dispatch: Dispatch, deps: ApiDeps, options: TestShowroomOptions): Promise<StaffMember> {
  const wizard = personAt(dispatch, nobody, () => null);
  const { text } = await wizard.call('setup.recoveryKey', {});
  await wizard.call('setup.complete', {
    storeName: '定州轩宇俊鹏',
    zone,
    closedWeekdays: [...(options.closedWeekdays ?? [])],
    deviceCode: options.deviceCode ?? 'A',
    adminName: '孙管理',
    adminLoginName: 'admin',
    adminPassword: testPassword,
    finesOn: options.finesOn ?? true,
    legalNoticeAccepted: true,
    recoveryKeyTail: text.slice(-4),
  });
  const { id } = deps.store.prepare('SELECT id FROM staff').get() as { id: string }; // the one person the wizard made
  return { id, name: '孙管理', role: 'admin', loginName: 'admin' };
}

function addEverybody(deps: ApiDeps, consultants: readonly string[]): readonly StaffMember[] {
  const people = [
    ...consultants.map((name) => ({ name, role: 'consultant' as const })),
    ...roles.flatMap((role) => (role === 'admin' || role === 'consultant' ? [] : [{ name: everyRole[role], role }])),
  ];
  return people.map(({ name, role }, i) => addStaff(deps, { name, role, loginName: `${role}${i + 1}` }));
}

function personAt(
  dispatch: Dispatch,
  member: StaffMember,
  secret: () => string | null,
  setSecret: (secret: string | null) => void = () => {},
  transport: Connection['transport'] = 'browser',
): Person {
  const send = (procedure: string, input: unknown): Promise<unknown> => {
    const connection: Connection = {
      transport,
      address: '127.0.0.1',
      agent: 'test',
      secret: secret(),
      setSecret,
    };
    return dispatch(procedure, input, connection);
  };
  return {
    ...member,
    call: async (procedure, input) => {
      const answer = await send(procedure, input);
      if (isRefusal(answer)) throw new RefusalError(procedure, answer);
      // the handler's output is typed by the contract
      return answer as never;
    },
    refused: async (procedure, input) => {
      const answer = await send(procedure, input);
      if (isRefusal(answer)) return answer;
      throw new Error(`${procedure} was not refused: ${JSON.stringify(answer)}`);
    },
    raw: send,
  };
}
