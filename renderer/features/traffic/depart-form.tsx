import { type ReactElement, useState } from 'react';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { Button } from '../../components/button.tsx';
import { ClockInput } from '../../components/clock-input.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { useZone } from '../../state/clock.ts';
import { useDepart } from './use-depart.ts';

interface DepartFormProps {
  readonly row: TrafficRow;
  readonly onClose: () => void;
}

/** A departure that was missed: at the time at which they really left. */
export function DepartForm({ row, onClose }: DepartFormProps): ReactElement {
  const zone = useZone();
  const [at, setAt] = useState<number | null>(null);
  const depart = useDepart(row, onClose);
  return (
    <form
      aria-label="按实际时间登记离店"
      onSubmit={(event) => {
        event.preventDefault();
        depart.run(at);
      }}
    >
      <FieldRow label="离店" error={depart.failure?.text ?? null}>
        {(control) => (
          <ClockInput
            value={at}
            on={row.arrivedOn}
            zone={zone}
            placeholder="14:05"
            control={control}
            onChange={setAt}
          />
        )}
      </FieldRow>
      <div className="row">
        <Button look="primary" type="submit" keys="Enter" disabled={at === null} busy={depart.busy}>
          登记离店
        </Button>
        <Button keys="Escape" onClick={onClose}>
          收起
        </Button>
      </div>
    </form>
  );
}
