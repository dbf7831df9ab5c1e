import { comparable } from '../text/compare.ts';

/** What somebody says who wants to order: 「要订车」, 「今天来交定金」, 「想定一台白的」. */
const wish =
  /[要想来]订(?![做位])|(?:准备|打算|决定)订|[订定]车|下订|下定(?!决心)|[交付打][了过个点些]?[订定]金|[要想]定(?:了|下|[一这那][台辆款]|$)|签(?:购车)?合同/;

/** Said before it in the same breath, it means the opposite, or another house: 「还没想订车」, 「在别家交了定金」. */
const against = /[不没未退]|(?<!特)别/;

/**
 * Whether a feedback says that the customer wants to order (§五.1). An offer follows from it and nothing else, so where
 * it is in doubt either answer will do.
 */
export function speaksOfOrder(feedback: string): boolean {
  return comparable(feedback)
    .split(/[,。;!?、:.]/)
    .some((clause) => {
      const at = clause.search(wish);
      return at >= 0 && !against.test(clause.slice(0, at));
    });
}
