import type { ReactElement } from 'react';
import type { CardDetail } from '../../../../shared/contract/card-rows.ts';
import { useCanOpen, useGo } from '../../../app/go.tsx';
import { useKeys } from '../../../app/use-keys.ts';
import { Button } from '../../../components/button.tsx';

/** Opens the card for paper; nothing for whoever sees it masked. */
export function PrintCardButton({
  card,
}: {
  readonly card: Pick<CardDetail, 'id' | 'access'> | null;
}): ReactElement | null {
  const go = useGo();
  const canOpen = useCanOpen()('/cards/$id/print');
  const canPrint = canOpen && card !== null && card.access !== 'masked';
  const print = (): void => go(`/cards/${card?.id}/print`);
  useKeys('打印', canPrint ? [{ keys: 'Ctrl+p', label: '打印这张卡', run: print }] : []);
  return canPrint ? (
    <Button icon="printer" keys="Ctrl+p" onClick={print}>
      打印
    </Button>
  ) : null;
}
