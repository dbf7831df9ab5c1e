import { demand, reject, type Tx } from '../db/unit-of-work.ts';
import { checkWords } from '../shared/domain/dictionary.ts';
import { refuse } from '../shared/domain/refusal.ts';
import { type Vehicle, vehicleEntry } from '../shared/domain/vehicle.ts';
import { canonicalJson } from '../sync/digest.ts';
import { act, type Handlers } from './call.ts';
import { readDictionary } from './lists/dictionary-rows.ts';
import { isSameSet, nextSort, sortAt } from './lists/order.ts';
import { readVehicles } from './lists/vehicle-rows.ts';

export const vehicleHandlers: Handlers<'vehicle'> = {
  list: (_input, call) => ({
    rows: readVehicles(call.deps.store.read).map((vehicle) => ({
      ...vehicle,
      aliases: [...vehicle.aliases],
      colours: [...vehicle.colours],
    })),
  }),

  add: (input, call) =>
    act(call, (tx) => {
      const before = readVehicles(tx.read);
      const vehicle = { ...input, id: tx.newId(), sort: nextSort(before), active: true };
      check(tx, vehicle, [...before, vehicle]);
      tx.insert('vehicle', rowOf(vehicle));
      return { id: vehicle.id };
    }),

  save: ({ id, ...input }, call) =>
    act(call, (tx) => {
      const before = readVehicles(tx.read);
      const old = before.find((vehicle) => vehicle.id === id) ?? reject('NOT_FOUND', { what: '这个车型' }, 'id');
      const vehicle: Vehicle = {
        ...old,
        series: input.series ?? old.series,
        model: input.model ?? old.model,
        trim: input.trim ?? old.trim,
        aliases: input.aliases ?? old.aliases,
        colours: input.colours ?? old.colours,
        active: input.active ?? old.active,
      };
      check(
        tx,
        vehicle,
        before.map((each) => (each.id === id ? vehicle : each)),
      );
      const { id: _, ...values } = rowOf(vehicle);
      tx.update('vehicle', id, values);
      return { done: true as const };
    }),

  order: ({ ids }, call) =>
    act(call, (tx) => {
      const before = readVehicles(tx.read);
      if (
        !isSameSet(
          ids,
          before.map(({ id }) => id),
        )
      )
        return refuse('STALE_EDIT', { field: '车型', who: '别人' }, 'ids');
      for (const [i, id] of ids.entries()) tx.update('vehicle', id, { sort: sortAt(i) });
      return { done: true as const };
    }),
};

/** No two vehicles by the same words, and colours that the store knows. */
function check(tx: Tx, vehicle: Vehicle, all: readonly Vehicle[]): void {
  demand(checkWords(all.map(vehicleEntry)));
  const known = new Set(readDictionary(tx.read, 'colour').map(({ code }) => code));
  const stranger = vehicle.colours.find((code) => !known.has(code));
  if (stranger !== undefined)
    reject('INVALID_INPUT', { field: '外观颜色', problem: `里没有「${stranger}」，请从字典里选` }, 'colours');
}

function rowOf(vehicle: Vehicle) {
  return {
    ...vehicle,
    aliases: canonicalJson(vehicle.aliases),
    colours: canonicalJson(vehicle.colours),
    active: vehicle.active ? (1 as const) : (0 as const),
  };
}
