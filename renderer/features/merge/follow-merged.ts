import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CustomerDetail } from '../../../shared/contract/customer-rows.ts';
import { useGo } from '../../app/go.tsx';
import { useNotices } from '../../state/notices.ts';
import { isRemembered, remember, rememberedKey } from '../../state/remembered.ts';

/** Under this name the page of a customer finds that somebody was writing when he was led here. */
export const resumedAct = 'resume';

/**
 * Leads on from the page of a record that became part of another one, wherever the person stood: what he had begun to
 * write goes along and is compared there field by field, and he is told.
 */
export function useFollowMerged(id: string, detail: CustomerDetail | undefined): void {
  const go = useGo();
  const notices = useNotices();
  const queries = useQueryClient();
  const survivorId = detail !== undefined && detail.id !== id ? detail.id : null;
  const name = detail?.name ?? '';
  useEffect(() => {
    if (survivorId === null) return;
    const isWriting = carryDrafts(queries, id, survivorId);
    queries.setQueryData(['customer', 'get', survivorId], detail);
    const words = `刚打开的记录已并入「${name}」，这里是合并后的`;
    notices.show({ text: isWriting ? `${words}；您写的都带过来了，看过再保存` : words });
    go(`/customers/${survivorId}`, { replace: true });
    // once the two are taken apart the old address is a record of its own again: nothing kept may lead on
    queries.removeQueries({ queryKey: ['customer', 'get', id], exact: true });
  }, [survivorId, id, name, detail, go, notices, queries]);
}

/** Moves everything half written about one customer to the other; what was begun there stays. True where there was some. */
function carryDrafts(queries: QueryClient, from: string, to: string): boolean {
  let isWriting = false;
  for (const query of queries.getQueryCache().findAll({ predicate: isRemembered })) {
    const key = rememberedKey(query);
    if (!key.includes(from)) continue;
    const value = query.state.data;
    const target = key.map((part) => (part === from ? to : part));
    if (isProfile(key, from) && hasTyped(value)) {
      isWriting = true;
      remember(queries, target, (there) => joined(value, there));
      remember(queries, ['customer', to, resumedAct], true);
    } else remember(queries, target, (there = value) => there);
    queries.removeQueries({ queryKey: query.queryKey, exact: true });
  }
  return isWriting;
}

interface Draft {
  readonly typed: object;
  readonly seen: object;
}

function isProfile([capability, of, what]: readonly string[], id: string): boolean {
  return capability === 'customer' && of === id && what === 'profile';
}

function hasTyped(value: unknown): value is Draft {
  const typed = (value as Partial<Draft> | undefined)?.typed; // any remembered value may stand here
  return typeof typed === 'object' && Object.keys(typed).length > 0;
}

function joined(from: Draft, there: unknown): Draft {
  if (!hasTyped(there)) return from;
  return { typed: { ...from.typed, ...there.typed }, seen: { ...from.seen, ...there.seen } };
}
