// npm run bench: the budgets of the product, as ratios to the raw engine of the same run
import { statSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { detailCases } from './cases/details.ts';
import { followUpCases } from './cases/follow-up.ts';
import { measureHandover } from './cases/handovers.ts';
import { identityCases } from './cases/identity.ts';
import { listCases } from './cases/lists.ts';
import { mergeCases } from './cases/merges.ts';
import { measureAllNights, nightCases } from './cases/nights.ts';
import { policyCases } from './cases/policies.ts';
import { removeRawRows, saveCases } from './cases/saves.ts';
import { searchCases } from './cases/search.ts';
import { measureHost } from './host.ts';
import { type Case, type Measured, measure } from './measure.ts';
import { growthOf, type Result, resultOf, tableOf } from './report.ts';
import { type BenchRoom, openRoom } from './room.ts';
import { type BenchStore, benchStore } from './store-cache.ts';

const smallStore = 10_000;
const nightsBudgetMs = 10_000;

const { values: asked } = parseArgs({
  options: {
    json: { type: 'string' },
    customers: { type: 'string', default: '200000' },
    /** Beginnings of names, with commas; everything without it. */
    only: { type: 'string', default: '' },
  },
});
const customers = Number(asked.customers);
if (!Number.isInteger(customers) || customers < 1000) throw new RangeError('--customers: a whole number from 1000');

const chosen = asked.only.split(',');
const isAsked = (id: string): boolean => chosen.some((beginning) => id.startsWith(beginning));
const say = (line: string): void => console.log(line);
const small = await benchStore(Math.min(smallStore, customers), say);
const made = await benchStore(customers, say);
const measured = await measureStores();
const host = isAsked('host.') ? await measureHost(made) : [];
// last, because it reads the file from end to end
const counts = countsOf(made);
const results: readonly Result[] = [
  ...[...measured, ...host].map(resultOf),
  ...measured.map(growthOf).filter((result) => result !== null),
];
console.log(tableOf(results));
if (asked.json) {
  writeFileSync(asked.json, `${JSON.stringify({ environment: environmentOf(counts), results }, null, 2)}\n`);
  console.log(`written to ${asked.json}`);
}

async function measureStores(): Promise<readonly Measured[]> {
  const room = openRoom(made);
  const smallRoom = made.dataDir === small.dataDir ? null : openRoom(small);
  try {
    for (const each of [room, smallRoom]) if (each) removeRawRows(each);
    const measured: Measured[] = [];
    const smallCases = smallRoom === null ? [] : await casesOf(smallRoom);
    for (const each of (await casesOf(room)).filter(({ id }) => isAsked(id))) {
      const inSmall = smallCases.find(({ id }) => id === each.id) ?? null;
      // a night has as many customers as the store: its cost is judged by its own budget
      measured.push(await measure(each, /^(night\.|policy\.|handover\.loads)/.test(each.id) ? null : inSmall));
    }
    removeRawRows(room);
    if (isAsked('handover.5000')) measured.push(...(await measureHandover(room)));
    if (!isAsked('night.all')) return measured;
    const nights = measureAllNights(room);
    const once = { p50Ms: nights, p95Ms: nights, rawP50Ms: null, smallP50Ms: null, ratioBudget: null };
    return [...measured, { id: 'night.all', ...once, p95Budget: nightsBudgetMs }];
  } finally {
    room.close();
    smallRoom?.close();
  }
}

async function casesOf(room: BenchRoom): Promise<readonly Case[]> {
  return [
    ...searchCases(room),
    ...(await listCases(room)),
    ...detailCases(room),
    ...identityCases(room),
    ...nightCases(room),
    ...policyCases(room),
    ...saveCases(room),
    ...mergeCases(room),
    ...followUpCases(room),
  ];
}

function countsOf(from: BenchStore) {
  const room = openRoom(from);
  const { connection } = room.store;
  const count = (table: string): number => Number(connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  try {
    return {
      customers: count('customer'),
      followups: count('followup'),
      changes: count('change'),
      storeMb: Math.round(statSync(join(from.dataDir, 'data/store.db')).size / 1e6),
      sqlite: String(connection.prepare('SELECT sqlite_version()').pluck().get()),
    };
  } finally {
    room.close();
  }
}

function environmentOf(counts: ReturnType<typeof countsOf>) {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    cipher: 'aegis',
    synchronous: 'FULL',
    ...counts,
  };
}
