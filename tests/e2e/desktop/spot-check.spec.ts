import { rmSync } from 'node:fs';
import { test } from '@playwright/test';
import { windowPlace } from '../scenarios/place.ts';
import { draw, failCall, readFinding } from '../scenarios/spot-check.ts';
import { startDesktop } from '../support/desktop.ts';
import { seededFolder } from '../support/seeded.ts';

test('a recording is drawn, heard and scored at the window of the desktop, and its consultant reads what was found', async () => {
  const dataDir = seededFolder('recorded-week');
  const desktop = await startDesktop('2026-11-21 14:32', dataDir);
  try {
    const place = windowPlace(await desktop.window(), desktop);
    await draw(place);
    await failCall(place);
    await readFinding(place);
  } finally {
    await desktop.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});
