/** What was bought elsewhere and what proves it; which intention a new one takes up again; who is called in vain. */
export const calls = `
ALTER TABLE ending_request ADD COLUMN price_fen INTEGER;
ALTER TABLE ending_request ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE ending_request ADD COLUMN evidence_id TEXT;
ALTER TABLE opportunity ADD COLUMN revives_id TEXT;
CREATE INDEX plan_retry ON plan (due_on, id) WHERE state = 'open' AND origin = 'retry';
`;
