import { z } from 'zod';
import { optionalText, textField } from '../text/clean.ts';
import { matchEntry } from './dictionary.ts';

/** A car that can be meant on a card: series, model and trim as the showroom says them. */
export const vehicleSchema = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[\w:.-]+$/),
  series: textField({ label: '车系', max: 20 }),
  model: textField({ label: '车型', max: 20 }),
  trim: optionalText({ label: '款型', max: 20 }),
  /** Other ways to write it on paper. */
  aliases: z.array(textField({ label: '别名', max: 40 })).max(50),
  /** Codes of the dictionary `colour` it is sold in; empty where any may be asked for. */
  colours: z.array(z.string().max(40)).max(50),
  sort: z.int().min(0).max(1_000_000),
  active: z.boolean(),
});

export type Vehicle = Readonly<Omit<z.infer<typeof vehicleSchema>, 'aliases' | 'colours'>> & {
  readonly aliases: readonly string[];
  readonly colours: readonly string[];
};

/** `H9 2.0T 四驱`: what is written on the card. */
export function vehicleLabel(vehicle: Pick<Vehicle, 'series' | 'model' | 'trim'>): string {
  return [vehicle.series, vehicle.model, vehicle.trim].filter((part) => part !== '').join(' ');
}

/** A vehicle as an entry of a list: its id is the code. For choosing, filtering and the audit's comparison. */
export function vehicleEntry(vehicle: Vehicle) {
  const { id: code, aliases, sort, active } = vehicle;
  return { code, label: vehicleLabel(vehicle), aliases, sort, active };
}

/** The vehicle that a text means: by id, label or alias, spaces, width and case aside. Null for an unknown one. */
export function matchVehicle(vehicles: readonly Vehicle[], text: string): Vehicle | null {
  const id = matchEntry(vehicles.map(vehicleEntry), text)?.code;
  return vehicles.find((vehicle) => vehicle.id === id) ?? null;
}

/** Id, series, model, trim; the ids are stable so that two stores set up apart agree. */
const shipped: readonly (readonly [id: string, series: string, model: string, trim: string, ...aliases: string[]])[] = [
  ['h6-gen3-2.0t', 'H6', '第三代', '2.0T', 'H6第三代', '第三代H6 2.0T'],
  ['h6-guochao-1.5t', 'H6', '国潮版', '1.5T', 'H6国潮版', 'H6国潮'],
  ['h9-2.0t-4wd', 'H9', '2.0T', '四驱', 'H9四驱'],
  ['m6-plus', 'M6', 'PLUS', '', 'M6PLUS'],
  ['dagou-zhuilie', '大狗', '追猎版', '', '大狗追猎'],
  ['shenshou-hybrid', '神兽', '混动', '', '神兽混动版'],
  ['chulian-1.5gdit', '初恋', '1.5GDIT', ''],
  ['xiaolong-max', '枭龙', 'MAX', '', '枭龙MAX'],
];

const shippedColours = ['white', 'black', 'red', 'blue', 'green', 'silver_grey'];

/** The vehicles as shipped; a store replaces them with its own brand's. */
export const defaultVehicles: readonly Vehicle[] = shipped.map(([id, series, model, trim, ...aliases], i) => ({
  id,
  series,
  model,
  trim,
  aliases,
  colours: shippedColours,
  sort: (i + 1) * 10,
  active: true,
}));
