import type { AnyContractProcedure } from '@orpc/contract';
import { JsonSchemaCoercer } from '@orpc/json-schema';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';
import { contract } from '../../shared/contract/index.ts';
import type { Prepare } from '../orpc.ts';

type JsonSchema = Parameters<JsonSchemaCoercer['coerce']>[0];

/** Reads numbers, booleans and lists from the strings of a query, by the procedure's own schema. */
export function createCoercer(): Prepare {
  const coercer = new JsonSchemaCoercer();
  const schemas = new Map<string, JsonSchema>();
  return (capability, procedure, input) => {
    const name = `${capability}.${procedure}`;
    const schema = schemas.get(name) ?? inputJsonSchema(capability, procedure);
    schemas.set(name, schema);
    return coercer.coerce(schema, input ?? {});
  };
}

function inputJsonSchema(capability: string, procedure: string): JsonSchema {
  // by name the contract is a plain lookup; names come from the router made of it
  const specs = contract as unknown as Readonly<
    Record<string, Readonly<Record<string, { readonly '~orpc': { readonly inputSchema: z.ZodType } }>>>
  >;
  const schema = specs[capability]?.[procedure]?.['~orpc'].inputSchema ?? z.unknown();
  // zod writes JSON Schema 2020-12, which is what the coercer reads
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

/** The OpenAPI 3.1 document of everything that other programs may call. */
export function openApiDocument(version: string): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(contract, {
    filter: ({ contract: spec }) => isForPrograms(spec),
    info: {
      title: '洽谈卡',
      version,
      description:
        '展厅的洽谈卡、回访与次日核对。每个接口与界面用的是同一套规则与权限。请求带 `Authorization: Bearer <令牌>`，令牌由系统管理员在「设置」里给一位员工签发，权限与这位员工相同。失败时返回固定的错误码、中文说明与相关项目。',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  });
}

/** Signing in, locking and the like make sense at a screen only. */
export function isForPrograms(spec: AnyContractProcedure): boolean {
  return Reflect.get(spec['~orpc'].meta, 'screenOnly') !== true;
}
