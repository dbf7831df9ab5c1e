import { z } from 'zod';
import { messageOf } from '../../../shared/contract/errors.ts';
import { labelOf } from '../../../shared/contract/labels.ts';
import { refusalOfIssues } from '../../../shared/contract/problem.ts';
import { isWeakPassword, loginNameSchema, staffNameSchema } from '../../../shared/domain/staff.ts';
import {
  deviceCodeSchema,
  hoursProblem,
  storeHoursFields,
  storeNameSchema,
} from '../../../shared/domain/store-settings.ts';
import { wordPinyinOf } from '../../../shared/text/pinyin.ts';

/** What the three sheets have been told so far; it lives as long as the wizard, because a password is among it. */
export interface Answers {
  readonly storeName: string;
  readonly zone: string;
  readonly openingTime: string;
  readonly closingTime: string;
  readonly closedWeekdays: readonly number[];
  readonly deviceCode: string;
  readonly adminName: string;
  readonly adminLoginName: string;
  readonly adminPassword: string;
  readonly passwordAgain: string;
  /** Null until chosen: the program does not choose this for a store. */
  readonly finesOn: boolean | null;
  readonly legalNoticeAccepted: boolean;
  readonly recoveryKeyTail: string;
}

export const blankAnswers: Answers = {
  storeName: '',
  zone: 'Asia/Shanghai',
  openingTime: '08:30',
  closingTime: '18:00',
  closedWeekdays: [],
  deviceCode: 'A',
  adminName: '',
  adminLoginName: '',
  adminPassword: '',
  passwordAgain: '',
  finesOn: null,
  legalNoticeAccepted: false,
  recoveryKeyTail: '',
};

/** What each sheet of the wizard is given. */
export interface SheetProps {
  readonly answers: Answers;
  readonly change: (part: Partial<Answers>) => void;
  readonly errorAt: (field: keyof Answers) => string | null;
}

/** The sheets, and the contract's fields that stand on each: a refusal leads back to its own. */
export const sheets = [
  {
    title: '店面',
    fields: ['storeName', 'zone', 'openingTime', 'closingTime', 'closedWeekdays', 'deviceCode'],
  },
  { title: '管理员', fields: ['adminName', 'adminLoginName', 'adminPassword'] },
  { title: '规则与恢复密钥', fields: ['finesOn', 'legalNoticeAccepted', 'recoveryKeyTail'] },
] as const satisfies readonly { readonly title: string; readonly fields: readonly (keyof Answers)[] }[];

/** The sheet on which a field stands; null for one that stands on none. */
export function sheetOf(field: string | null): number | null {
  const at = sheets.findIndex((sheet) => sheet.fields.some((name) => name === field));
  return at === -1 ? null : at;
}

/** A login name to begin with: the pinyin of the person's name. */
export function proposeLoginName(name: string): string {
  return wordPinyinOf(name).full.toLowerCase();
}

/** Everything that is wrong with a sheet before the host is asked, by the rules that the host goes by; by field. */
export function problemsOf(sheet: number, answers: Answers): Problems {
  if (sheet === 0) return storeProblems(answers);
  if (sheet === 1) return adminProblems(answers);
  return ruleProblems(answers);
}

type Problems = Readonly<Partial<Record<keyof Answers, string>>>;

function storeProblems(answers: Answers): Problems {
  const found = problemsBy({ storeName: storeNameSchema, ...storeHoursFields, deviceCode: deviceCodeSchema }, answers);
  if (found.openingTime !== undefined || found.closingTime !== undefined) return found;
  const hours = hoursProblem(answers);
  return hours === null ? found : { ...found, closingTime: `「${labelOf('closingTime')}」${hours}` };
}

function adminProblems(answers: Answers): Problems {
  const { adminPassword, adminLoginName, passwordAgain } = answers;
  const found = problemsBy({ adminName: staffNameSchema, adminLoginName: loginNameSchema }, answers);
  if (isWeakPassword(adminPassword, adminLoginName)) return { ...found, adminPassword: messageOf('PASSWORD_WEAK', {}) };
  return adminPassword === passwordAgain ? found : { ...found, passwordAgain: '两次输的密码不一样，请再输一次' };
}

function ruleProblems({ finesOn, legalNoticeAccepted, recoveryKeyTail }: Answers): Problems {
  return {
    ...(finesOn === null ? { finesOn: '请选罚款开还是关' } : {}),
    ...(finesOn && !legalNoticeAccepted ? { legalNoticeAccepted: '要先看过并打勾，才能开启罚款' } : {}),
    ...(recoveryKeyTail.trim() === '' ? { recoveryKeyTail: '请看着抄下的恢复密钥，填最后 4 位' } : {}),
  };
}

/** What the schemas find wrong, each field for itself, in the words of the host's refusal. */
function problemsBy(shape: Readonly<Partial<Record<keyof Answers, z.ZodType>>>, answers: Answers): Problems {
  const parsed = z.object(shape).safeParse(answers);
  const issues = parsed.success ? [] : parsed.error.issues.toReversed();
  return Object.fromEntries(
    issues.map((issue) => {
      const { code, params } = refusalOfIssues([issue]);
      return [String(issue.path[0]), messageOf(code, params)];
    }),
  );
}
