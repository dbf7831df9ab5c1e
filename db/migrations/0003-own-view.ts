/** A person's own view: his customers by level. */
export const ownView = `
CREATE INDEX customer_own_by_level ON customer (owner_id, level_rank) WHERE is_open = 1 AND deleted_hlc IS NULL;
`;
