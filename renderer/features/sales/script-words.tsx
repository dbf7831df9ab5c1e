import type { ReactElement } from 'react';
import type { SaleCall } from '../../../shared/domain/sale-plan.ts';
import { scriptWords } from '../../../shared/domain/sale-script.ts';
import { useStoreSettings } from '../../state/commons.ts';

/** What is said at the beginning; the CSI call as the showroom words it. */
export function ScriptWords({ call }: { readonly call: SaleCall }): ReactElement {
  const { data } = useStoreSettings();
  return <p className="sale-script t2">「{scriptWords(call, data?.csiWording)}」</p>;
}
