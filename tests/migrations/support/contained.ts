/**
 * What of an old answer is not in a new one, as paths; none where the new one says all that the old one said. The new
 * one may say more: further fields, and further lines between the old ones.
 */
export function lostFrom(now: unknown, old: unknown, path = 'answer'): readonly string[] {
  if (Array.isArray(old)) return Array.isArray(now) ? lostLines(now, old, path) : [path];
  if (typeof old !== 'object' || old === null) return Object.is(now, old) ? [] : [`${path}: ${old} → ${now}`];
  if (typeof now !== 'object' || now === null) return [path];
  return Object.entries(old).flatMap(([key, value]) => lostFrom(Reflect.get(now, key), value, `${path}.${key}`));
}

function lostLines(now: readonly unknown[], old: readonly unknown[], path: string): readonly string[] {
  // as many lines as before: each is compared with its own, and what is lost in it is named
  if (now.length === old.length) return old.flatMap((line, i) => lostFrom(now[i], line, `${path}[${i}]`));
  let from = 0;
  return old.flatMap((line, i) => {
    const at = now.findIndex((each, place) => place >= from && lostFrom(each, line).length === 0);
    if (at < 0) return [`${path}[${i}]`];
    from = at + 1;
    return [];
  });
}
