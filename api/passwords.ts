import { hash, verify } from '@node-rs/argon2';
import { type Refusal, refuse } from '../shared/domain/refusal.ts';
import { isWeakPassword } from '../shared/domain/staff.ts';

/** argon2id with the parameters of RFC 9106's second choice scaled to a showroom PC: 19 MiB, 2 passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * The hash of a password that nobody has, of the same cost: compared with where a login name is unknown, so that the
 * time of the answer does not tell which names exist.
 */
export const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$HSy8EfweuZliXdo0NVSqCw$kdHrUC51q1domTgU0WPnYaEHs5FNDsxgu9uaZ4AscE0';

/** Hashes a password for keeping. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

/** Compares a password with its hash. */
export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFKC'));
}

/** Refuses passwords that anybody guesses: short, one repeated character, the login name. */
export function checkPassword(password: string, loginName: string, field = 'newPassword'): Refusal | null {
  return isWeakPassword(password, loginName) ? refuse('PASSWORD_WEAK', {}, field) : null;
}
