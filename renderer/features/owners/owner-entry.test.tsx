// @vitest-environment happy-dom
import { ORPCError } from '@orpc/client';
import { afterEach, expect, test } from 'vitest';
import type { Api } from '../../../shared/contract/index.ts';
import { atWork, focus, press, settle, typeOver } from '../../testing/mount.tsx';
import { type OpenedApp, openApp } from '../../testing/open-app.tsx';
import { ownerRoutes } from './routes.tsx';

let app: OpenedApp | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});

/** A host that knows the number already and takes the car once the customer is named. */
function createHost(): { readonly api: Api; readonly sent: { readonly customerId?: string }[] } {
  const sent: { readonly customerId?: string }[] = [];
  const enter = async (input: { readonly customerId?: string }) => {
    sent.push(input);
    if (input.customerId !== undefined)
      return { customerId: 'c1', ownedVehicleId: 'v1', customerCreated: false, vinCheckFits: null };
    const params = { kind: '手机号', holder: '基盘客户谢*', advice: '是同一位就请选他', customerId: 'c1', name: '谢*' };
    throw new ORPCError('PHONE_TAKEN', { data: { field: 'phone', params } });
  };
  const api = { owner: { enter }, vehicle: { list: async () => ({ rows: [] }) } };
  return { api: api as unknown as Api, sent }; // the screen asks nothing else
}

async function write(root: HTMLElement, cell: string, words: string): Promise<void> {
  await focus(root.querySelector<HTMLElement>(`[data-cell="${cell}"]`));
  await typeOver(words);
  await press('Enter');
}

test('a number that is known says whose it is, and the car goes to him only when that is chosen', async () => {
  const { api, sent } = createHost();
  const person = { id: 's9', name: '田内勤', role: 'clerk', mustChangePassword: false } as const;
  app = await openApp({ path: '/owners/new', routes: ownerRoutes, api, current: { ...atWork, person } });
  const { root } = app;
  await write(root, 'name', '谢娟');
  await write(root, 'phone', '13950577216');
  await write(root, 'vehicleId', '老款小车');
  await press('Enter', { ctrl: true });
  expect(sent).toEqual([]);
  await write(root, 'deliveredOn', '2020.5.1');
  await press('Enter', { ctrl: true });
  await settle(30);
  expect(root.textContent).toContain('基盘客户谢*');
  expect(sent.map(({ customerId }) => customerId)).toEqual([undefined]);
  await press('1', { alt: true });
  await settle(30);
  expect(sent.map(({ customerId }) => customerId)).toEqual([undefined, 'c1']);
  expect(root.textContent).toContain('记到原客户名下');
  expect(root.querySelector<HTMLInputElement>('[data-cell="name"]')?.value).toBe('');
});
