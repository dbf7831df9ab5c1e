import { type ReactElement, type ReactNode, useId } from 'react';

/** What the control of a settings row needs to belong to its label. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FieldRowProps {
  readonly label: string;
  readonly required?: boolean;
  /** What it does, at the right. */
  readonly help?: ReactNode;
  readonly error?: string | null;
  /** Spread the given attributes on the control. */
  readonly children: (control: FieldControl) => ReactNode;
}

/** One row of a settings form: label, control, what it means, what is wrong. */
export function FieldRow({ label, required = false, help, error = null, children }: FieldRowProps): ReactElement {
  const id = useId();
  const described = [help ? `${id}h` : '', error === null ? '' : `${id}e`].filter((part) => part !== '').join(' ');
  return (
    <div className="field">
      <div className="field-row">
        <label className="label" htmlFor={id}>
          {label}
          {required && (
            <>
              <span className="star" aria-hidden="true">
                *
              </span>
              <span className="visually-hidden">，必填</span>
            </>
          )}
        </label>
        <div>
          {children({
            id,
            'aria-describedby': described === '' ? undefined : described,
            'aria-invalid': error === null ? undefined : true,
          })}
        </div>
        <div className="help" id={`${id}h`}>
          {help}
        </div>
        {error !== null && (
          <div className="wrong" id={`${id}e`} role="alert">
            {error}
          </div>
        )}
      </div>
    </div>
  );
}
