import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Connection } from '../../../../api/call.ts';
import { createDispatch } from '../../../../api/dispatch.ts';
import { openStore } from '../../../../db/open.ts';

// The showroom that is killed: the shipped dispatcher on the shipped store, flushed as it ships. Its clients ask over
// the pipe and hear of a save only once the dispatcher has answered.
const given = z
  .object({ root: z.string(), secret: z.string(), at: z.coerce.number() })
  .parse(Object.fromEntries(process.argv.slice(2).map((arg) => arg.split('=', 2))));
const requestSchema = z.object({ id: z.number(), procedure: z.string(), input: z.unknown() });

const store = openStore(given.root, { random: (bytes) => randomBytes(bytes), synchronous: 'FULL' });
const began = performance.now();
const dispatch = createDispatch({
  store,
  recovery: store.recovery,
  clock: () => given.at + Math.floor(performance.now() - began),
  isAuthority: () => true,
  version: '0.0.0-test',
  log: (line) => console.error(line),
});
const connection: Connection = {
  transport: 'browser',
  address: '127.0.0.1',
  agent: 'test',
  secret: given.secret,
  setSecret: () => {},
};
process.on('message', (message) => {
  const { id, procedure, input } = requestSchema.parse(message);
  void dispatch(procedure, input, connection).then((answer) => process.send?.({ id, answer }));
});
process.send?.({ ready: true });
