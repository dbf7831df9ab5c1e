import { withoutLabel } from './label.ts';

/** An account's name as WeChat gives it, or one made of a phone or QQ number: letters, digits, `_` and `-`. */
const account = /^[a-z0-9][a-z0-9_-]{4,39}$/;

/**
 * The form in which WeChat accounts are compared: NFKC, without white space and the word 微信 before it, in small letters.
 * Null for what is no account: 「同号」, a nickname, an answer such as 「无」. Two people may write those, so nobody is known
 * by them (§七: the same WeChat). Idempotent where it is not null; the text itself stays as it was typed.
 */
export function wechatKey(raw: string): string | null {
  const text = withoutLabel(raw, /^(?:微信号?|wechat|vx|wx)(?=[\s:=])/iu)
    .toLowerCase()
    .replace(/[\p{White_Space}\p{Default_Ignorable_Code_Point}]/gu, '');
  return account.test(text) ? text : null;
}
