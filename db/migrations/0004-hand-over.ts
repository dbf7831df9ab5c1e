/** Customers that are no more, whom a count of everybody leaves out; the open plans of one customer among all his plans. */
export const handOver = `
CREATE INDEX customer_gone ON customer (owner_id) WHERE deleted_hlc IS NOT NULL;
CREATE INDEX plan_open_by_customer ON plan (customer_id, due_on) WHERE state = 'open';
`;
