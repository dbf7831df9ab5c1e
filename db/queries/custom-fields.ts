import {
  type CustomField,
  type CustomValues,
  customFieldSchema,
  customValuesSchema,
} from '../../shared/domain/custom-field.ts';
import { type Fact, type Reader, sqlFor } from '../query.ts';

/** The fields that the store has defined itself, in its order, with those out of use: a handful, kept between writes. */
export function customFieldsOf(read: Reader): readonly CustomField[] {
  return read.known(fields);
}

const fields: Fact<readonly CustomField[]> = {
  from: ['customField'],
  read: (read) =>
    read.all(fieldQuery).flatMap((row) => {
      const { options, active, ...rest } = row;
      const field = customFieldSchema.safeParse({ ...rest, options: JSON.parse(options), active: active === 1 });
      // a kind of a later version, come from a newer device, is not this program's affair
      return field.success ? [field.data] : [];
    }),
};

const fieldQuery = sqlFor
  .selectFrom('customField')
  .select(['code', 'label', 'kind', 'options', 'scope', 'requiredFrom', 'sort', 'active'])
  .where('deletedHlc', 'is', null)
  .orderBy('sort')
  .orderBy('id');

/** The column `custom` of a card or a customer; rows written before there was one hold ''. */
export function readCustomColumn(column: string): CustomValues {
  return column === '' ? {} : customValuesSchema.parse(JSON.parse(column));
}
