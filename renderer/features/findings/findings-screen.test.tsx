// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import type { FindingDetail } from '../../../shared/contract/finding.ts';
import type { Api } from '../../../shared/contract/index.ts';
import { settle } from '../../testing/mount.tsx';
import { type OpenedApp, openApp } from '../../testing/open-app.tsx';
import { countWords, outcomeWords } from './finding-words.ts';
import { findingRoutes } from './routes.tsx';

let app: OpenedApp | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});

/** A missed call of the day before, as it stands or taken back. */
function missed(id: string, state: FindingDetail['state']): FindingDetail {
  return {
    id,
    rule: 'F-PLAN-MISSED',
    title: '当天的回访没做',
    clause: '八.2',
    concernsOn: '2026-11-20',
    person: { id: 's1', name: '王磊' },
    subjectKind: 'plan',
    subject: '回访',
    customerName: '刘洪波',
    words: '昨天的回访当天没做',
    measure: 'money',
    measureWords: '拟罚 50 元',
    amountFen: 5000,
    state,
    createdAt: Date.UTC(2026, 10, 21, 0, 20),
    clauseText: '当天的活动计划必须当天执行完毕',
    rulebookFrom: '2014-10-24',
    evidence: [],
    customerId: null,
    cardId: null,
    planId: null,
    auditOn: null,
    stateAt: Date.UTC(2026, 10, 21, 1, 0),
    stateReason: state === 'withdrawn' ? '事后登记了请假，这一天他不在店' : '',
  };
}

const stub = (rows: readonly FindingDetail[]): Api => {
  const api = {
    finding: {
      list: async () => ({ rows, nextCursor: null }),
      summary: async () => ({ rows: [] }),
      get: async ({ id }: { readonly id: string }) => rows.find((row) => row.id === id),
    },
    staff: { list: async () => ({ rows: [] }) },
  };
  return api as unknown as Api; // the screen asks nothing else
};

test('what was taken back threatens nothing any more', async () => {
  app = await openApp({ path: '/findings', routes: findingRoutes, api: stub([missed('f1', 'withdrawn')]) });
  const { root } = app;
  // the list, then the finding that it shows
  await vi.waitFor(async () => {
    await settle(20);
    expect(root.textContent).toContain('已撤回：事后登记了请假');
  });
  expect(root.querySelector('s')?.textContent).toBe('拟罚 50 元');
  expect(outcomeWords(missed('f1', 'withdrawn'))).toBe('已撤回');
  expect(outcomeWords(missed('f2', 'proposed'))).toBe('拟罚 50 元');
});

test('the count of a day names what does not count any more', () => {
  const of = (...states: FindingDetail['state'][]) => countWords(states.map((state) => ({ state })));
  expect(of('proposed', 'confirmed', 'upheld')).toBe('3 次');
  expect(of('proposed', 'withdrawn', 'waived')).toBe('1 次，另 2 次不算了');
  expect(of('revoked')).toBe('1 次，都不算了');
});
