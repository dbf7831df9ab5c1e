import { z } from 'zod';
import type { Case } from '../measure.ts';
import type { BenchRoom } from '../room.ts';

const rounds = 200;
/** A person waits for the answer between two keys. */
const p95Budget = 5;

const faceSchema = z.array(
  z.object({ name: z.string(), pinyin: z.string(), regionCode: z.string(), vehicleId: z.string() }),
);

/** The check while a card is typed: by a phone, a plate or a VIN, by a surname and by a full name with county and car. */
export function identityCases({ store, as }: BenchRoom): readonly Case[] {
  const { connection } = store;
  const consultant = as('consultant');
  const texts = (sql: string): readonly string[] => connection.prepare(sql).pluck().all().map(String);
  const phones = texts('SELECT phone FROM customer WHERE phone IS NOT NULL ORDER BY id LIMIT 20000');
  const plates = texts('SELECT plate FROM owned_vehicle WHERE plate IS NOT NULL ORDER BY id LIMIT 20000');
  const faces = faceSchema.parse(
    connection
      .prepare(
        `SELECT c.name, c.pinyin, c.region_code AS regionCode, o.vehicle_id AS vehicleId FROM opportunity o
         JOIN customer c ON c.id = o.customer_id
         WHERE o.vehicle_id IS NOT NULL AND c.region_code IS NOT NULL ORDER BY o.id LIMIT 20000`,
      )
      .all(),
  );
  const pick = <T>(list: readonly T[], round: number): T => {
    const found = list[(round * 7919) % list.length];
    if (found === undefined) throw new Error('nobody to look for');
    return found;
  };
  const index = connection.prepare('SELECT customer_id FROM customer_identity WHERE kind = ? AND value = ?');
  const sound = connection.prepare(
    'SELECT id FROM customer WHERE region_code = ? AND pinyin = ? ORDER BY created_at DESC LIMIT 40',
  );
  const common = { rounds, p95Budget, ratioBudget: null };
  const stranger = (round: number): string => `177${String(round).padStart(8, '0')}`;
  const similar = (round: number, name: (face: z.infer<typeof faceSchema>[number]) => string) => {
    const face = pick(faces, round);
    const { regionCode, vehicleId } = face;
    return consultant.call('card.similar', { name: name(face), regionCode, vehicleId });
  };
  const rawSound = (round: number): unknown => {
    const { regionCode, pinyin } = pick(faces, round);
    return sound.all(regionCode, pinyin);
  };
  return [
    {
      ...common,
      id: 'identity.known',
      run: (round) => consultant.call('card.checkIdentity', { phone: pick(phones, round) }),
      raw: (round) => index.all('phone', pick(phones, round)),
    },
    {
      ...common,
      id: 'identity.unknown',
      run: (round) => consultant.call('card.checkIdentity', { phone: stranger(round) }),
      raw: (round) => index.all('phone', stranger(round)),
    },
    {
      ...common,
      id: 'identity.plate',
      run: (round) => consultant.call('card.checkIdentity', { plate: pick(plates, round), phone: stranger(round) }),
      raw: (round) => index.all('plate', pick(plates, round)),
    },
    { ...common, id: 'identity.similar', run: (round) => similar(round, ({ name }) => name), raw: rawSound },
    {
      ...common,
      id: 'identity.surname',
      run: (round) => similar(round, ({ name }) => `${[...name][0] ?? ''} 先生`),
      raw: rawSound,
    },
  ];
}
