import { surnameOf } from '../text/surname.ts';
import { isErasedName } from './erasure.ts';

export const genderLabels = { male: '男', female: '女' } as const;
export type Gender = keyof typeof genderLabels;

const titles: Readonly<Record<Gender, string>> = { male: '先生', female: '女士' };
const spoken = /\s*(先生|女士|小姐|太太)$/u;

export interface NameAndTitle {
  readonly name: string;
  /** Null where the title does not tell. */
  readonly gender: Gender | null;
}

/** Takes the title off what was typed in the name cell: `宋佳 女士` → 宋佳, female; `田先生` → 田, male. */
export function parseNameAndTitle(text: string): NameAndTitle {
  const trimmed = text.trim();
  const title = spoken.exec(trimmed);
  if (!title) return { name: trimmed, gender: null };
  return { name: trimmed.slice(0, title.index).trim(), gender: title[1] === '先生' ? 'male' : 'female' };
}

/** `宋佳 女士`: how a person is addressed on screen and paper. */
export function nameWithTitle(name: string, gender: Gender | null | undefined): string {
  return gender == null || name === '' || isErasedName(name) ? name : `${name} ${titles[gender]}`;
}

/** `宋* 女士`: what others than owner, manager and assignee see of a name (domain: privacy). */
export function maskName(name: string, gender: Gender | null = null): string {
  return nameWithTitle(`${surnameOf(name)}*`, gender);
}
