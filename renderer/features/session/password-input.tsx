import { type KeyboardEvent, type ReactElement, type Ref, useState } from 'react';
import { IconButton } from '../../components/button.tsx';
import type { FieldControl } from '../../components/field-row.tsx';

interface PasswordInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `current` lets the browser fill it in, `new` lets it propose one. */
  readonly kind: 'current' | 'new';
  readonly control: FieldControl;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A password: hidden until asked for, and with a word about Caps Lock, which nobody sees otherwise. */
export function PasswordInput({ value, onChange, kind, control, autoFocus, ref }: PasswordInputProps): ReactElement {
  const [isShown, setShown] = useState(false);
  const [isCaps, setCaps] = useState(false);
  const look = (event: KeyboardEvent): void => setCaps(event.getModifierState('CapsLock'));
  return (
    <div className="password">
      <input
        {...control}
        ref={ref}
        className="in"
        type={isShown ? 'text' : 'password'}
        autoComplete={kind === 'current' ? 'current-password' : 'new-password'}
        // biome-ignore lint/a11y/noAutofocus: the sheet has nothing else to do
        autoFocus={autoFocus}
        maxLength={200}
        required
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={look}
        onKeyUp={look}
      />
      <IconButton icon="eye" label={isShown ? '不显示密码' : '显示密码'} onClick={() => setShown(!isShown)} />
      {isCaps && <p role="status">大写锁定开着</p>}
    </div>
  );
}
