import { z } from 'zod';
import { contract } from '../../../shared/contract/index.ts';

/** A JSON Schema as zod writes it, as far as the samplers read it. */
export interface InputSchema {
  readonly type?: string | undefined;
  readonly properties?: Readonly<Record<string, InputSchema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: InputSchema | undefined;
  readonly anyOf?: readonly InputSchema[] | undefined;
  readonly oneOf?: readonly InputSchema[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly minimum?: number | undefined;
  readonly minItems?: number | undefined;
  readonly pattern?: string | undefined;
}

/** One procedure of the contract with what it takes. */
export interface Procedure {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly errors: readonly string[];
  readonly schema: InputSchema;
}

type Spec = {
  readonly '~orpc': {
    readonly inputSchema: z.ZodType;
    readonly errorMap: object;
    readonly route: { readonly method: string; readonly path: string };
  };
};

/** Every procedure of the contract. */
export function allProcedures(): readonly Procedure[] {
  return Object.entries(contract).flatMap(([capability, procedures]) =>
    Object.entries(procedures as unknown as Readonly<Record<string, Spec>>).map(([procedure, spec]) => ({
      // the contract's own shape, read by name
      name: `${capability}.${procedure}`,
      method: spec['~orpc'].route.method,
      path: spec['~orpc'].route.path,
      errors: Object.keys(spec['~orpc'].errorMap),
      schema: z.toJSONSchema(spec['~orpc'].inputSchema, { io: 'input', unrepresentable: 'any' }) as InputSchema,
    })),
  );
}

/** A value that fits a schema as far as its shape says; ids and codes are invented and belong to nobody. */
export function sampleOf(schema: InputSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return sampleOf(choice[0] ?? {});
  if (schema.type === 'object')
    return Object.fromEntries((schema.required ?? []).map((key) => [key, sampleOf(schema.properties?.[key] ?? {})]));
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1);
  if (schema.type === 'boolean') return false;
  return schema.pattern?.includes('\\d{4}') ? '2026-03-12' : 'nobody';
}

/** What hostile and clumsy programs send. */
export const hostileValues: readonly unknown[] = [
  null,
  -1,
  1e308,
  Number.NaN,
  true,
  [],
  [[]],
  {},
  { __proto__: null, constructor: 'x' },
  '',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x'.repeat(10_000),
  '汉'.repeat(10_000),
  "'; DROP TABLE customer; --",
  '" OR 1=1 --',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '-2026-01-01',
  '１３９００００６６２１',
  '👩‍👩‍👧‍👦',
];
