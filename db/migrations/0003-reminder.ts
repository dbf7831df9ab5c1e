/** The store's times for reminders, as one text; empty for the shipped ones. */
export const reminder = `
ALTER TABLE store ADD COLUMN reminders TEXT NOT NULL DEFAULT '';
`;
