/** What a merge settled between rows that said the same twice, to be taken back with it. */
export const mergeSettled = `
ALTER TABLE customer_merge ADD COLUMN settled TEXT NOT NULL DEFAULT '';
`;
