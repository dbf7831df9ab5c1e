import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { Keyboard } from '../../app/keyboard.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../button.tsx';
import './print-bar.css';

interface PrintBarProps {
  /** What is printed: the page's heading for whoever cannot see it. */
  readonly title: string;
  /** True once the page stands: then the print window comes by itself, once. */
  readonly isReady: boolean;
  readonly onBack: () => void;
  /** The paper, how many pages, what is logged. */
  readonly children: ReactNode;
}

/** The strip above a page that is shown for printing; it is not printed itself. */
export function PrintBar({ title, isReady, onBack, children }: PrintBarProps): ReactElement {
  const again = useRef<HTMLButtonElement>(null);
  useEffect(() => again.current?.focus(), []);
  useEffect(() => {
    if (!isReady) return;
    // after the page has been laid out and fitted
    const frame = requestAnimationFrame(() => window.print());
    return () => cancelAnimationFrame(frame);
  }, [isReady]);
  useKeys('打印', [
    { keys: 'Ctrl+p', label: '再打一份', run: () => window.print() },
    { keys: 'Escape', label: '返回', run: onBack },
  ]);
  return (
    <>
      <Keyboard />
      <h1 className="visually-hidden">{title}</h1>
      <div className="print-bar">
        <Button keys="Escape" onClick={onBack}>
          返回
        </Button>
        <span className="t2 grow">{children}</span>
        <Button ref={again} look="primary" icon="printer" keys="Ctrl+p" onClick={() => window.print()}>
          打印
        </Button>
      </div>
    </>
  );
}
