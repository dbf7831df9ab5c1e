import { readFileSync } from 'node:fs';
import { sessionIdOf } from '../../api/session/secret.ts';
import { csrfHeader } from '../../api/transport/http.ts';
import { startHub, type TestHub } from '../hosts/start-hub.ts';
import { type Measured, quantile } from './measure.ts';
import { openRoom } from './room.ts';
import type { BenchStore } from './store-cache.ts';

const starts = 5;
const calls = 60;
const startBudgetMs = 2_000;
const memoryBudgetMb = 300;
const secret = 'bench-window';

/**
 * How long a window waits from the start of the host until it can work (page, session and the day's work answered), and
 * the memory of the host's process, in MB, after some work. Of the host that serves the browser; the desktop's main
 * process runs the same store worker.
 */
export async function measureHost(made: BenchStore): Promise<readonly Measured[]> {
  signIn(made);
  const waits: number[] = [];
  const memory: number[] = [];
  for (let i = 0; i < starts; i++) {
    const began = performance.now();
    const hub = await startHub({ at: made.now, dataDir: made.dataDir });
    try {
      await openWindow(hub);
      waits.push(performance.now() - began);
      for (let j = 0; j < calls; j++) await work(hub, j);
      memory.push(residentMb(hub));
    } finally {
      await hub.close();
    }
  }
  const none = { rawP50Ms: null, smallP50Ms: null, ratioBudget: null };
  return [
    { ...none, id: 'host.start', ...spread(waits), p95Budget: startBudgetMs },
    { ...none, id: 'host.memory-mb', ...spread(memory), p95Budget: memoryBudgetMb },
  ];
}

function spread(values: readonly number[]) {
  return { p50Ms: quantile(values, 0.5), p95Ms: quantile(values, 0.95) };
}

/** A consultant whose window stayed signed in. */
function signIn(made: BenchStore): void {
  const room = openRoom(made);
  const { id } = room.as('consultant');
  room.store
    .prepare(
      `INSERT OR REPLACE INTO session (id, staff_id, created_at, last_seen_at, transport, address, agent)
       VALUES (?, ?, ?, ?, 'browser', '127.0.0.1', 'bench')`,
    )
    .run(sessionIdOf(secret), id, made.now, made.now);
  room.close();
}

async function openWindow(hub: TestHub): Promise<void> {
  await (await fetch(hub.url)).text();
  await rpc(hub, 'session/current', {});
  await rpc(hub, 'plan/today', {});
}

async function work(hub: TestHub, i: number): Promise<void> {
  await rpc(hub, 'customer/list', { view: 'mine' });
  await rpc(hub, 'customer/search', { query: ['王', 'lj', '3178', '赵'][i % 4] });
  await rpc(hub, 'card/list', {});
}

async function rpc(hub: TestHub, path: string, input: unknown): Promise<void> {
  const response = await fetch(`${hub.url}/rpc/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: `qiatan_session_${new URL(hub.url).port}=${secret}`,
      [csrfHeader]: '1',
    },
    body: JSON.stringify({ json: input }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

function residentMb(hub: TestHub): number {
  const status = readFileSync(`/proc/${hub.process.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
