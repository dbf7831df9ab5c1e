/** Width and height in pixels before any turning; null for what has no pixels. */
export interface MediaSize {
  readonly width: number | null;
  readonly height: number | null;
}

/** Follows a file of one kind from its first byte to its last. */
export interface FormatProbe {
  take(bytes: Uint8Array): void;
  /** Its size where the file is whole; null where it ends too early. */
  end(): MediaSize | null;
}

/** Two pieces as one. */
export function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
