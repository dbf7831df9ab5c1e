import type { ReactElement } from 'react';
import type { CustomOption } from '../../../shared/domain/custom-field.ts';
import { Button } from '../../components/button.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { TextInput } from './text-input.tsx';

interface CustomOptionsProps {
  readonly options: readonly CustomOption[];
  readonly disabled: boolean;
  readonly onChange: (options: readonly CustomOption[]) => void;
}

/** The choices that there are: renamed in place, put out of use and back; cards carry them, so none is thrown away. */
export function CustomOptions({ options, disabled, onChange }: CustomOptionsProps): ReactElement {
  const change = (code: string, patch: Partial<CustomOption>): void =>
    onChange(options.map((option) => (option.code === code ? { ...option, ...patch } : option)));
  return (
    <>
      {options.map(({ code, label, active }, index) => (
        <FieldRow key={code} label={`选项 ${index + 1}`}>
          {(control) => (
            <span className="row">
              <TextInput
                control={control}
                max={12}
                disabled={disabled || !active}
                value={label}
                onChange={(words) => change(code, { label: words })}
              />
              {!disabled && (
                <Button
                  small
                  title={`${active ? '停用' : '恢复'}选项「${label}」`}
                  onClick={() => change(code, { active: !active })}
                >
                  {active ? '停用' : '恢复'}
                </Button>
              )}
            </span>
          )}
        </FieldRow>
      ))}
    </>
  );
}
