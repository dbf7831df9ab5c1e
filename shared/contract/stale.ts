import { z } from 'zod';
import { instantSchema, personSchema } from './page.ts';

/** A field that somebody else wrote while the caller was writing it as well: his value, by whom and when. */
export const staleFieldSchema = z.object({
  field: z.string(),
  label: z.string(),
  stored: z.unknown().describe('现在的值；不是自己的客户时联系方式遮住'),
  by: personSchema.nullable(),
  at: instantSchema.nullable(),
});

export type StaleField = z.infer<typeof staleFieldSchema>;
