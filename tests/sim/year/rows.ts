// Rows as the store says them, in the year's own words.

/** An open plan. */
export interface PlanLine {
  readonly id: string;
  readonly opportunity: string;
  readonly customer: string;
  readonly role: 'next' | 'further' | 'decision' | 'sale';
  readonly dueOn: string;
  readonly assignee: string | null;
  readonly extendedTo: string | null;
  readonly origin: string;
  readonly sale: string | null;
}

/** A plan of a sale, whatever became of it. */
export interface SalePlan {
  readonly sale: string;
  readonly call: string;
  readonly dueOn: string;
  readonly state: string;
}

/** An instruction as the store has it. */
export interface ToldRow {
  readonly id: string;
  readonly state: string;
  readonly reader: string | null;
}
