import type { ReactElement } from 'react';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';

interface MoveButtonsProps<Id extends string> {
  readonly ids: readonly Id[];
  readonly chosen: Id;
  readonly busy: boolean;
  readonly onOrder: (ids: readonly Id[]) => void;
}

/** Moves the chosen entry of a list up or down. */
export function MoveButtons<Id extends string>({ ids, chosen, busy, onOrder }: MoveButtonsProps<Id>): ReactElement {
  const at = ids.indexOf(chosen);
  const move = (step: 1 | -1) => (): void => {
    const order = ids.filter((id) => id !== chosen);
    order.splice(at + step, 0, chosen);
    onOrder(order);
  };
  const isFirst = at <= 0;
  const isLast = at === ids.length - 1;
  useKeys('次序', [
    { keys: 'Alt+ArrowUp', label: '往上移', disabled: isFirst, run: move(-1) },
    { keys: 'Alt+ArrowDown', label: '往下移', disabled: isLast, run: move(1) },
  ]);
  return (
    <>
      <Button small icon="chevronUp" keys="Alt+ArrowUp" disabled={isFirst} busy={busy} onClick={move(-1)}>
        往上移
      </Button>
      <Button small icon="chevronDown" keys="Alt+ArrowDown" disabled={isLast} busy={busy} onClick={move(1)}>
        往下移
      </Button>
    </>
  );
}
