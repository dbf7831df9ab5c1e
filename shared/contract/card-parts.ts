import { z } from 'zod';
import { genderLabels } from '../domain/person-name.ts';

/** A card that was saved in a hurry, or one with every required field. */
export const cardStateSchema = z.enum(['quick', 'complete']).describe('quick 快速保存，complete 已完成');

export const genderSchema = z.enum(['male', 'female']).describe(genderWords());

/** The code of a dictionary entry. */
export const codeSchema = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[a-z][a-z0-9_]*$/, { error: '不是列表里的代码，请从列表里选' });

function genderWords(): string {
  return Object.entries(genderLabels)
    .map(([code, label]) => `${code} ${label}`)
    .join('，');
}
