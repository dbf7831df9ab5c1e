import type { AnyContractProcedure } from '@orpc/contract';
import { contract } from '../../shared/contract/index.ts';
import type { PipedRequest } from './piped.ts';

/**
 * What a log may say of a request: its method and the pattern of its route, never what was asked. An address carries phones
 * and plates (`/customers/search?q=139…`), and a log is read by people whom they are no business of.
 */
export function routeName({ method, url }: Pick<PipedRequest, 'method' | 'url'>): string {
  const verb = /^[A-Z]{1,10}$/.test(method) ? method : '?';
  const path = url.split(/[?#]/, 1)[0] ?? '';
  const known = routes.find((route) => route.method === method && route.matches.test(path));
  if (known) return `${verb} ${known.pattern}`;
  const [place] = places.filter((each) => path.startsWith(each));
  return `${verb} ${place ?? '/'}… (no route)`;
}

const places = ['/rpc/', '/api/v1/'] as const;

interface Route {
  readonly method: string;
  readonly pattern: string;
  readonly matches: RegExp;
}

const routes: readonly Route[] = Object.entries(contract).flatMap(([capability, procedures]) =>
  Object.entries<AnyContractProcedure>(procedures).flatMap(([name, spec]): readonly Route[] => {
    const { method = 'POST', path = '/' } = spec['~orpc'].route;
    const rpc = `/rpc/${capability}/${name}`;
    return [
      { method: 'POST', pattern: rpc, matches: exactly(rpc) },
      { method, pattern: `/api/v1${path}`, matches: exactly(`/api/v1${path}`) },
    ];
  }),
);

/** A path with its {blanks} filled by anything. */
function exactly(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}
