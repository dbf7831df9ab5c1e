import type { ReactElement } from 'react';
import type { SaleCall } from '../../../shared/domain/sale-plan.ts';
import { type CsiWording, scriptWords } from '../../../shared/domain/sale-script.ts';
import { useRemembered } from '../../state/remembered.ts';

/** What is said at the beginning; the CSI call in neutral words, or on request in those of the regulation. */
export function ScriptWords({ call }: { readonly call: SaleCall }): ReactElement {
  const [wording, setWording] = useRemembered<CsiWording>(['sale', 'csi', 'wording'], 'neutral');
  const other = wording === 'neutral' ? 'regulation' : 'neutral';
  return (
    <div className="sale-script t2">
      <p>「{scriptWords(call, wording)}」</p>
      {call === 'sale_csi' && (
        <button type="button" className="link xs" onClick={() => setWording(other)}>
          {other === 'regulation' ? '换成规定里的说法' : '换回中性的说法'}
        </button>
      )}
    </div>
  );
}
