// npm run screenshots: every screen in two sizes, light and dark, from the demo showroom
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { createHubHost, type HubHost } from '../hub/host.ts';
import { addDays, civilDateAt } from '../shared/calendar/civil-date.ts';
import type { Role } from '../shared/domain/roles.ts';
import { buildRenderer } from './build-renderer.ts';
import { reportClaims } from './checks/claims.ts';
import { chromiumArgs, chromiumPath } from './chromium.ts';
import { crew, demoPassword } from './demo/crew.ts';
import { generateDemo } from './demo/generate.ts';
import { openCamera, type Shot } from './pictures/camera.ts';
import { gateShots, signIn } from './pictures/gates.ts';
import { bringTo } from './pictures/moments.ts';
import { declaredScreens } from './pictures/routes.ts';
import type { Visitor } from './pictures/rpc.ts';
import { judgeTheRest, loginOf, sampleAddresses, scenesOf } from './pictures/scenes.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'screenshots');
const version = '0.0.0-screenshots';
/** Pictures that the documents show. */
const documented: Readonly<Record<string, string>> = {
  'today-1366-light.png': 'today.png',
  'cards-draft-draft-1366-light.png': 'card.png',
  'customers-id-1366-light.png': 'customer.png',
  'audit-day-1366-light.png': 'audit.png',
  'sheets-day-1366-light.png': 'sheet.png',
  'traffic-receptionist-1366-light.png': 'traffic.png',
  'findings-1366-light.png': 'findings.png',
  'gate-set-up-1366-light.png': 'set-up.png',
};

const { values: asked } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const work = mkdtempSync(join(tmpdir(), 'qiatan-pictures-'));
const hosts: HubHost[] = [];
try {
  await buildRenderer();
  console.log('» 正在准备演示展厅……');
  const demoDir = join(work, 'demo');
  const now = Date.now();
  await generateDemo({ dataDir: demoDir, now, random: (bytes) => randomBytes(bytes), version });
  const url = await serve(demoDir);
  const freshUrl = await serve(join(work, 'fresh'));
  report(await takeAll({ url, freshUrl, today: civilDateAt(now, 'Asia/Shanghai') }));
} finally {
  for (const host of hosts) await host.close();
  rmSync(work, { recursive: true, force: true });
}

async function serve(dataDir: string): Promise<string> {
  const host = await createHubHost({
    dataDir,
    version,
    screens: join(root, 'out/renderer'),
    port: 0,
    worker: new URL('../api/worker.ts', import.meta.url),
    log: (line) => console.error(line),
    onDeath: (error) => {
      throw error;
    },
  });
  hosts.push(host);
  return host.url;
}

interface Taken {
  readonly shots: readonly Shot[];
  readonly missing: readonly string[];
}

async function takeAll(at: {
  readonly url: string;
  readonly freshUrl: string;
  readonly today: string;
}): Promise<Taken> {
  const { routes, gates } = await declaredScreens();
  const visitors = new Map<Role, Visitor>();
  const as = async (role: Role): Promise<Visitor> => {
    const known =
      visitors.get(role) ?? (role === 'consultant' ? await busiest(at.url) : await one(at.url, loginOf(role)));
    visitors.set(role, known);
    return known;
  };
  const scenes = scenesOf(routes, await sampleAddresses(at.today, as)).filter(({ name }) =>
    name.startsWith(asked.only),
  );
  const before: Readonly<Record<string, () => Promise<void>>> = {
    '/audit/$day/sheet': async () => judgeTheRest(await as('sales_manager'), addDays(at.today, -1)),
  };
  rmSync(folder, { recursive: true, force: true });
  const browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumArgs] });
  try {
    const shots: Shot[] = [];
    for (const role of new Set(scenes.map((scene) => scene.role))) {
      const camera = await openCamera(browser, { url: at.url, folder, who: await as(role) });
      for (const scene of scenes.filter((each) => each.role === role)) {
        await before[scene.route]?.();
        const { moment } = scene;
        shots.push(
          ...(await camera.take(scene.name, scene.address, async (page) => {
            if (moment) await bringTo(page, moment);
          })),
        );
        console.log(`  ${scene.name}`);
      }
      await camera.close();
    }
    const places = { url: at.url, freshUrl: at.freshUrl, folder, admin: await as('admin') };
    for (const gate of asked.only === '' ? gates : [])
      shots.push(...((await gateShots[gate]?.(browser, places)) ?? []));
    const shown = new Set([
      ...scenes.map(({ route }) => route),
      ...gates.filter((gate) => gateShots[gate] !== undefined),
    ]);
    return { shots, missing: [...routes.map(({ path }) => path), ...gates].filter((name) => !shown.has(name)) };
  } finally {
    await browser.close();
  }
}

function one(url: string, loginName: string): Promise<Visitor> {
  return signIn(url, loginName, demoPassword);
}

/** The consultant with most to do today: his list is what a picture should show. */
async function busiest(url: string): Promise<Visitor> {
  const consultants = crew.filter(({ role }) => role === 'consultant');
  const counted = await Promise.all(
    consultants.map(async ({ loginName }) => {
      const who = await one(url, loginName);
      const { open, overdue } = await who.call('plan.counts', {});
      return { who, busy: open + 5 * Math.min(overdue, 1) };
    }),
  );
  const [first] = counted.sort((a, b) => b.busy - a.busy);
  if (!first) throw new Error('the demo has no consultants');
  return first.who;
}

function report({ shots, missing }: Taken): void {
  const images = join(root, 'docs/images');
  mkdirSync(images, { recursive: true });
  const files = new Set(shots.map(({ file }) => file));
  for (const [file, name] of Object.entries(documented))
    if (files.has(file)) copyFileSync(join(folder, file), join(images, name));
  const lines = shots.flatMap(({ file, troubles }) => troubles.map((trouble) => `${file}：${trouble}`));
  // the claim below shows the first ones
  writeFileSync(join(folder, 'troubles.txt'), lines.map((line) => `${line}\n`).join(''));
  reportClaims([
    { claim: `每个画面都有照片（${shots.length} 张，在 screenshots/）`, against: missing },
    {
      claim: '没有超出、截断和报错',
      against: lines,
    },
    { claim: '文档里的图都拍到了', against: Object.keys(documented).filter((file) => !files.has(file)) },
  ]);
}
