import SwaggerParser from '@apidevtools/swagger-parser';
import { expect, it } from 'vitest';
import { openApiDocument } from '../../../api/transport/openapi.ts';
import { errorCodes } from '../../../shared/contract/errors.ts';
import { allProcedures } from './procedures.ts';

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly responses: Readonly<Record<string, unknown>>;
}

async function operations(): Promise<readonly Operation[]> {
  const document = (await openApiDocument('0.1.0')) as { paths: Record<string, Record<string, Operation>> }; // OpenAPI's own shape
  return Object.values(document.paths).flatMap((path) => Object.values(path));
}

it('the document is valid OpenAPI 3.1', async () => {
  const document = structuredClone(await openApiDocument('0.1.0'));
  const parsed = await SwaggerParser.validate(document as never); // made by the generator
  expect(Reflect.get(parsed, 'openapi')).toMatch(/^3\.1\./);
});

it('every procedure for other programs is in it, with a Chinese title, a tag and its refusals', async () => {
  const known = await operations();
  const names = new Set(known.map(({ operationId }) => operationId));
  const screenOnly = allProcedures().filter(({ name }) => !names.has(name));
  for (const { name } of screenOnly) expect(name).toMatch(/^(session|setup|live)\.|RecoveryKey$/);
  for (const operation of known) {
    expect(operation.summary, operation.operationId).toMatch(/[\u4e00-\u9fff]/);
    expect(operation.tags, operation.operationId).toHaveLength(1);
    expect(Object.keys(operation.responses), operation.operationId).toEqual(expect.arrayContaining(['401', '403']));
  }
});

it('every refusal of the closed list is answered by some procedure, and names its status', async () => {
  const declared = new Set(allProcedures().flatMap(({ errors }) => errors));
  const unused = Object.keys(errorCodes).filter((code) => !declared.has(code));
  expect(unused).toEqual([]);
});
