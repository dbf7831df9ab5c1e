/** The days of one person's plans, done and undone: the calendar counts past days from the index alone. */
export const calendarIndex = `
CREATE INDEX plan_of_person_by_day ON plan (assignee_id, due_on, state, closed_on) WHERE deleted_hlc IS NULL;
`;
