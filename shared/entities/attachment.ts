import { int, intOrNull, text, textOrNull } from './column.ts';
import { entity } from './define.ts';

const personal = { personal: true } as const;

/**
 * A file that hangs on a customer, of one of his cards where it is the paper of it. The row is a fact about the bytes,
 * which lie beside the database under their digest; `thumbnail` and `preview` are the digests of smaller pictures of it.
 */
export const attachment = entity({
  name: 'attachment',
  class: 'append',
  root: 'customer',
  columns: {
    customerId: text(),
    cardId: textOrNull(),
    kind: text(),
    sha256: text(personal),
    mediaType: text(),
    bytes: int(),
    width: intOrNull(),
    height: intOrNull(),
    thumbnail: textOrNull(personal),
    preview: textOrNull(personal),
    originalName: text(personal),
    note: text(personal),
    at: int(),
    byId: text(),
  },
});
