import { firstAudit } from './0001-first-audit.ts';
import { firstCommons } from './0001-first-commons.ts';
import { firstCustomer } from './0001-first-customer.ts';
import { firstLocal } from './0001-first-local.ts';
import { wholeCard } from './0002-whole-card.ts';
import { followUpWork } from './0003-follow-up.ts';
import { checkingWork } from './0004-checking.ts';

/** One step of the schema; `version` is the `user_version` it leads to. Additive for synced tables. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** All migrations in order. Append only: a released one never changes. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'first', sql: [firstCommons, firstCustomer, firstAudit, firstLocal].join('\n') },
  { version: 2, name: 'whole-card', sql: wholeCard.join('\n') },
  { version: 3, name: 'follow-up', sql: followUpWork.join('\n') },
  { version: 4, name: 'checking', sql: checkingWork.join('\n') },
];

/** The schema this program writes. */
export const schemaVersion = 4;
