import { z } from 'zod';

/** What a text field is called and how long it may be, counted in characters as people see them. */
export interface TextFieldSpec {
  /** The field's Chinese name: the title in the API's description. */
  readonly label: string;
  /** Longest permitted length in Unicode code points, after trimming. */
  readonly max: number;
  /** True where line breaks belong to the text (remarks, what was said). */
  readonly multiline?: boolean;
}

/** Length as people count it: one per code point, so that a rare character is one and not two. */
export function textLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/**
 * Trims and composes (NFC) a text and gives every line break the same form. Idempotent; leaves alone what
 * `textProblem` refuses.
 */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
}

const controls = /\p{Cc}/u;
const controlsButLines = /[^\P{Cc}\n\t]/u;
/** Marks that turn the reading direction around; one of them in a name scrambles a printed sheet. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/u;

/**
 * What is wrong with a text, as the rest of a sentence that begins with the field's name; null if nothing is.
 * U+0000 and lone surrogates are refused because not every database stores them.
 */
export function textProblem(text: string, spec: Pick<TextFieldSpec, 'max' | 'multiline'>): string | null {
  if (!text.isWellFormed()) return '里有残缺的字符，请删掉后重打';
  if ((spec.multiline ? controlsButLines : controls).test(text) || directionMarks.test(text)) {
    return '里有看不见的控制字符，请删掉后重打';
  }
  const length = textLength(text);
  return length > spec.max ? `最多 ${spec.max} 个字，现在 ${length} 个，请缩短` : null;
}

/**
 * A text that must not be empty: trimmed, composed, of limited length. A message of the schema is the rest of a sentence
 * that begins with the field's name, as everywhere in INVALID_INPUT.
 */
export function textField(spec: TextFieldSpec): z.ZodString {
  return checkedText(spec, 1);
}

/** Like `textField`, but may be empty. */
export function optionalText(spec: TextFieldSpec): z.ZodString {
  return checkedText(spec, 0);
}

function checkedText(spec: TextFieldSpec, min: 0 | 1): z.ZodString {
  return z
    .string({ error: '要填文字' })
    .overwrite(cleanText)
    .superRefine((text, context) => {
      const problem = text.length < min ? '不能空着，请填写' : textProblem(text, spec);
      if (problem) context.addIssue({ code: 'custom', message: problem });
    })
    .meta({
      title: spec.label,
      description: `最多 ${spec.max} 个字`,
      maxLength: spec.max,
      ...(min === 1 ? { minLength: 1 } : {}),
    });
}
