import { identityQuery, knownByNumbers, numbersOf } from '../db/queries/identities.ts';
import { livingIdOf } from '../db/queries/merges.ts';
import { sqlFor } from '../db/query.ts';
import type { Tx } from '../db/unit-of-work.ts';
import { demand, reject } from '../db/unit-of-work.ts';
import { dateWords } from '../shared/calendar/words.ts';
import { type CardValues, isEmptyValue, tidyCard } from '../shared/domain/card.ts';
import { refuse } from '../shared/domain/refusal.ts';
import { vehicleLabel } from '../shared/domain/vehicle.ts';
import type { EntityRow } from '../shared/entities/registry.ts';
import { normalisePlate } from '../shared/text/plate.ts';
import { normaliseVin } from '../shared/text/vin.ts';
import { type ActorCall, act, type Handlers } from './call.ts';
import { register } from './card/customer.ts';
import { checkReferences } from './card/references.ts';
import { refuseTaken } from './identity/resolve.ts';
import { tracingTaken } from './identity/trace.ts';

/** The car that a clerk enters. */
interface CarInput {
  readonly vehicleId?: string | null | undefined;
  readonly vehicleLabel?: string | null | undefined;
  readonly plate?: string | null | undefined;
  readonly vin?: string | null | undefined;
  readonly deliveredOn: string;
}

export const ownerHandlers: Handlers<'owner'> = {
  enter: (input, call) =>
    tracingTaken(
      call,
      act(call, (tx) => {
        const { name, gender, phone, wechat, regionCode, street, remark } = input;
        const values = tidyCard({ name, gender, phone, wechat, regionCode, street, remark });
        if (isEmptyValue(values.phone)) return refuse('REQUIRED_MISSING', { fields: '移动电话' }, 'phone');
        if (input.deliveredOn > call.today) {
          const params = { field: '交车日期', date: dateWords(input.deliveredOn, call.today) };
          return refuse('DATE_IN_FUTURE', params, 'deliveredOn');
        }
        const car = carOf(tx, input);
        const known = knownOwner(tx, call, values, input.customerId);
        const told = known && carTold(tx, known.id, car);
        if (!told) refuseKnownCar(tx, car);
        const customerId = known?.id ?? createOwner(tx, call, values);
        const { label, plate, vin } = car;
        const entered = { vehicleId: input.vehicleId ?? null, label, plate, vin, deliveredOn: input.deliveredOn };
        const ownedVehicleId = told ?? tx.newId();
        if (told) tx.update('ownedVehicle', told, { ...entered, cardId: null });
        else
          tx.insert('ownedVehicle', {
            id: ownedVehicleId,
            customerId,
            ...entered,
            cardId: null,
            createdAt: call.now,
            createdById: call.actor.id,
          });
        const vinCheckFits = car.vinCheckFits;
        return { customerId, ownedVehicleId, customerCreated: known === undefined, vinCheckFits };
      }),
    ),
};

interface Car {
  readonly label: string;
  readonly plate: string | null;
  readonly vin: string | null;
  readonly vinCheckFits: boolean | null;
}

function carOf(tx: Tx, input: CarInput): Car {
  const stranger = checkReferences(tx.read, { vehicleId: input.vehicleId }, new Set(['vehicleId']));
  if (stranger) demand(stranger);
  const listed = input.vehicleId == null ? undefined : tx.find('vehicle', input.vehicleId);
  const label = listed ? vehicleLabel(listed) : (input.vehicleLabel ?? '');
  if (label === '') reject('REQUIRED_MISSING', { fields: '车型' }, 'vehicleLabel');
  const plate = isEmptyValue(input.plate) ? null : demand(normalisePlate(input.plate ?? '')).plate;
  const vin = isEmptyValue(input.vin) ? null : demand(normaliseVin(input.vin ?? ''));
  return { label, plate, vin: vin?.vin ?? null, vinCheckFits: vin?.checkDigitFits ?? null };
}

/** The customer who has this number already: chosen by the clerk, never merged silently. */
function knownOwner(
  tx: Tx,
  call: ActorCall,
  values: CardValues,
  chosenId: string | undefined,
): EntityRow<'customer'> | undefined {
  const known = knownByNumbers(tx.read, numbersOf({ phone: values.phone, wechat: values.wechat }));
  const match =
    chosenId === undefined ? known[0] : known.find(({ customerId }) => customerId === livingIdOf(tx.read, chosenId));
  if (chosenId !== undefined && !match) reject('NOT_FOUND', { what: '选的客户' }, 'customerId');
  const customer = match ? tx.find('customer', match.customerId) : undefined;
  if (!match || !customer || chosenId !== undefined) return customer;
  const taken = refuseTaken(tx.read, { consultant: call.actor, viewer: call.actor }, customer, match.by);
  return reject(taken.code, { ...taken.params, advice: '是同一位就请选他，车辆记到他名下' }, taken.field);
}

/** The car that a card of the same customer told of already: the entry is of that one. */
function carTold(tx: Tx, customerId: string, { plate, vin }: Car): string | undefined {
  const told = tx.read.all(
    sqlFor
      .selectFrom('ownedVehicle')
      .select(['id', 'plate', 'vin'])
      .where('customerId', '=', customerId)
      .where('cardId', 'is not', null)
      .where('deletedHlc', 'is', null),
  );
  const isTold = (known: (typeof told)[number]): boolean =>
    (vin !== null && known.vin === vin) || (plate !== null && known.plate === plate);
  return told.find(isTold)?.id;
}

/** A car belongs to one owner: the same plate or VIN a second time is a slip. */
function refuseKnownCar(tx: Tx, { plate, vin }: Car): void {
  if (plate !== null && tx.read.get(identityQuery('plate', plate)))
    reject('ALREADY_DONE', { what: `车牌 ${plate} 的录入` }, 'plate');
  if (vin !== null && tx.read.get(identityQuery('vin', vin)))
    reject('ALREADY_DONE', { what: `VIN ${vin} 的录入` }, 'vin');
}

/** Somebody who drives one of our cars and whom nobody follows up: no plan, no owner, and so no finding. */
function createOwner(tx: Tx, call: ActorCall, values: CardValues): string {
  const id = tx.newId();
  tx.insert('customer', {
    id,
    stage: 'retained',
    name: values.name ?? '',
    gender: values.gender ?? null,
    phone: values.phone ?? null,
    noPhoneReason: null,
    phone2: null,
    wechat: values.wechat ?? null,
    qq: null,
    weibo: null,
    email: null,
    customerType: 'person',
    contactPerson: null,
    regionCode: values.regionCode ?? null,
    street: values.street ?? null,
    source: null,
    remark: values.remark ?? '',
    custom: '',
    createdAt: call.now,
    createdOn: call.today,
    createdById: call.actor.id,
    mergedIntoId: null,
  });
  register(tx, { customerId: id, staffId: call.actor.id, kind: 'owner_entry', cardId: null });
  return id;
}
