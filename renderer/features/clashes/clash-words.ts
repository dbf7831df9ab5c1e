import type { ClashRow } from '../../../shared/contract/clash.ts';

type NumberName = NonNullable<ClashRow['holders'][number]['byNumber']>;

/** What a number is called where somebody was known by it. */
export const numberNames: Readonly<Record<NumberName, string>> = {
  phone: '手机号',
  phone2: '备用电话',
  wechat: '微信',
  plate: '车牌',
  // a blank stands between Latin letters and Chinese
  vin: 'VIN ',
};

/** Everybody who stands in the matter, each once, the first one first: who announced him, and whose the other records are. */
export function holderNames({ holders, beside }: ClashRow): string {
  const people = [
    ...holders.map(({ staff, at }) => ({ name: staff.name, at })),
    // nobody announced an owner whom nobody looks after: he was there before
    ...beside.map(({ owner, registeredAt }) => ({ name: owner?.name ?? '基盘', at: registeredAt ?? 0 })),
  ];
  return [...new Set(people.toSorted((a, b) => a.at - b.at).map(({ name }) => name))].join('、');
}

/** Why it is on the list, in a few words: 「手机号相同，已报备」「相像，发起冲突」「车牌相同，说换了主人」. */
export function causeWords({ holders, beside }: ClashRow): string {
  const report = holders.findLast(({ kind }) => kind === 'report');
  const [newest] = beside.toReversed();
  if (report !== undefined && (newest === undefined || report.at >= newest.at))
    return report.byNumber === null ? '报备' : `${numberNames[report.byNumber]}相同，报备`;
  if (newest === undefined) return '几个人登记';
  if (newest.cause === 'similar') return '相像，发起冲突';
  return `${newest.byNumber === null ? '车' : numberNames[newest.byNumber]}相同，说换了主人`;
}
