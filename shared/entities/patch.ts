type WithoutBlanks<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** What a patch writes: a value that it leaves undefined stays as it is. */
export function withoutBlanks<T extends object>(patch: T): WithoutBlanks<T> {
  // exactly the entries that have a value
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as WithoutBlanks<T>;
}
