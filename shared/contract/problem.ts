import type { z } from 'zod';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { labelOf } from './labels.ts';

type Issue = z.core.$ZodIssue;

/** The first thing wrong with an input as a refusal that names the field in Chinese and says what is wrong. */
export function refusalOfIssues(issues: readonly Issue[]): Refusal {
  const issue = issues[0];
  if (!issue) return refuse('INVALID_INPUT', { field: '内容', problem: '不对，请检查后再试' });
  if (issue.code === 'unrecognized_keys') {
    const name = issue.keys[0] ?? '';
    return refuse('UNKNOWN_FIELD', { field: shown(name) }, name);
  }
  const names = issue.path.filter((part) => typeof part === 'string');
  const name = names.at(-1) ?? '';
  const [first = '', ...rest] = names;
  const field = wrappers.has(first) && rest.length > 0 ? rest : names;
  return refuse('INVALID_INPUT', { field: labelOf(name), problem: problemOf(issue) }, field.join('.') || null);
}

/** What a form sends its cells in: a refusal names the cell the same way whoever refuses it. */
const wrappers: ReadonlySet<string> = new Set(['values', 'body', 'patch']);

/** A name typed by another program, cut so that it cannot flood a message. */
function shown(name: string): string {
  const clean = name.replace(/[\p{C}]/gu, '');
  return clean.length > 30 ? `${clean.slice(0, 30)}…` : clean;
}

function problemOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '没有填' : `要填${kinds[issue.expected] ?? '正确的内容'}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `太长，最多 ${issue.maximum} 个字`
        : issue.origin === 'array'
          ? `太多，最多 ${issue.maximum} 个`
          : `太大，最大 ${issue.maximum}`;
    case 'too_small':
      return issue.origin === 'string'
        ? '没有填'
        : issue.origin === 'array'
          ? `太少，至少 ${issue.minimum} 个`
          : `太小，最小 ${issue.minimum}`;
    case 'invalid_value':
      return '不是可选的值，请从列表里选';
    case 'custom':
      return issue.message;
    default:
      return issue.message.startsWith('Invalid') ? '格式不对，请检查后再填' : issue.message;
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组内容',
};
