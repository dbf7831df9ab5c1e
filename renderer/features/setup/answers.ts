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

/** What is wrong with a sheet before the host is asked; by field. */
export function problemsOf(sheet: number, answers: Answers): Readonly<Partial<Record<keyof Answers, string>>> {
  if (sheet === 0) return answers.storeName.trim() === '' ? { storeName: '店名不能空着，请填写' } : {};
  if (sheet === 1) return adminProblems(answers);
  return ruleProblems(answers);
}

function adminProblems(answers: Answers): ReturnType<typeof problemsOf> {
  if (answers.adminName.trim() === '') return { adminName: '姓名不能空着，请填写' };
  if (answers.adminLoginName.trim() === '') return { adminLoginName: '登录名不能空着，请填写' };
  if ([...answers.adminPassword].length < 8) return { adminPassword: '密码至少 8 位' };
  if (answers.adminPassword !== answers.passwordAgain) return { passwordAgain: '两次输的密码不一样，请再输一次' };
  return {};
}

function ruleProblems(answers: Answers): ReturnType<typeof problemsOf> {
  if (answers.finesOn === null) return { finesOn: '请选罚款开还是关' };
  if (answers.finesOn && !answers.legalNoticeAccepted) return { legalNoticeAccepted: '要先看过并打勾，才能开启罚款' };
  if (answers.recoveryKeyTail.trim() === '') return { recoveryKeyTail: '请看着抄下的恢复密钥，填最后 4 位' };
  return {};
}
