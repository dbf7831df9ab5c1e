import { ORPCError } from '@orpc/client';
import { type RefObject, useEffect, useState } from 'react';
import { dateWords } from '../../../shared/calendar/words.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { vehicleLabel } from '../../../shared/domain/vehicle.ts';
import { phoneTail } from '../../../shared/text/phone.ts';
import { focusCellOf } from '../../components/card/cell-walk.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useVehicles } from '../../state/commons.ts';
import { useRemembered } from '../../state/remembered.ts';
import { useAct } from '../../state/use-act.ts';
import { blankOwner, missingOf, type OwnerDraft, ownerInput } from './owner-draft.ts';

/** One that was entered here, for the side of the form. */
export interface EnteredOwner {
  readonly ownedVehicleId: string;
  readonly customerId: string;
  readonly name: string;
  readonly phoneTail: string;
  readonly car: string;
  /** False where the car was put down to somebody known. */
  readonly isNew: boolean;
  readonly isVinOdd: boolean;
}

/** Enough to see where one was interrupted. */
const keptOwners = 10;

/** The fields of the form that can carry a refusal. */
const fields = [
  ...['name', 'gender', 'phone', 'wechat', 'regionCode', 'street', 'remark'],
  ...['vehicleId', 'vehicleLabel', 'plate', 'vin', 'deliveredOn'],
];

/** What is typed, saving it, and what was saved before. */
export function useOwnerEntry(form: RefObject<HTMLFormElement | null>) {
  const api = useApi();
  const today = useToday();
  const { data: vehicles = [] } = useVehicles();
  const [draft, keep] = useRemembered<OwnerDraft>(['owner', 'new'], blankOwner);
  const [entered, keepEntered] = useRemembered<readonly EnteredOwner[]>(['owner', 'entered'], []);
  const [isAsked, setAsked] = useState(false);
  const [takenBy, setTakenBy] = useState<string | null>(null);
  const goTo = (field: string): void => {
    if (form.current) focusCellOf(form.current, field === 'vehicleLabel' ? 'vehicleId' : field);
  };
  const act = useAct(
    async (input: Parameters<typeof api.owner.enter>[0]) => {
      try {
        return { input, done: await api.owner.enter(input) };
      } catch (error) {
        setTakenBy(customerNamed(error));
        throw error;
      }
    },
    {
      refreshes: [['customer']],
      onDone: ({ input, done }) => {
        const listed = vehicles.find(({ id }) => id === input.vehicleId);
        const one: EnteredOwner = {
          ...{ ownedVehicleId: done.ownedVehicleId, customerId: done.customerId },
          name: nameWithTitle(input.name, input.gender),
          phoneTail: phoneTail(input.phone ?? ''),
          car: listed ? vehicleLabel(listed) : (input.vehicleLabel ?? ''),
          isNew: done.customerCreated,
          isVinOdd: done.vinCheckFits === false,
        };
        keepEntered((before) => [one, ...before].slice(0, keptOwners));
        keep(blankOwner);
        setAsked(false);
        setTakenBy(null);
        goTo('name');
      },
    },
  );
  const wrongField = act.failure?.field;
  useEffect(() => {
    if (wrongField && form.current) focusCellOf(form.current, wrongField === 'vehicleLabel' ? 'vehicleId' : wrongField);
  }, [wrongField, form]);
  const { deliveredOn } = draft;
  const missing = missingOf(draft);
  const isTooEarly = deliveredOn !== null && deliveredOn > today;
  const save = (customerId?: string): void => {
    const [first] = missing;
    if (first !== undefined || deliveredOn === null) {
      setAsked(true);
      goTo(first ?? 'deliveredOn');
      return;
    }
    if (isTooEarly) {
      goTo('deliveredOn');
      return;
    }
    act.run({ ...ownerInput({ ...draft, deliveredOn }), ...(customerId === undefined ? {} : { customerId }) });
  };
  return {
    draft,
    entered,
    missing,
    isAsked,
    save,
    busy: act.busy,
    unread: act.unread,
    /** The customer who has the number already, and the sentence that says so. */
    taken: takenBy !== null && act.failure?.code === 'PHONE_TAKEN' ? { id: takenBy, text: act.failure.text } : null,
    errorAt: (field: string): string | null =>
      field === 'deliveredOn' && isTooEarly && deliveredOn !== null
        ? `${dateWords(deliveredOn, today)}还没到，过去的日子请写上年份`
        : act.failure?.code === 'PHONE_TAKEN' && act.failure.field === field
          ? '已有登记，见右边'
          : act.errorAt(field),
    errorBeside: act.errorBeside(fields),
    set: (change: Partial<OwnerDraft>): void => {
      act.clear();
      keep((before) => ({ ...before, ...change }));
    },
  };
}

export type OwnerEntry = ReturnType<typeof useOwnerEntry>;

/** Whom a refusal is about: PHONE_TAKEN names the customer who has the number. */
function customerNamed(error: unknown): string | null {
  if (!(error instanceof ORPCError)) return null;
  const { data } = error as { readonly data?: { readonly params?: { readonly customerId?: unknown } } | null }; // any JSON may stand here
  const id = data?.params?.customerId;
  return typeof id === 'string' ? id : null;
}
