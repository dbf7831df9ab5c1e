import { createLocalCall, type LocalCall } from '../../api/local-caller.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { roleLabel, roleSchema, roles } from '../../shared/domain/roles.ts';
import { type CliDeps, type Command, type ExitCode, exitCode, type Given, UsageError } from './command.ts';
import { withStore } from './store.ts';
import { refusalWords } from './words.ts';

export const userCommand: Command = {
  name: 'user',
  summary: '人员：查看、新增、重设密码、停用；要先关掉程序',
  words: 'list | add | reset-password 登录名 | deactivate 登录名',
  mostWords: 2,
  options: {
    all: { value: null, help: 'list：连停用的人一起' },
    name: { value: '姓名', help: 'add：姓名' },
    login: { value: '登录名', help: 'add：登录名' },
    role: { value: '岗位', help: `add：岗位，${roles.map((role) => `${role} ${roleLabel(role)}`).join('、')}` },
    phone: { value: '电话', help: 'add：本人电话，可以不写' },
    password: {
      value: '密码',
      asked: true,
      help: 'add、reset-password：初始密码；不写内容就会问您，不用这个选项就随机取一个',
    },
  },
  notes: ['初始密码只显示这一次，本人第一次登录时要改掉。停用的人不能登录，历史都在。操作记在日志里，署名「命令行」。'],
  run: (given, deps) => {
    const act = acts[given.words[0] ?? ''];
    if (!act) throw new UsageError('请写明 list、add、reset-password 或 deactivate');
    return withStore(given.dataDir, deps, (api) => act({ call: createLocalCall(api), given, deps }));
  },
};

interface Act {
  readonly call: LocalCall;
  readonly given: Given;
  readonly deps: CliDeps;
}

const acts: Readonly<Record<string, (act: Act) => Promise<ExitCode>>> = {
  list: async ({ call, given, deps }) => {
    const answer = await call('staff.list', { withInactive: given.options.has('all') });
    if (isRefusal(answer)) return refused(deps, answer);
    for (const { name, role, active, account } of answer.rows)
      deps.out(`  ${account?.loginName ?? ''}  ${name}  ${roleLabel(role)}${active ? '' : '  已停用'}`);
    deps.out(`共 ${answer.rows.length} 人。`);
    return exitCode.done;
  },

  add: async ({ call, given, deps }) => {
    const loginName = required(given, 'login');
    const role = roleSchema.safeParse(required(given, 'role'));
    if (!role.success) throw new UsageError(`没有「${given.options.get('role')}」这个岗位`);
    const password = await passwordOf(given, deps);
    const phone = given.options.get('phone') ?? null;
    const answer = await call('staff.create', {
      name: required(given, 'name'),
      role: role.data,
      loginName,
      phone,
      password,
    });
    if (isRefusal(answer)) return refused(deps, answer);
    deps.out(`加好了：${required(given, 'name')}（${loginName}）。`);
    return tellPassword(given, password, deps);
  },

  'reset-password': async ({ call, given, deps }) => {
    const id = await idOf(call, given);
    const password = await passwordOf(given, deps);
    const answer = await call('staff.resetPassword', { id, password });
    if (isRefusal(answer)) return refused(deps, answer);
    deps.out(`${given.words[1]} 的密码重设好了，原来的登录都已退出。`);
    return tellPassword(given, password, deps);
  },

  deactivate: async ({ call, given, deps }) => {
    const answer = await call('staff.deactivate', { id: await idOf(call, given) });
    if (isRefusal(answer)) return refused(deps, answer);
    deps.out(`${given.words[1]} 已停用，不能再登录。`);
    return exitCode.done;
  },
};

function refused(deps: CliDeps, refusal: Parameters<typeof refusalWords>[0]): ExitCode {
  deps.error(refusalWords(refusal));
  return exitCode.problem;
}

function required({ options }: Given, name: string): string {
  const value = options.get(name);
  if (value === undefined) throw new UsageError(`还差 --${name}`);
  return value;
}

async function idOf(call: LocalCall, { words }: Given): Promise<string> {
  const loginName = words[1];
  if (loginName === undefined) throw new UsageError('请写明登录名');
  const answer = await call('staff.list', { withInactive: true });
  const person = isRefusal(answer) ? undefined : answer.rows.find(({ account }) => account?.loginName === loginName);
  if (!person) throw new UsageError(`没有登录名「${loginName}」，用 npx qiatan user list --all 查看`);
  return person.id;
}

/** Without look-alikes: it is read out or copied from paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

async function passwordOf({ options }: Given, deps: CliDeps): Promise<string> {
  const given = options.get('password');
  if (given === undefined) return Array.from(deps.random(12), (byte) => letters.charAt(byte % letters.length)).join('');
  const typed = given === '' ? await deps.ask('请输入初始密码：') : given;
  if (typed === null || typed === '') throw new UsageError('没有输入密码');
  return typed;
}

function tellPassword({ options }: Given, password: string, deps: CliDeps): ExitCode {
  if (!options.has('password')) deps.out(`初始密码：${password}`);
  return exitCode.done;
}
