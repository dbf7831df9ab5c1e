import { expect, type Page } from '@playwright/test';
import { cellOf } from './card-screen.ts';

/**
 * Somebody at the keyboard whose inputs are counted as the domain counts them (§6): one field filled, one choice or one
 * button is one, however much is typed in it; going from field to field costs nothing.
 */
export interface CountedHands {
  /** Goes on by Enter, Tab, F2 or F4: no input. */
  walk(key: 'Enter' | 'Tab' | 'F2' | 'F4', toField: string): Promise<void>;
  /** Fills the field that has the focus. */
  field(words: string): Promise<void>;
  /** Takes a choice by its key. */
  choose(key: string): Promise<void>;
  /** Picks from a list by typing a few letters of it. */
  pick(words: string): Promise<void>;
  /** Presses a button by its key. */
  button(key: string): Promise<void>;
  /** Inputs so far, by what they were. */
  readonly inputs: readonly string[];
}

const mostSteps = 40;

export function countedHands(page: Page): CountedHands {
  const inputs: string[] = [];
  const at = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset.cell ?? null);
  return {
    inputs,
    walk: async (key, toField) => {
      for (let step = 0; step < mostSteps; step++) {
        if ((await at()) === toField) return;
        await page.keyboard.press(key);
      }
      throw new Error(`${key} does not lead to ${toField}`);
    },
    field: async (words) => {
      await page.keyboard.type(words);
      inputs.push(`${await at()}: ${words}`);
    },
    choose: async (key) => {
      await page.keyboard.press(key);
      inputs.push(`choice ${key}`);
    },
    pick: async (words) => {
      const field = (await at()) ?? '';
      await page.keyboard.type(words);
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(cellOf(page, field)).toHaveValue(new RegExp(words));
      inputs.push(`choice ${words}`);
    },
    button: async (key) => {
      await page.keyboard.press(key);
      inputs.push(`button ${key}`);
    },
  };
}
