import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import { Icon } from '../../../components/icon.tsx';
import { Section } from '../../../components/panel.tsx';

/** 名下车辆: cars bought here. */
export function VehiclesSection({ detail }: { readonly detail: CustomerDetail }): ReactElement | null {
  if (detail.vehicles.length === 0) return null;
  return (
    <Section title={`名下车辆 ${detail.vehicles.length}`}>
      <ul>
        {detail.vehicles.map((vehicle) => (
          <li key={vehicle.id} className="opp">
            <span className="t3">
              <Icon name="car" />
            </span>
            <div>
              <div className="cut" title={vehicle.label}>
                {vehicle.label}
              </div>
              <div className="xs t2">
                {[vehicle.plate ?? '车牌没登记', vehicle.deliveredOn === null ? null : `${vehicle.deliveredOn} 交车`]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </div>
              {vehicle.vin !== null && <div className="xs t3">VIN {vehicle.vin}</div>}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
