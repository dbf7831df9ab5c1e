/** What a source demands on the card, by its code (§二.5–7); the first name is the one to jump to. */
const demands = {
  /** Which website or app the customer came from. */
  online: ['channel'],
  /** §二.5: a link to the existing customer who recommended us. */
  referral: ['referrerId'],
  /** §二.6: the name of the group's manager or employee. */
  relation: ['introducer'],
  /** §二.7: which sub-dealer, and when the customer had been registered with us. */
  subdealer: ['subdealer', 'subdealerRegisteredOn'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type SourceField = (typeof demands)[keyof typeof demands][number];

/** The card fields that a source makes necessary (§二.5–7); none for most sources. */
export function fieldsOfSource(source: string | null | undefined): readonly SourceField[] {
  return source != null && isDemanding(source) ? demands[source] : [];
}

function isDemanding(source: string): source is keyof typeof demands {
  return Object.hasOwn(demands, source);
}
