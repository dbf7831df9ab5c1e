import { byPerson, type ContactFact, contactsOnce } from './facts.ts';
import { followupItem, makeSignal, type Signal, type SignalContext } from './kinds.ts';
import { comparedText, groupsOfTexts } from './similar-text.ts';
import { signalThresholds } from './thresholds.ts';

const { leastLength, likeness, customers: least } = signalThresholds.paste;

/**
 * 反馈雷同: one person wrote the same, or nearly the same, of many customers on one day (domain §5: shown to the manager,
 * not fined). Short stock phrases and contacts that reached nobody do not count.
 */
export function pasteSignals(facts: readonly ContactFact[], context: SignalContext): readonly Signal[] {
  const written = contactsOnce(facts).flatMap((fact) => {
    if (fact.onDay !== context.day || !isReached(fact)) return [];
    const text = comparedText(fact.feedback);
    return lettersOf(text) < leastLength ? [] : [{ ...fact, text }];
  });
  return byPerson(written).flatMap(([personId, own]) => {
    if (own.length < least) return [];
    const byText = Map.groupBy(own, ({ text }) => text);
    const groups = groupsOfTexts(byText.keys(), likeness)
      .map((texts) => texts.flatMap((text) => byText.get(text) ?? []))
      .filter((group) => customersOf(group) >= least);
    if (groups.length === 0) return [];
    const alike = groups.flat();
    const customers = customersOf(alike);
    return makeSignal(
      {
        kind: 'paste',
        personId,
        count: customers,
        least,
        facts: { customers, texts: groups.length },
        items: alike.map(({ followupId }) => followupItem(followupId)),
      },
      context,
    );
  });
}

function isReached({ outcome }: ContactFact): boolean {
  return outcome === 'connected' || outcome === 'wechat_replied' || outcome === 'visited';
}

/** How much was written: a date or a price makes a stock phrase no longer. */
function lettersOf(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

function customersOf(facts: readonly ContactFact[]): number {
  return new Set(facts.map(({ customerId }) => customerId)).size;
}
