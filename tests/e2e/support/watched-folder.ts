import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { aWav } from '../../fixtures/sounds.ts';
import { openAs } from './desk.ts';

/** A folder that telephones leave their recordings in. */
export interface SoundFolder {
  readonly path: string;
  /** Leaves a recording of so many seconds there, or a file with other words in it. */
  readonly drop: (name: string, content: number | string) => void;
  /** Takes the folder away; twice does no harm. */
  readonly remove: () => void;
}

/** A folder of its own; whoever asked for it removes it. */
export function newSoundFolder(): SoundFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'qiatan-录音-')));
  return {
    path,
    drop: (name, content) => writeFileSync(join(path, name), typeof content === 'number' ? aWav(content) : content),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** What the screen says about the folder. */
export const folderState = (page: Page): Locator => page.getByRole('region', { name: '文件夹的情况' });

const pathField = (page: Page): Locator => page.getByRole('textbox', { name: /^文件夹/ });

/** The manager goes to where it is said which folder is watched. */
export async function openFolderScreen(page: Page, url: string): Promise<void> {
  await openAs(page, url, 'sales_manager6', '/settings/recordings');
}

/** Asks there for a folder to be watched, by keys alone. */
export async function askToWatch(page: Page, path: string): Promise<void> {
  await pathField(page).fill(path);
  await page.keyboard.press('Control+s');
}

/** Has a folder watched whose path was copied with its quotes, and stays until it was looked at once. */
export async function watchFolder(page: Page, url: string, folder: SoundFolder): Promise<void> {
  await openFolderScreen(page, url);
  await askToWatch(page, `"${folder.path}"`);
  await expect(folderState(page)).toContainText('上次看完');
  await expect(pathField(page)).toHaveValue(folder.path);
  await pathField(page).blur();
}

/** Has it looked at now instead of at the next turn; no field may have the keyboard. */
export async function lookNow(page: Page): Promise<void> {
  const look = page.getByRole('button', { name: '现在看一遍' });
  await expect(look).toBeEnabled();
  // busy, it is not disabled: until the look before has its answer, R is not heard
  await expect(look).not.toHaveAttribute('aria-busy');
  await page.keyboard.press('r');
}
