import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { Gender } from '../../../shared/domain/person-name.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { normaliseVin } from '../../../shared/text/vin.ts';

/** An owner of one of our cars as he is being written down. */
export interface OwnerDraft {
  readonly name: string;
  readonly gender: Gender | null;
  readonly phone: string;
  readonly wechat: string;
  readonly regionCode: string | null;
  readonly street: string;
  /** One of the store's cars, or null for words of one's own. */
  readonly vehicleId: string | null;
  readonly vehicleLabel: string;
  readonly plate: string;
  readonly vin: string;
  readonly deliveredOn: CivilDate | null;
  readonly remark: string;
}

export const blankOwner: OwnerDraft = {
  name: '',
  gender: null,
  phone: '',
  wechat: '',
  regionCode: null,
  street: '',
  vehicleId: null,
  vehicleLabel: '',
  plate: '',
  vin: '',
  deliveredOn: null,
  remark: '',
};

/** The cells that must be filled, in their order on the screen. */
const needed = ['name', 'phone', 'vehicleId', 'deliveredOn'] as const;
export type NeededField = (typeof needed)[number];

/** What is still missing; a car is there once it is chosen or written. */
export function missingOf(draft: OwnerDraft): readonly NeededField[] {
  return needed.filter((field) => {
    if (field === 'vehicleId') return draft.vehicleId === null && draft.vehicleLabel.trim() === '';
    if (field === 'deliveredOn') return draft.deliveredOn === null;
    return draft[field].trim() === '';
  });
}

/** What is sent: cells that are empty are left out. */
export function ownerInput(draft: OwnerDraft & { readonly deliveredOn: CivilDate }) {
  const { name, phone, deliveredOn, gender, regionCode, vehicleId } = draft;
  const words = (field: 'wechat' | 'street' | 'remark' | 'vehicleLabel' | 'plate' | 'vin') =>
    draft[field].trim() === '' ? {} : { [field]: draft[field] };
  return {
    ...{ name, phone, deliveredOn },
    ...(gender === null ? {} : { gender }),
    ...(regionCode === null ? {} : { regionCode }),
    ...(vehicleId === null ? words('vehicleLabel') : { vehicleId }),
    ...words('wechat'),
    ...words('street'),
    ...words('remark'),
    ...words('plate'),
    ...words('vin'),
  };
}

/** What a VIN looks like while it is typed; `odd` is worth a second look and no reason to refuse. */
export type VinLook = 'empty' | 'unfinished' | 'fits' | 'odd';

export function vinLook(vin: string): VinLook {
  if (vin.trim() === '') return 'empty';
  const normal = normaliseVin(vin);
  if (isRefusal(normal)) return 'unfinished';
  return normal.checkDigitFits ? 'fits' : 'odd';
}
