import { oc } from '@orpc/contract';
import { z } from 'zod';
import { type ErrorCode, errorCodes } from './errors.ts';
import { staleFieldSchema } from './stale.ts';

/** What travels with every refusal: the contract field it concerns and the words of its message. */
const refusalDataSchema = z.object({
  field: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  retryable: z.boolean(),
  stale: z.array(staleFieldSchema).optional().describe('STALE_EDIT：别人改过的每一项，现在的值、谁、什么时候改的'),
});

/** Codes that any procedure can answer with. */
const commonCodes = [
  'INVALID_INPUT',
  'UNKNOWN_FIELD',
  'NOT_SIGNED_IN',
  'SESSION_LOCKED',
  'PASSWORD_MUST_CHANGE',
  'FORBIDDEN',
  'TOKEN_READ_ONLY',
  'TOKEN_PERSONAL',
  'TOKEN_NOT_OWN',
  'TOKEN_CALENDAR_ONLY',
  'CSRF_REJECTED',
  'NOT_AVAILABLE',
  'NOT_SET_UP',
  'CUSTOMER_ERASED',
  'TOO_LARGE',
  'CUSTOMER_MERGED',
  'STORE_FULL',
  'STORE_READ_ONLY',
  'STORE_DAMAGED',
  'STORE_DISK_FAILED',
  'STORE_BUSY',
  'INTERNAL',
] as const satisfies readonly ErrorCode[];

type CommonCode = (typeof commonCodes)[number];
type ErrorEntry = { readonly status: number; readonly message: string; readonly data: typeof refusalDataSchema };

function errorMap<const C extends ErrorCode>(codes: readonly C[]): Record<C | CommonCode, ErrorEntry> {
  const entries = [...commonCodes, ...codes].map((code): [string, ErrorEntry] => [
    code,
    { status: errorCodes[code].status, message: errorCodes[code].message, data: refusalDataSchema },
  ]);
  // built from exactly these codes
  return Object.fromEntries(entries) as Record<C | CommonCode, ErrorEntry>;
}

/** What a procedure says about itself; the OpenAPI document is made of nothing else. */
export interface ProcedureSpec<I extends z.ZodType, O extends z.ZodType, C extends ErrorCode> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** REST path below /api/v1, with {blanks} that are input fields. */
  readonly path: `/${string}`;
  /** A short Chinese title. */
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  /** A strict object: unknown keys are refused. */
  readonly input: I;
  readonly output: O;
  /** The codes it answers with besides the common ones. */
  readonly errors?: readonly C[];
  /** True for what only makes sense at a screen (signing in, locking): left out of REST and its document. */
  readonly screenOnly?: boolean;
}

/** What a procedure carries besides types; read by the REST transport. */
export interface ProcedureMeta {
  readonly screenOnly?: boolean;
}

/** Declares one procedure of the contract. */
export function procedure<I extends z.ZodType, O extends z.ZodType, const C extends ErrorCode = never>(
  spec: ProcedureSpec<I, O, C>,
) {
  return oc
    .$meta<ProcedureMeta>({})
    .meta({ screenOnly: spec.screenOnly ?? false })
    .route({
      method: spec.method,
      path: spec.path,
      summary: spec.summary,
      tags: [spec.tag],
      ...(spec.description === undefined ? {} : { description: spec.description }),
    })
    .errors(errorMap(spec.errors ?? []))
    .input(spec.input)
    .output(spec.output);
}

/** No input. */
export const nothing = z.strictObject({});
/** An answer that says only that it was done. */
export const done = z.object({ done: z.literal(true) });
/** An opaque row id. */
export const idSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w:.-]+$/);
