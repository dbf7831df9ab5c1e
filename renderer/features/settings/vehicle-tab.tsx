import { type ReactElement, useState } from 'react';
import { labelOfCode } from '../../../shared/domain/dictionary.ts';
import { type Vehicle, vehicleLabel } from '../../../shared/domain/vehicle.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { rowItems } from '../../components/list-model.ts';
import { Tag } from '../../components/marks.tsx';
import { Panel, Shape } from '../../components/panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useApi } from '../../state/api.ts';
import { useVehicles } from '../../state/commons.ts';
import { type Dictionaries, useEntries } from '../../state/lists.ts';
import { usePerson } from '../../state/session.ts';
import { useAct } from '../../state/use-act.ts';
import { Loaded } from './loaded.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { editsLists } from './tabs.ts';
import { NewVehicle, VehiclePanel } from './vehicle-panel.tsx';

/** 车型: every car that can be meant on a card, and one of them. */
export function VehicleTab(): ReactElement {
  return (
    <Loaded query={useVehicles()} what="车型" rowHeight={52}>
      {(vehicles) => <VehicleList vehicles={vehicles} />}
    </Loaded>
  );
}

function VehicleList({ vehicles }: { readonly vehicles: readonly Vehicle[] }): ReactElement {
  const api = useApi();
  const dictionaries = useEntries();
  const canEdit = editsLists(usePerson().role);
  const [chosen, setChosen] = useState<string | null>(vehicles[0]?.id ?? null);
  const [isNew, setNew] = useState(false);
  const vehicle = vehicles.find(({ id }) => id === chosen);
  const order = useAct(api.vehicle.order, { refreshes: [['vehicle']] });
  const choose = (id: string): void => {
    setChosen(id);
    setNew(false);
  };
  const begin = (): void => setNew(true);
  useKeys('车型', canEdit ? [{ keys: 'n', label: '加一个车型', run: begin }] : []);
  return (
    <Shape kind="panel">
      <div className="left">
        <div className="set-tools">
          <h2>在售 {vehicles.filter(({ active }) => active).length} 个车型</h2>
          <span className="grow" />
          {order.failure && (
            <span className="red cut" role="alert">
              {order.failure.text}
            </span>
          )}
          {canEdit && vehicle && (
            <MoveButtons
              ids={vehicles.map(({ id }) => id)}
              chosen={vehicle.id}
              busy={order.busy}
              onOrder={(ids) => order.run({ ids: [...ids] })}
            />
          )}
          {canEdit && (
            <Button small icon="plus" keys="N" onClick={begin}>
              加一个车型
            </Button>
          )}
        </div>
        {vehicles.length === 0 ? (
          <EmptyState title="还没有车型" text="加上以后，洽谈卡里就能选。" />
        ) : (
          <VirtualList
            label="车型"
            items={rowItems(vehicles, ({ id }) => id)}
            rowHeight={52}
            columns="minmax(0,1fr) minmax(0,1fr) 72px"
            chosen={isNew ? null : chosen}
            onChoose={choose}
            total={vehicles.length}
            renderRow={(row) => <VehicleRow vehicle={row} dictionaries={dictionaries} />}
          />
        )}
      </div>
      {isNew ? (
        <NewVehicle onDone={choose} onCancel={() => setNew(false)} />
      ) : vehicle ? (
        <VehiclePanel key={vehicle.id} vehicle={vehicle} canEdit={canEdit} />
      ) : (
        <Panel label="车型">
          <EmptyState title="从左边选一个车型" />
        </Panel>
      )}
    </Shape>
  );
}

interface VehicleRowProps {
  readonly vehicle: Vehicle;
  readonly dictionaries: Dictionaries;
}

function VehicleRow({ vehicle, dictionaries }: VehicleRowProps): ReactElement {
  const colours = vehicle.colours.map((code) => labelOfCode(dictionaries('colour'), code)).join('、');
  return (
    <>
      <TwoLines
        main={<span className={vehicle.active ? 'b' : 'set-gone'}>{vehicleLabel(vehicle)}</span>}
        sub={vehicle.aliases.length === 0 ? '没有其他写法' : `也写作 ${vehicle.aliases.join('、')}`}
      />
      <span className="cut t2" title={colours}>
        {colours === '' ? '颜色不限' : colours}
      </span>
      <span>{vehicle.active ? null : <Tag>已停售</Tag>}</span>
    </>
  );
}
