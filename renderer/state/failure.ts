import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { type ErrorCode, errorCodes, messageOf } from '../../shared/contract/errors.ts';
import { type StaleField, staleFieldSchema } from '../../shared/contract/stale.ts';

/** A failed call as a screen shows it. */
export interface Failure {
  /** From the closed list; null when the host could not be reached. */
  readonly code: ErrorCode | null;
  /** The Chinese sentence with the way out. */
  readonly text: string;
  /** The contract field to go to, or null. */
  readonly field: string | null;
  /** The number that helps whoever is asked for help, or null. */
  readonly errorNumber: string | null;
  /** Trying the same again may work. */
  readonly retryable: boolean;
}

/** Reads whatever a call of the contract threw. Bugs of this page and lost connections get words of their own. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof ORPCError)) return unreachable;
  const { code } = error;
  if (!isErrorCode(code)) return unreachable;
  const { params, field } = readData(error.data);
  return {
    code,
    text: messageOf(code, params),
    field,
    errorNumber: code === 'INTERNAL' ? String(params.id ?? '') || null : null,
    retryable: errorCodes[code].retryable,
  };
}

/** What a refusal says besides its sentence, for the screen that can go on from there. */
export function paramsOf(error: unknown): Readonly<Record<string, string | number>> {
  return error instanceof ORPCError ? readData(error.data).params : {};
}

/** What somebody else wrote meanwhile, field by field (STALE_EDIT); nothing for any other failure. */
export function staleOf(error: unknown): readonly StaleField[] {
  if (!(error instanceof ORPCError) || error.code !== 'STALE_EDIT') return [];
  const parsed = staleSchema.safeParse(error.data);
  return parsed.success ? parsed.data.stale : [];
}

const staleSchema = z.object({ stale: z.array(staleFieldSchema) });

const unreachable: Failure = {
  code: null,
  text: '连不上展厅主机，刚才这一步没有保存；之前保存的都在。请看展厅主机是否开着，再试一次',
  field: null,
  errorNumber: null,
  retryable: true,
};

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorCodes, code);
}

function readData(data: unknown): {
  readonly params: Readonly<Record<string, string | number>>;
  readonly field: string | null;
} {
  if (typeof data !== 'object' || data === null) return { params: {}, field: null };
  const { params, field } = data as { readonly params?: unknown; readonly field?: unknown }; // any JSON may stand here
  const entries = typeof params === 'object' && params !== null ? Object.entries(params) : [];
  return {
    params: Object.fromEntries(
      entries.filter(
        (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
      ),
    ),
    field: typeof field === 'string' ? field : null,
  };
}
