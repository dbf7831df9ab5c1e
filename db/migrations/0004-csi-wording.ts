/** How the CSI call is worded in this showroom; '' for the neutral words. */
export const csiWording = `
ALTER TABLE store ADD COLUMN csi_wording TEXT NOT NULL DEFAULT '';
`;
