import type { ComboOption } from '../../components/combo-filter.ts';

/** The zones that Chinese showrooms know by a name of their own. */
const known: Readonly<Record<string, string>> = {
  'Asia/Shanghai': '北京时间',
  'Asia/Urumqi': '乌鲁木齐时间',
  'Asia/Hong_Kong': '香港时间',
  'Asia/Macau': '澳门时间',
  'Asia/Taipei': '台北时间',
};

/** Every zone this machine knows, the Chinese ones first. */
export function zoneOptions(): readonly ComboOption[] {
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !(zone in known));
  return [
    ...Object.entries(known).map(([value, label]) => ({ value, label, hint: value })),
    ...others.map((value) => ({ value, label: value })),
  ];
}
