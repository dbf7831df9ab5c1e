import type { CardValues } from '../../../shared/domain/card.ts';
import type { Person, TestShowroom } from '../support/showroom.ts';
import { createTestShowroom } from '../support/showroom.ts';

/** Everything that a card needs to be complete, as somebody fills it who came by himself. */
export const fullCard: CardValues = {
  contactWay: 'showroom',
  visitKind: 'first',
  name: '田永刚',
  gender: 'male',
  phone: '13900006621',
  customerType: 'person',
  purchaseType: 'first',
  regionCode: '130682',
  source: 'walk_in',
  vehicleId: 'h9-2.0t-4wd',
  colour: 'white',
  competitors: ['none'],
  expectedOn: '2026-03-29',
  level: 'B',
  testDrive: false,
  noDriveReason: 'no_time',
  talk: '看中白色，嫌贵',
  obstacle: 'price_drop',
  result: 'follow',
  nextPlanOn: '2026-03-11',
  nextPlanMethod: 'phone',
  remark: '戴眼镜，带小孩',
};

/** Runs a test in a showroom of its own, Monday 2026-03-09 14:00 on its clock. */
export async function inShowroom(
  run: (showroom: TestShowroom, consultant: Person) => Promise<void>,
  at = '2026-03-09 14:00',
): Promise<void> {
  const showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
  showroom.clock.set(at);
  try {
    await run(showroom, showroom.as('王磊'));
  } finally {
    showroom.close();
  }
}

/** How many rows each table of the vertical holds: two equal answers mean that nothing was written between. */
export function countRows({ store }: TestShowroom): Readonly<Record<string, number>> {
  const tables = [
    'customer',
    'registration',
    'ownership',
    'consent',
    'opportunity',
    'level_change',
    'plan',
    'followup',
    'card',
    'change',
    'change_set',
    'audit_log',
  ];
  return Object.fromEntries(
    tables.map((table) => [table, Number(store.prepare(`SELECT count(*) FROM ${table}`).pluck().get())]),
  );
}

type Stored = Readonly<Record<string, unknown>>;

/** A stored row by id, in the store's own column names. */
export function row({ store }: TestShowroom, table: string, id: string | null): Stored {
  const found = store.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(id);
  if (found === undefined) throw new Error(`no ${table} ${id}`);
  // rows of SQLite are plain objects
  return found as Stored;
}

/** Every living row of a table, the one written first at the head. */
export function rows({ store }: TestShowroom, table: string): readonly Stored[] {
  // rows of SQLite are plain objects
  return store.prepare(`SELECT * FROM ${table} WHERE deleted_hlc IS NULL ORDER BY row_hlc, id`).all() as Stored[];
}
