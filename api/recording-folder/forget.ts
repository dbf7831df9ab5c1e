import { phonesOf } from '../../db/queries/identities.ts';
import { refusedIdsQuery, waitingWithoutPhoneQuery, waitingWithPhones } from '../../db/queries/recording-folder.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { phonesInName } from '../../shared/domain/recording/file-name.ts';

/** Recordings that are nobody's yet and carry a number of this customer, also beside somebody else's. */
export function waitingAbout(tx: Pick<Tx, 'read'>, customerId: string) {
  const phones = phonesOf(tx.read, customerId);
  const several = tx.read.all(waitingWithoutPhoneQuery());
  return [
    ...waitingWithPhones(tx.read, phones),
    ...several.filter(({ originalName }) => phonesInName(originalName).some((phone) => phones.includes(phone))),
  ];
}

/**
 * Forgets what waits under a number of a customer, also where somebody else has the number as well: nobody can say any
 * more whose it is. The files in the folder are the showroom's own; the program does not take them in again, for it
 * knows their contents, but cannot forget them.
 */
export function forgetWaiting(tx: Tx, { id }: { readonly id: string }): void {
  for (const waiting of waitingAbout(tx, id)) tx.local('DELETE FROM waiting_recording WHERE id = ?', waiting.id);
  const phones = new Set(phonesOf(tx.read, id));
  for (const file of tx.read.all(refusedIdsQuery())) {
    if (phonesInName(file.name ?? '').some((phone) => phones.has(phone)))
      tx.local("UPDATE folder_file SET name = '' WHERE id = ?", file.id);
  }
  tx.tell('recordingFolder');
}
