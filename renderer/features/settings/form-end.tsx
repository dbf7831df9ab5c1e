import type { ReactElement } from 'react';

interface FormEndProps {
  /** What went wrong that belongs to no field. */
  readonly error: string | null;
}

/** The place below a form where a refusal stands that concerns no single field. */
export function FormEnd({ error }: FormEndProps): ReactElement | null {
  return error === null ? null : (
    <p className="red" role="alert">
      {error}
    </p>
  );
}
