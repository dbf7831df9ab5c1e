/** Marks the place in Electron's executable where its fuses are; version and count bytes follow, then a character each. */
export const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Electron's fuses in the order of the wire. */
const names = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  'wasmTrapHandlers',
] as const;

export const fuseCount = names.length;

export type Fuse = (typeof names)[number];

/** Reads which fuses are on in an executable; throws when it has no wire. */
export function readFuses(executable: Buffer): Readonly<Record<Fuse, boolean>> {
  const at = executable.indexOf(fuseSentinel);
  if (at < 0) throw new Error('no fuse wire in the executable');
  const states = executable.subarray(at + fuseSentinel.length + 2);
  const isOn = (name: Fuse): readonly [Fuse, boolean] => [
    name,
    String.fromCharCode(states[names.indexOf(name)] ?? 0) === '1',
  ];
  return Object.fromEntries(names.map(isOn)) as Record<Fuse, boolean>; // fromEntries forgets that every name is there
}
