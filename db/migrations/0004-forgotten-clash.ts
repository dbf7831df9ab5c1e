/** Whoever was forgotten before is disputed by nobody any more, as db/projections/clash.ts has it from now on. */
export const forgottenClash = `
UPDATE customer SET clash_at = NULL WHERE clash_at IS NOT NULL AND erased_at IS NOT NULL;
`;
