import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const runModule = join(import.meta.dirname, 'run.mjs');

/** A process that runs `child` through run() and ends with the code it got; `ready` resolves when the child speaks. */
function start(child: string) {
  const script = `const { run } = await import(${JSON.stringify(runModule)});
    process.exitCode = await run(process.execPath, ['-e', ${JSON.stringify(child)}]);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ready = new Promise((resolve) => parent.stdout.once('data', resolve));
  const ended = new Promise((resolve) => parent.once('close', resolve));
  return { parent, ready, ended };
}

describe('a command run for another is that command to the outside', () => {
  it('ends with its exit code', async () => {
    expect(await start('process.exit(7)').ended).toBe(7);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('hands %s on and waits for it to finish in order', async (signal) => {
    const polite = `process.on('${signal}', () => setTimeout(() => process.exit(3), 50)); console.log('ready'); setInterval(() => {}, 1000)`;
    const { parent, ready, ended } = start(polite);
    await ready;
    parent.kill(signal);
    expect(await ended).toBe(3);
  });

  it('tells a death by signal from an exit', async () => {
    expect(await start("process.kill(process.pid, 'SIGKILL')").ended).toBe(137);
  });

  it('says in words that a command does not exist', async () => {
    const script = `const { run } = await import(${JSON.stringify(runModule)}); process.exitCode = await run('/no/such/command', []);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(127);
    expect(said).toContain('无法运行 /no/such/command');
  });
});
