import type { ReactElement, ReactNode } from 'react';
import { GoLink } from '../app/go.tsx';
import { ProgressBar } from './marks.tsx';

interface HeadRowProps {
  readonly title: string;
  /** Where this page hangs: 「客户 / 刘洪波 先生」. */
  readonly parent?: { readonly label: string; readonly to: string };
  /** Facts beside the title, 14 px. */
  readonly facts?: ReactNode;
  /** 「已完成 6 / 15」 with a bar, and what is wrong beside it. */
  readonly progress?: {
    readonly label: string;
    readonly done: number;
    readonly total: number;
    readonly note?: ReactNode;
  };
  /** At most three buttons, exactly one of them primary, at the end. */
  readonly children?: ReactNode;
}

/** The 56 px row on top of every screen. */
export function HeadRow({ title, parent, facts, progress, children }: HeadRowProps): ReactElement {
  return (
    <header className="head">
      {parent && (
        <nav aria-label="上一级" className="t2">
          <GoLink to={parent.to}>{parent.label}</GoLink>
          <span aria-hidden="true">/</span>
        </nav>
      )}
      <h1 title={title}>{title}</h1>
      {facts && <span className="t2 nw row">{facts}</span>}
      <span className="grow" />
      {progress && (
        <div className="progress">
          <div>
            <span className="t2">
              {progress.label} {progress.done} / {progress.total}
            </span>
            {progress.note}
          </div>
          <ProgressBar done={progress.done} total={progress.total} label={progress.label} />
        </div>
      )}
      {children}
    </header>
  );
}
