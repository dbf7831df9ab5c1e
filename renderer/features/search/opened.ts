import { useEffect } from 'react';
import type { CustomerDetail, CustomerRow } from '../../../shared/contract/customer-rows.ts';
import { useRemembered } from '../../state/remembered.ts';
import { followedOf } from '../customers/customer-words.ts';

/** What a line of the find box shows. */
export type FoundCustomer = Pick<
  CustomerRow,
  'id' | 'access' | 'name' | 'gender' | 'stage' | 'phone' | 'phoneMasked' | 'owner' | 'level' | 'intention' | 'plates'
>;

/** As many as the find box shows. */
export const shownAtMost = 8;

const none: readonly FoundCustomer[] = [];

/** The customers opened last in this window, the newest first. */
export function useOpened() {
  return useRemembered<readonly FoundCustomer[]>(['search', 'opened'], none);
}

/** Puts a customer who was opened in front of the list. */
export function useRememberOpened(detail: CustomerDetail): void {
  const [, put] = useOpened();
  useEffect(() => {
    const found = foundOf(detail);
    put((before) => [found, ...before.filter((each) => each.id !== found.id)].slice(0, shownAtMost));
  }, [put, detail]);
}

function foundOf(detail: CustomerDetail): FoundCustomer {
  const { id, access, name, gender, stage, phone, phoneMasked, owner } = detail;
  const first = followedOf(detail.opportunities)[0];
  const plates = detail.vehicles.flatMap((vehicle) => vehicle.plate ?? []);
  const level = first?.level ?? null;
  const intention = first?.vehicleLabel ?? null;
  return { id, access, name, gender, stage, phone, phoneMasked, owner, level, intention, plates };
}
