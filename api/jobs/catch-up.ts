import type { Call } from '../call.ts';

/**
 * Does what time made due since the last call: the rules of every midnight that has passed (domain §5, §8). Called
 * before each call and by the host's timer, so that a machine that slept through midnight catches up once.
 */
export function catchUp(_call: Pick<Call, 'deps' | 'now' | 'today' | 'isAuthority'>): void {}
