import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { keyCaps } from '../app/keys.ts';
import { Icon, type IconName } from './icon.tsx';

interface KbdProps {
  /** A key as the bindings write it: `Ctrl+Enter`, `G H`, `ArrowDown`. */
  readonly keys: string;
}

/** A key as it is printed on the keyboard. */
export function Kbd({ keys }: KbdProps): ReactElement {
  const caps = keyCaps(keys);
  return (
    <>
      {caps.map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </>
  );
}

interface LevelBadgeProps {
  /** A level letter, or `delivered` for a customer who has the car. */
  readonly level: 'O' | 'H' | 'A' | 'B' | 'C' | 'N' | 'delivered';
}

/** The level, told by letter, fill and shape, never by hue alone. */
export function LevelBadge({ level }: LevelBadgeProps): ReactElement {
  if (level === 'delivered') {
    return (
      <span className="lv lv-X" title="已交车">
        交
      </span>
    );
  }
  return (
    <span className={`lv lv-${level}`} title={`${level} 级`}>
      {level}
    </span>
  );
}

interface TagProps {
  /** `red` only for lateness, findings and refusals; `amber` for "look here". */
  readonly tone?: 'plain' | 'red' | 'amber' | 'accent';
  readonly icon?: IconName;
  /** What the word stands for. */
  readonly title?: string;
  readonly children: ReactNode;
}

/** A short word beside a name. */
export function Tag({ tone = 'plain', icon, title, children }: TagProps): ReactElement {
  const tones = { plain: '', red: ' tag-red', amber: ' tag-amber', accent: ' tag-acc' } as const;
  return (
    <span className={`tag${tones[tone]}`} title={title}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

interface StatusDotProps {
  /** `done` settled, `wrong` a finding, `missing` not entered, `look` worth a look, `now` being worked on, `open` untouched. */
  readonly status: 'done' | 'wrong' | 'missing' | 'look' | 'now' | 'open';
  readonly children: ReactNode;
}

const statusIcons = {
  done: 'check',
  wrong: 'cross',
  missing: 'warning',
  look: 'document',
  now: 'chevronRight',
  open: 'circle',
} as const satisfies Readonly<Record<StatusDotProps['status'], IconName>>;

const statusClasses: Readonly<Record<StatusDotProps['status'], string>> = {
  done: '',
  wrong: ' mark-wrong',
  missing: ' mark-wrong',
  look: ' mark-look',
  now: ' mark-now',
  open: '',
};

/** How far one thing is: a mark and its word, readable without colour. */
export function StatusDot({ status, children }: StatusDotProps): ReactElement {
  return (
    <span className={`mark-line${statusClasses[status]}`}>
      <Icon name={statusIcons[status]} size={14} />
      {children}
    </span>
  );
}

interface NoteProps {
  readonly tone?: 'plain' | 'accent' | 'amber' | 'red';
  readonly icon?: IconName;
  /** Read out when it appears; for what comes up while somebody is typing. */
  readonly live?: boolean;
  readonly children: ReactNode;
}

/** A strip that says something about what follows: an instruction, advice, a refusal, which is brought into sight. */
export function Note({ tone = 'plain', icon, live = false, children }: NoteProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef<string | null>(null);
  const isRefusal = live && tone === 'red';
  // after each drawing: only other words are another refusal, and nothing moves under whoever goes on typing
  useEffect(() => {
    const words = isRefusal && box.current !== null ? box.current.textContent : null;
    if (words !== null && words !== shown.current) box.current?.scrollIntoView({ block: 'nearest' });
    shown.current = words;
  });
  const tones = { plain: '', accent: ' note-acc', amber: ' note-amber', red: ' note-red' } as const;
  return (
    <div ref={box} className={`note${tones[tone]}`} {...(live ? { role: 'status' } : {})}>
      {icon && <Icon name={icon} />}
      <div className="grow">{children}</div>
    </div>
  );
}

interface ProgressBarProps {
  readonly done: number;
  readonly total: number;
  /** What is counted, for those who do not see the bar: 「回访已完成」. */
  readonly label: string;
}

/** A thin bar; nothing of nothing is shown as empty. */
export function ProgressBar({ done, total, label }: ProgressBarProps): ReactElement {
  const share = total === 0 ? 0 : Math.min(100, Math.round((done / total) * 100));
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={label}
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={total}
    >
      <i style={{ width: `${share}%` }} />
    </div>
  );
}
