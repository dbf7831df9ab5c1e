import type { Contract } from '../../shared/contract/index.ts';
import type { Role } from '../../shared/domain/roles.ts';

/** Who may call a procedure: anybody, anybody signed in, or these roles. What of it is theirs is ownership's affair. */
export type Permission = 'public' | 'signed_in' | readonly Role[];

/** The permissions of one capability; a procedure without one does not compile. */
export type PermissionsOf<K extends keyof Contract> = { readonly [P in keyof Contract[K]]: Permission };
