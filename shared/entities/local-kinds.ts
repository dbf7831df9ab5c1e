/**
 * Kinds of things that are of one machine alone and that windows show all the same. They lie in tables that no other
 * machine is told of, so the change log has none of them: whoever writes them says so (`Tx.tell`).
 */
export const localKinds = ['recordingFolder'] as const;

export type LocalKind = (typeof localKinds)[number];
