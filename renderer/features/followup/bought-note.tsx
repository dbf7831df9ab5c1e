import type { ReactElement } from 'react';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';

/** He has a car now: to go on calling him is seldom what is meant. */
export function BoughtNote({ onLost }: { readonly onLost: () => void }): ReactElement {
  return (
    <Note tone="amber" icon="warning" live>
      <p>客户买了别的车：申请战败，由经理决定；还想再谈，就定下次计划。</p>
      <div className="row" style={{ marginTop: 4 }}>
        <Button small onClick={onLost}>
          申请战败
        </Button>
      </div>
    </Note>
  );
}
