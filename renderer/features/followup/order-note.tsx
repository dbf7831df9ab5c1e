import type { ReactElement } from 'react';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';

/** He wants to order: the call is done, the order is not yet entered. */
export function OrderNote({ onOrder }: { readonly onOrder: () => void }): ReactElement {
  useKeys('要订车', [{ keys: 'o', label: '登记订车', run: onOrder }], { layer: 'panel' });
  return (
    <Note tone="accent" icon="car">
      <p>客户要订车：订下当天登记，意向升为 O 级。</p>
      <div className="row" style={{ marginTop: 4 }}>
        <Button small keys="o" onClick={onOrder}>
          登记订车
        </Button>
      </div>
    </Note>
  );
}
