import type { ReactElement } from 'react';
import type { InstructionRow } from '../../../shared/contract/instruction-rows.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { useAcknowledge } from './instruction-queries.ts';

/** Said once to whoever is about to record a contact and has not said 「知道了」 to what a manager wrote on its top. */
export function UnreadInstruction(props: { readonly instructions: readonly InstructionRow[] }): ReactElement | null {
  const [first] = props.instructions.filter(({ state }) => state === 'unread');
  const receipt = useAcknowledge();
  if (first === undefined) return null;
  return (
    <Note tone="red" icon="flag" live>
      <p>
        {first.by.name}的批示还没点「知道了」：{first.content}
      </p>
      <div className="row" style={{ marginTop: 4 }}>
        <Button small icon="check" busy={receipt.busy} onClick={() => receipt.run(first.id)}>
          知道了，这次联系就是回复
        </Button>
        <span className="xs t2">再按一次完成，批示留着没看</span>
      </div>
    </Note>
  );
}
