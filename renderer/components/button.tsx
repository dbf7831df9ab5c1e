import type { ReactElement, ReactNode, Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './marks.tsx';

interface ButtonProps {
  /** One `primary` per screen, at the end of the act; `ghost` for ways aside. */
  readonly look?: 'plain' | 'primary' | 'ghost';
  /** 28 px instead of 32. */
  readonly small?: boolean;
  readonly icon?: IconName;
  /** The key that does the same, as its binding writes it: shown on the button. The binding itself is `useKeys`'s. */
  readonly keys?: string;
  /** The key stands before the words: for choices that are told apart by number. */
  readonly keysFirst?: boolean;
  /** A choice that is taken. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  /** The act is under way: it cannot be started twice, focus stays. */
  readonly busy?: boolean;
  readonly type?: 'button' | 'submit';
  readonly title?: string;
  readonly form?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly onClick?: () => void;
  /** A verb with its object: 「记为不一致，下一张」; never 「确定」. */
  readonly children: ReactNode;
}

/** A button that shows its key. */
export function Button(props: ButtonProps): ReactElement {
  const {
    look = 'plain',
    small = false,
    icon,
    keys,
    keysFirst,
    pressed,
    disabled,
    busy = false,
    type = 'button',
  } = props;
  const looks = { plain: '', primary: ' btn-p', ghost: ' btn-g' } as const;
  return (
    <button
      ref={props.ref}
      type={type}
      form={props.form}
      title={props.title}
      className={`btn${looks[look]}${small ? ' btn-s' : ''}${pressed ? ' on' : ''}`}
      disabled={disabled}
      aria-busy={busy || undefined}
      aria-pressed={pressed}
      aria-keyshortcuts={keys?.includes(' ') ? undefined : keys?.replace('Ctrl', 'Control')}
      onClick={busy ? undefined : props.onClick}
    >
      {icon && <Icon name={icon} />}
      {keys && keysFirst && <Kbd keys={keys} />}
      {props.children}
      {keys && !keysFirst && <Kbd keys={keys} />}
    </button>
  );
}

interface IconButtonProps {
  readonly icon: IconName;
  /** Says what it does; also its tooltip. */
  readonly label: string;
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly onClick: () => void;
}

/** A bare icon that does something, 28 px. */
export function IconButton({ icon, label, keys, disabled, ref, onClick }: IconButtonProps): ReactElement {
  return (
    <button
      ref={ref}
      type="button"
      className="btn btn-i"
      aria-label={label}
      title={keys === undefined ? label : `${label} ${keys.replace('+', ' ')}`}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
