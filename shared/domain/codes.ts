/** The codes of a table of Chinese labels, or of what else belongs to a code, in its order. */
export function codesOf<Code extends string>(labels: Readonly<Record<Code, unknown>>): readonly Code[] {
  // `Object.keys` cannot promise it, but the tables are closed literals.
  return Object.keys(labels) as Code[];
}
