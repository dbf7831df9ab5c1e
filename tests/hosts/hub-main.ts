import { join } from 'node:path';
import { z } from 'zod';
import { createHubHost } from '../../hub/host.ts';
import { createSharedClock, moveSharedClock } from './shared-clock.ts';

// The browser host with a clock moved over the private pipe to the test that forked it.
const given = z
  .object({ dataDir: z.string(), at: z.coerce.number(), port: z.coerce.number() })
  .parse(Object.fromEntries(process.argv.slice(2).map((arg) => arg.split('=', 2))));
const clock = createSharedClock(given.at);
const orderSchema = z.union([z.object({ at: z.number() }), z.object({ close: z.literal(true) })]);

try {
  const host = await createHubHost({
    dataDir: given.dataDir,
    version: '0.0.0-test',
    screens: join(import.meta.dirname, '..', '..', 'out', 'renderer'),
    port: given.port,
    worker: new URL('./worker.ts', import.meta.url),
    workerData: { clock },
    log: (line) => console.error(line),
    onDeath: (error) => {
      throw error;
    },
  });
  process.on('message', (message) => {
    const order = orderSchema.parse(message);
    if ('at' in order) {
      moveSharedClock(clock, order.at);
      process.send?.({ moved: order.at });
    } else void host.close().then(() => process.exit(0));
  });
  process.send?.({ ready: host.url });
} catch (error) {
  process.send?.({ failed: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
