import { createContext, useContext } from 'react';
import type { Api } from '../../shared/contract/index.ts';

/** Which host serves this page; decides only which keys the window leaves to us. */
export type HostKind = 'desktop' | 'browser';

/** The way to the host, made by the composition root; screens never learn which transport it is. */
export interface ApiProvider {
  readonly api: Api;
  readonly hostKind: HostKind;
}

export const ApiContext = createContext<ApiProvider | null>(null);

/** The typed client of the contract. */
export function useApi(): Api {
  return useProvider().api;
}

export function useHostKind(): HostKind {
  return useProvider().hostKind;
}

function useProvider(): ApiProvider {
  const provider = useContext(ApiContext);
  if (provider === null) throw new Error('no host: render inside ApiContext');
  return provider;
}
