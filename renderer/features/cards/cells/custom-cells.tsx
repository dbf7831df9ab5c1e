import type { ReactElement } from 'react';
import {
  type CustomField,
  customPath,
  isCustomRequired,
  shownCustomFields,
} from '../../../../shared/domain/custom-field.ts';
import { customRows } from '../../../../shared/domain/custom-layout.ts';
import type { CellProps } from '../../../components/card/cell.tsx';
import type { CardModel } from '../card-model.ts';
import { CustomFieldCell } from './custom-field-cell.tsx';
import { isMissing } from './frame.ts';

/** The cells of the store's own fields (本店), in rows that are full; nothing where the store has defined none. */
export function CustomCells({ model }: { readonly model: CardModel }): ReactElement {
  const values = model.typed.custom ?? {};
  return (
    <>
      {customRows(shownCustomFields(model.words.customFields, values))
        .flat()
        .map(({ field, width }) => (
          <CustomFieldCell
            key={field.code}
            field={field}
            today={model.today}
            frame={frameOf(model, field, width)}
            value={values[field.code] ?? null}
            onChange={(value) => model.set({ custom: { ...model.typed.custom, [field.code]: value } })}
          />
        ))}
    </>
  );
}

function frameOf(model: CardModel, field: CustomField, width: number): CellProps {
  const name = customPath(field.code);
  const missing = isMissing(model, name);
  const need = missing && model.asked;
  return {
    name,
    label: field.label,
    span: width,
    required: isCustomRequired(field, model.shown.arrivedAt),
    missing,
    need,
    error: model.problemOf(name),
    ...(field.active ? {} : { as: '已停用' }),
  };
}
