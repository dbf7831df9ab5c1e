import type { Page } from '@playwright/test';
import { password } from './prepare.ts';
import { rpcSession } from './rpc.ts';
export async function issueBook(page: Page, book: object): Promise<void> { const s = rpcSession(new URL(page.url()).origin); await s.signIn('tianneiqin', password); await s.call('book.issue', book); }
export async function enterOwner(page: Page, owner: {vehicle: string}): Promise<void> { const s = rpcSession(new URL(page.url()).origin); await s.signIn('tianneiqin', password); const {vehicle, ...o} = owner; await s.call('owner.enter', {...o, vehicleLabel: vehicle}); }
