import type { MessagePort } from 'node:worker_threads';
import { StoreUnavailable } from '../db/faults.ts';
import { openStore } from '../db/open.ts';
import type { StoreDeps } from '../db/store.ts';
import { createDispatch } from './dispatch.ts';
import { createDrain } from './drain.ts';
import { startTimer } from './jobs/timer.ts';
import { watchOf } from './recording-folder/watch.ts';
import { createHttp } from './transport/http.ts';
import type { FromWorker, PipedResponse, ToWorker } from './transport/piped.ts';
import { createPorts } from './transport/port.ts';

/** What the worker's main gives it: the folder, the clock and chance. */
export interface StoreWorkerDeps extends StoreDeps {
  readonly dataDir: string;
  readonly clock: () => number;
  readonly version: string;
  /** The port to the host. */
  readonly host: MessagePort;
}

/**
 * The store's own thread: opens the store, answers what the host pipes to it, and closes when told. The same for the
 * desktop, the browser-served showroom and the tests.
 */
export function startStoreWorker(deps: StoreWorkerDeps): void {
  const tell = (message: FromWorker): void => deps.host.postMessage(message);
  // the bytes of an answer move to the host: a photo of 30 MB is not copied once more
  const give = (id: number, response: PipedResponse): void =>
    deps.host.postMessage({ type: 'http', id, response } satisfies FromWorker, [response.body.buffer]);
  const log = (line: string): void => tell({ type: 'log', line });
  try {
    const store = openStore(deps.dataDir, {
      slow: slowLog(log),
      onUpgrade: () => tell({ type: 'upgrading' }),
      ...deps,
    });
    const api = {
      store,
      recovery: store.recovery,
      clock: deps.clock,
      isAuthority: () => true,
      version: deps.version,
      log,
    };
    const { dispatch, settled } = createDrain(createDispatch(api));
    const http = createHttp(dispatch, { version: deps.version, log });
    const connect = createPorts(dispatch);
    const stopTimer = startTimer(api);
    deps.host.on('message', (message: ToWorker) => {
      if (message.type === 'http') void http(message.request).then((response) => give(message.id, response));
      // the host transfers a MessagePort with this message
      else if (message.type === 'connect') connect(message.window, message.port as MessagePort);
      else {
        stopTimer();
        const resting = settled();
        // whoever waits for news would keep the store open until his time is up
        store.feed.wake();
        void Promise.all([resting, store.upkeep.settled(), watchOf(api).rest()]).then(() => {
          store.close();
          tell({ type: 'closed' });
          deps.host.close();
        });
      }
    });
    tell({ type: 'ready' });
  } catch (error) {
    if (error instanceof StoreUnavailable) tell({ type: 'failed', reason: error.reason, message: error.message });
    else {
      log(`the store did not open: ${error instanceof Error ? error.stack : String(error)}`);
      tell({
        type: 'failed',
        reason: 'unknown',
        message: '数据没能打开，数据没有动。请重启后再试，仍不行请找管理员。',
      });
    }
    deps.host.close();
  }
}

function slowLog(log: (line: string) => void): NonNullable<StoreDeps['slow']> {
  return {
    clock: () => performance.now(),
    report: (sql, ms, plan) => log(`slow query, ${Math.round(ms)} ms: ${sql}\n  ${plan.join('\n  ')}`),
  };
}
