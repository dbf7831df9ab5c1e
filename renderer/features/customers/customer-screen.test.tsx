// @vitest-environment happy-dom
import { ORPCError } from '@orpc/client';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CustomerDetail } from '../../../shared/contract/customer-rows.ts';
import type { ErrorCode } from '../../../shared/contract/errors.ts';
import type { Api } from '../../../shared/contract/index.ts';
import type { RecordingRow } from '../../../shared/contract/recording.ts';
import type { Current } from '../../../shared/contract/session.ts';
import type { CustomField } from '../../../shared/domain/custom-field.ts';
import { liu, todaysPlan, wantsCar } from '../../testing/customer-rows.ts';
import { atWork, click, focus, press, settleAll, typeOver } from '../../testing/mount.tsx';
import { type OpenedApp, openApp } from '../../testing/open-app.tsx';
import { recordingRow } from '../../testing/recording-rows.ts';
import { customerRoutes } from './routes.tsx';
import { useOpenOrder } from './use-open-order.ts';

/** What the host keeps, and what it was asked to do. */
let stored: CustomerDetail = liu;
let asked: (readonly [string, unknown])[] = [];
let refusal: { readonly code: ErrorCode; readonly params?: Readonly<Record<string, string>> } | null = null;
let app: OpenedApp | null = null;
let ownFields: readonly CustomField[] = [];
let recordings: readonly RecordingRow[] = [];

/** A line of text of the store's own about customers. */
const ownField = (code: string, label: string): CustomField => ({
  ...{ code, label, kind: 'text', scope: 'customer' },
  ...{ options: [], requiredFrom: null, active: true, sort: 1 },
});

async function done<Output>(name: string, input: unknown, output: Output): Promise<Output> {
  asked.push([name, input]);
  if (refusal === null) return output;
  const { code, params = {} } = refusal;
  throw new ORPCError(code, { data: { field: null, params, retryable: false } });
}

const api = {
  customer: {
    get: async () => stored,
    timeline: async (input: unknown) => done('timeline', input, { rows: [], nextCursor: null }),
    update: async (input: unknown) => done('update', input, { id: 'c1', updatedAt: 0 }),
    revealPhone: async (input: unknown) =>
      done('reveal', input, {
        phone: '13800005521',
        phone2: null,
        wechat: 'lhb_5521',
        qq: null,
        weibo: null,
        email: null,
      }),
  },
  ending: { request: async (input: unknown) => done('ending', input, { id: 'e1', decideOn: '2026-11-22' }) },
  opportunity: {
    setLevel: async (input: unknown) =>
      done('level', input, { id: 'o1', level: 'A', limitOn: '2026-11-28', nextPlanId: 'p1', nextPlanOn: '2026-11-21' }),
  },
  consent: {
    list: async () => ({ rows: [] }),
    record: async (input: unknown) => done('consent', input, { openPlans: 0 }),
  },
  followup: { record: async (input: unknown) => done('record', input, { id: 'f1' }) },
  recording: {
    list: async () => ({ rows: recordings, nextCursor: null }),
    begin: async (input: unknown) => done('begin', input, { uploadId: 'u1', partBytes: 1024, parts: 0 }),
  },
  customField: { list: async () => ({ fields: ownFields }) },
  policy: { levels: async () => ({ current: null, versions: [] }) },
  dictionary: { list: async () => ({ dictionaries: [] }) },
  vehicle: { list: async () => ({ rows: [] }) },
  store: {
    settings: async () => ({ zone: 'Asia/Shanghai', openingTime: '08:30', closingTime: '18:00', closedWeekdays: [] }),
    calendar: async () => ({ days: [] }),
  },
} as unknown as Api; // what these acts ask, and nothing else

beforeEach(() => {
  stored = liu;
  asked = [];
  ownFields = [];
  recordings = [];
  refusal = null;
});
afterEach(async () => {
  await app?.close();
  app = null;
});

async function openCustomer(current: Current = atWork): Promise<OpenedApp> {
  app = await openApp({ path: '/customers/c1', routes: customerRoutes, api, current });
  await settleAll();
  return app;
}

/** Stands for a card or a call that came to an order. */
function Talk(): ReactElement {
  const openOrder = useOpenOrder();
  return (
    <button type="button" onClick={() => openOrder('c1', 'o2')}>
      登记订车
    </button>
  );
}

test('a talk that came to an order leads to the order of the car that was talked of, once', async () => {
  const second = { ...wantsCar, id: 'o2', level: 'C' as const, vehicleLabel: '大狗', nextPlan: null };
  stored = { ...liu, opportunities: [wantsCar, second] };
  const routes = [...customerRoutes, { path: '/talk', title: '洽谈', component: Talk } as const];
  app = await openApp({ path: '/talk', routes, api });
  await click(app.root.querySelector('main button'));
  await settleAll();
  const panel = (): string => app?.root.querySelector('aside[aria-label="登记订车"]')?.textContent ?? '';
  expect(panel()).toContain('大狗');
  await press('Escape');
  await settleAll();
  expect(panel()).toBe('');
});

test('a plan that was let beyond its limit says by whom and why in the place of the limit', async () => {
  const by = { id: 's5', name: '郭展厅' };
  const plan = { ...todaysPlan, dueOn: '2026-12-10', extension: { to: '2026-12-10', reason: '客户住院', by } };
  stored = { ...liu, plans: [plan], opportunities: [{ ...wantsCar, nextPlan: plan }] };
  const { root } = await openCustomer();
  const next = root.querySelector('.next-step')?.textContent ?? '';
  expect(next).toContain('已延期郭展厅：客户住院');
  expect(root.querySelector<HTMLElement>('.next-step .tag')?.title).toBe('郭展厅延到 12月10日 周四：客户住院');
  expect(next).not.toContain('级最晚');
  expect(root.querySelector('.plan-line .tag')?.textContent).toBe('已延期');
});

const manager: Current = {
  ...atWork,
  person: { id: 's5', name: '郭展厅', role: 'showroom_manager', mustChangePassword: false },
};
const seenByManager: CustomerDetail = {
  ...liu,
  access: 'manager',
  canReveal: true,
  phone: '138****5521',
  phoneMasked: true,
  wechat: 'l****',
};
const seenByOthers: CustomerDetail = {
  ...liu,
  access: 'masked',
  canEdit: false,
  name: '刘*',
  phone: '138****5521',
  phoneMasked: true,
  wechat: null,
  remark: '',
  source: null,
  regionCode: null,
  lastEffectiveOn: null,
  opportunities: [],
  plans: [],
  owner: { id: 's2', name: '李娜' },
};

/** The host says that this customer was saved by somebody else: the page reads him anew. */
async function saveElsewhere(): Promise<void> {
  await app?.queries.invalidateQueries({ queryKey: ['customer'] });
  await settleAll();
}

function askedFor(name: string): readonly unknown[] {
  return asked.filter(([each]) => each === name).map(([, input]) => input);
}

function button(root: HTMLElement, words: string): HTMLElement | null {
  return [...root.querySelectorAll('button')].find((each) => each.textContent?.startsWith(words)) ?? null;
}

function cell(root: HTMLElement, name: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-cell="${name}"]`);
}

test('what is next, until when, and for whom stand on top', async () => {
  const { root } = await openCustomer();
  expect(root.querySelector('h1')?.textContent).toBe('刘洪波 先生');
  expect(root.querySelector('.next-step')?.textContent).toContain('今天 15:00 电话');
  expect(root.querySelector('.next-step')?.textContent).toContain('H 级今天最后一天');
  expect(document.title).toBe('刘洪波 先生 · 洽谈卡');
});

test('a plan that is behind says by how many days', async () => {
  const nextPlan = { ...todaysPlan, dueOn: '2026-11-19' };
  stored = { ...liu, opportunities: [{ ...wantsCar, nextPlan }], plans: [nextPlan] };
  const { root } = await openCustomer();
  expect(root.querySelector('.next-step .red')?.textContent).toContain('逾期 2 天');
});

test('to a manager the number is masked until he asks, and then asked for once', async () => {
  stored = seenByManager;
  const { root } = await openCustomer(manager);
  expect(root.textContent).not.toContain('138 0000 5521');
  await click(button(root, '看全号'));
  await settleAll();
  expect(root.querySelector('header.head')?.textContent).toContain('138 0000 5521');
  expect(root.querySelector('header.head')?.textContent).toContain('已记下这次查看');
  expect(root.querySelector('aside')?.textContent).toContain('lhb_5521');
  await press('c');
  await settleAll();
  expect(askedFor('reveal')).toHaveLength(1);
});

test('masked contacts cannot be changed unseen', async () => {
  stored = seenByManager;
  const { root } = await openCustomer(manager);
  await press('e');
  expect(cell(root, 'wechat')?.hasAttribute('disabled')).toBe(true);
  expect(cell(root, 'remark')?.hasAttribute('disabled')).toBe(false);
});

test('only what was changed is saved, with what was seen of it', async () => {
  const { root } = await openCustomer();
  await press('e');
  await focus(cell(root, 'remark'));
  await typeOver('戴眼镜');
  await press('Enter', { ctrl: true });
  await settleAll();
  expect(askedFor('update')).toEqual([{ id: 'c1', patch: { remark: '戴眼镜' }, seen: { remark: '1 米 8' } }]);
});

test('what somebody else changed meanwhile is shown beside one’s own words, and nothing is written over it unseen', async () => {
  const { root } = await openCustomer();
  await press('e');
  await focus(cell(root, 'remark'));
  await typeOver('戴眼镜');
  refusal = { code: 'STALE_EDIT', params: { field: '备注', who: '李娜' } };
  stored = { ...liu, remark: '左手戴表' };
  await press('Enter', { ctrl: true });
  await settleAll();
  const conflict = root.querySelector('.conflicts')?.textContent;
  expect(conflict).toContain('李娜');
  expect(conflict).toContain('现在是「左手戴表」');
  expect(conflict).toContain('您写的「戴眼镜」');
  expect(button(root, '保存资料')?.hasAttribute('disabled')).toBe(true);
  refusal = null;
  await click(button(root, '用我写的'));
  await click(button(root, '保存资料'));
  await settleAll();
  expect(askedFor('update').at(-1)).toEqual({ id: 'c1', patch: { remark: '戴眼镜' }, seen: { remark: '左手戴表' } });
});

test('what somebody else saves into fields that nobody writes here is said, field by field, and only until it was read', async () => {
  const { root } = await openCustomer();
  await press('e');
  await focus(cell(root, 'street'));
  await typeOver('清风街 8 号');
  stored = { ...liu, remark: '左手戴表', source: 'walk_in' };
  await saveElsewhere();
  const told = root.querySelector('[aria-label="别人刚改、您没动的"]')?.textContent;
  expect(told).toContain('现在是「左手戴表」');
  expect(told).toContain('原来是「1 米 8」');
  expect(root.querySelector<HTMLTextAreaElement>('[data-cell="remark"]')?.value).toBe('左手戴表');
  expect(root.querySelector('[aria-label="别人刚改过的"]')).toBeNull();
  await click(button(root, '知道了'));
  expect(root.querySelector('[aria-label="别人刚改、您没动的"]')).toBeNull();
  await press('Enter', { ctrl: true });
  await settleAll();
  expect(askedFor('update')).toEqual([{ id: 'c1', patch: { street: '清风街 8 号' }, seen: { street: null } }]);
});

test('of the store’s own fields, what is left alone follows the store and says what stood there; only what is written is sent', async () => {
  ownFields = [ownField('hobby', '爱好'), ownField('parking', '停车')];
  stored = { ...liu, custom: { hobby: '足球', parking: '路边' } };
  const { root } = await openCustomer();
  await press('z');
  await focus(cell(root, 'custom.parking'));
  await typeOver('地库');
  stored = { ...liu, custom: { hobby: '钓鱼', parking: '路边' } };
  await saveElsewhere();
  expect(root.querySelector<HTMLInputElement>('[data-cell="custom.hobby"]')?.value).toBe('钓鱼');
  expect(root.querySelector('aside')?.textContent).toContain('别人刚改的，原来是「足球」');
  await focus(cell(root, 'custom.parking'));
  await typeOver('地库 3 号');
  await press('Enter', { ctrl: true });
  await settleAll();
  expect(askedFor('update')).toEqual([
    { id: 'c1', patch: { custom: { parking: '地库 3 号' } }, seen: { 'custom.parking': '路边' } },
  ]);
});

test('every letter of the page stands in the hints bar, in few words', async () => {
  ownFields = [ownField('hobby', '爱好')];
  const { root } = await openCustomer();
  const hints = [...root.querySelectorAll('footer.hints li')].map((each) => each.textContent);
  for (const hint of ['F回访', 'P计划', 'L级别', 'B报价', 'I新意向', 'E资料', 'T标签', 'N联系人', 'H家人', 'S共享'])
    expect(hints).toContain(hint);
  for (const hint of ['Y同意', 'Z自定义项', 'M合并', 'C号码']) expect(hints).toContain(hint);
});

test('Esc puts a form away and keeps what was typed', async () => {
  const { root } = await openCustomer();
  await press('e');
  await focus(cell(root, 'street'));
  await typeOver('清风街 8 号');
  await press('Escape');
  expect(cell(root, 'street')).toBeNull();
  await press('e');
  expect(root.querySelector<HTMLInputElement>('[data-cell="street"]')?.value).toBe('清风街 8 号');
  expect(askedFor('update')).toEqual([]);
});

test('asking for an ending without a contact of the day says what is missing and leads to it', async () => {
  const { root } = await openCustomer();
  await click(button(root, '申请结束'));
  const reason = root.querySelector<HTMLElement>('aside textarea');
  await focus(reason);
  await typeOver('买了别家');
  refusal = { code: 'ENDING_NEEDS_ATTEMPT', params: { ending: '战败' } };
  await press('Enter', { ctrl: true });
  await settleAll();
  expect(askedFor('ending')).toEqual([
    {
      opportunityId: 'o1',
      ending: 'lost',
      reason: '买了别家',
      competitor: null,
      priceFen: null,
      evidence: '',
      evidenceId: null,
    },
  ]);
  expect(root.querySelector('aside [role="alert"]')?.textContent).toContain('今天要先有一次回访');
  expect(button(root, '先登记今天的回访')).not.toBeNull();
});

test('of whoever wants no calls it is proposed that he rests, not that he is lost', async () => {
  const refused = { purpose: 'followup', given: false, at: 0, by: { id: 's1', name: '王磊' } };
  stored = { ...liu, consents: [refused] };
  const { root } = await openCustomer();
  await click(button(root, '申请结束'));
  expect(root.querySelector('aside input:checked')?.closest('label')?.textContent).toContain('休眠');
});

test('the expected day proposes the level; saving sends both', async () => {
  const { root } = await openCustomer();
  await press('l');
  await focus(cell(root, 'expectedOn'));
  await typeOver('12.3');
  await press('Enter', { ctrl: true });
  await settleAll();
  expect(askedFor('level')).toEqual([
    { id: 'o1', level: 'A', reason: '', expectedOn: '2026-12-03', noExpectedDate: false },
  ]);
});

test('while an act is open the page’s own letters are silent', async () => {
  const { root } = await openCustomer();
  await press('e');
  await focus(button(root, '收起'));
  await press('l');
  expect(root.querySelector('aside')?.getAttribute('aria-label')).toBe('改资料');
});

test('of somebody else’s customer nothing is asked for, and a call of his can be written down', async () => {
  stored = seenByOthers;
  const { root } = await openCustomer();
  expect(root.textContent).toContain('这位客户归李娜');
  expect(askedFor('timeline')).toEqual([]);
  expect(button(root, '新的购车意向')).toBeNull();
  expect(root.textContent).not.toContain('看全号');
  // what is hidden is not said to be missing
  expect(root.querySelector('.customer-facts')?.textContent).toContain('最近有效联系已遮住');
  await press('f');
  expect(root.querySelector('aside')?.getAttribute('aria-label')).toBe('记下他的来电');
});

test('who calls has been reached: his words are written at once, and a figure in them is no outcome', async () => {
  stored = seenByOthers;
  const { root } = await openCustomer();
  await press('f');
  expect(document.activeElement?.tagName).toBe('TEXTAREA');
  await press('6');
  expect(root.querySelector('aside [role="radio"][aria-checked="true"]')?.textContent).toBe('1接通');
  await typeOver('问 H6 现车');
  await press('Enter', { ctrl: true });
  await settleAll();
  expect(askedFor('record')).toMatchObject([{ outcome: 'connected', method: 'phone', feedback: '问 H6 现车' }]);
});

test('an act of choices alone begins at what is chosen', async () => {
  await openCustomer();
  await press('y');
  expect(document.activeElement?.getAttribute('role')).toBe('radio');
  expect(document.activeElement?.getAttribute('aria-checked')).toBe('true');
});

test('what the customer says of a purpose is chosen by somebody, never taken to be said', async () => {
  stored = { ...liu, consents: [{ purpose: 'followup', given: true, at: 1, by: { id: 's1', name: '王磊' } }] };
  const { root } = await openCustomer();
  await press('y');
  await press('Enter', { ctrl: true });
  await settleAll();
  expect(askedFor('consent')).toEqual([]);
  expect(button(root, '记下「')?.hasAttribute('disabled')).toBe(true);
  await click(button(root, '撤回，不再同意'));
  await press('Enter', { ctrl: true });
  await settleAll();
  expect(askedFor('consent')).toMatchObject([{ purpose: 'followup', given: false }]);
});

test('an opportunity that waits for a manager can be neither graded nor ended again', async () => {
  stored = { ...liu, opportunities: [{ ...wantsCar, state: 'pending' }] };
  const { root } = await openCustomer();
  expect(root.querySelector('aside')?.textContent).toContain('等经理决定');
  expect(button(root, '改级别')).toBeNull();
  expect(button(root, '申请结束')).toBeNull();
});

test('recordings without a contact come first, one of a contact stands there as well', async () => {
  recordings = [recordingRow(), recordingRow({ id: 'r2', contactId: null, contact: null })];
  const { root } = await openCustomer();
  const section = [...root.querySelectorAll('section')].find((each) => each.textContent?.startsWith('录音2'));
  expect(section?.querySelector('h3')?.textContent).toBe('还没对上的录音');
  expect([...(section?.querySelectorAll('.sound-line') ?? [])].map((each) => each.textContent)).toEqual([
    '今天 15:231:00',
    '今天 15:231:00等月底活动',
  ]);
});

test('recordings dropped on the page are not taken for photos of a card', async () => {
  await openCustomer();
  const sound = new File(['RIFF'], '录音_13800005521.wav', { type: 'audio/wav' });
  const dropped = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
    dataTransfer: { types: ['Files'], files: [sound] },
  });
  document.body.dispatchEvent(dropped);
  await settleAll();
  expect(askedFor('begin')).toEqual([{ customerId: 'c1', name: '录音_13800005521.wav', bytes: 4 }]);
});

test('somebody else’s customer shows no recordings and takes none', async () => {
  stored = seenByOthers;
  recordings = [recordingRow()];
  const { root } = await openCustomer();
  expect(button(root, '附录音')).toBeNull();
  expect(root.querySelector('.sound-line')).toBeNull();
});
