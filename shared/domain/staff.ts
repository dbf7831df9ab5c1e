import { z } from 'zod';
import { textField, textProblem } from '../text/clean.ts';

/** A login name as it is kept and compared: width and case do not matter, so that nobody is locked out by an IME. */
function normaliseLoginName(raw: string): string {
  return raw.normalize('NFKC').trim().toLowerCase();
}

/** What a person types to sign in; compared after `normaliseLoginName`. */
export const loginNameSchema = z
  .string({ error: '要填文字' })
  .overwrite(normaliseLoginName)
  .superRefine((name, context) => {
    const problem = name === '' ? '不能空着，请填写' : (textProblem(name, { max: 40 }) ?? spaceProblem(name));
    if (problem) context.addIssue({ code: 'custom', message: problem });
  })
  .meta({ title: '登录名', description: '不分大小写，最多 40 个字', maxLength: 40, minLength: 1 });

/** A password as typed; what is too easy is refused where it is set, because that depends on the login name. */
export const passwordSchema = z.string().min(1).max(200);

/** Whether a password is one that anybody guesses: short, one repeated character, the login name. */
export function isWeakPassword(password: string, loginName: string): boolean {
  const isOneCharacter = new Set(password).size === 1;
  return [...password].length < 8 || isOneCharacter || password.toLowerCase() === loginName.trim().toLowerCase();
}

/** A person's name on cards and lists. */
export const staffNameSchema = textField({ label: '姓名', max: 20 });

function spaceProblem(name: string): string | null {
  return /\s/u.test(name) ? '中间不能有空格' : null;
}
