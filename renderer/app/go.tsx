import { Link, useNavigate, useParams, useRouter } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { Role } from '../../shared/domain/roles.ts';
import { useSession } from '../state/session.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Who may open the page; everybody when left out. */
    readonly roles?: readonly Role[];
  }
}

interface GoLinkProps {
  /** A path of the registry with its blanks filled: `/customers/c1`. */
  readonly to: string;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A link to another screen. */
export function GoLink({ to, title, children }: GoLinkProps): ReactElement {
  return (
    <Link to={to} activeProps={{}} {...(title === undefined ? {} : { title })}>
      {children}
    </Link>
  );
}

/** Opens another screen: `go('/customers/c1')`. `replace` leaves no step for 「返回」. */
export function useGo(): (to: string, options?: { readonly replace?: boolean }) => void {
  const navigate = useNavigate();
  return (to, options) => {
    void navigate({ to, replace: options?.replace ?? false });
  };
}

/** Back to where the person came from, or to `fallback` when the page was opened directly. */
export function useBack(fallback: string): () => void {
  const router = useRouter();
  const go = useGo();
  return () => {
    if (router.history.canGoBack()) router.history.back();
    else go(fallback, { replace: true });
  };
}

/** One filled blank of the current path; a missing one is a bug of the registry. */
export function usePathParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  const value = params[name];
  if (value === undefined) throw new Error(`the path has no ${name}`);
  return value;
}

/** Tells whether a screen exists and is open to the person at work: no link may lead nowhere. */
export function useCanOpen(): (path: string) => boolean {
  const { routesByPath } = useRouter();
  const role = useSession().person?.role;
  return (path) => {
    const route = Object.entries(routesByPath).find(([known]) => known === path)?.[1];
    if (route === undefined) return false;
    const { roles } = route.options.staticData ?? {};
    return roles === undefined || (role !== undefined && roles.includes(role));
  };
}
