import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  Outlet,
  type RouterHistory,
} from '@tanstack/react-router';
import { type ComponentType, type ReactElement, useEffect, useRef } from 'react';
import { isRole, type Role } from '../../shared/domain/roles.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/states.tsx';
import { usePerson } from '../state/session.ts';
import { useFocusKeeper } from './focus-keeper.ts';
import { Gate, type Gates } from './gate.tsx';
import { useCanOpen, useGo } from './go.tsx';
import { navigationOf } from './navigation.ts';
import { type LeftPlace, OwnPlace } from './own-place.tsx';
import { Shell } from './shell.tsx';

/** One screen of the product. */
export interface AppRoute {
  /** `/customers/$id`: blanks begin with `$` and are read with `usePathParam`. */
  readonly path: `/${string}`;
  readonly component: ComponentType;
  /** Title of the window: 「洽谈卡 · 今日回访」. */
  readonly title: string;
  /** Who may open it; everybody who is signed in when left out. The host checks again. */
  readonly roles?: readonly Role[];
  /** `bare` leaves the shell away, for print pages. */
  readonly frame?: 'shell' | 'bare';
}

/** Declares the screens of one capability; each features/<capability>/routes.tsx exports one such list. */
export function defineRoutes(routes: readonly AppRoute[]): readonly AppRoute[] {
  return routes;
}

interface RouterParts {
  readonly routes: readonly AppRoute[];
  /** What stands before the work: set-up, sign-in, lock, first password. */
  readonly gates: Gates;
  /** Floating things that every screen has, for example the find box. */
  readonly overlays: readonly ComponentType[];
  readonly history: RouterHistory;
}

/** Builds the router from what the capabilities declare. */
export function createAppRouter({ routes, gates, overlays, history }: RouterParts) {
  const root = createRootRoute({ component: () => <Root gates={gates} /> });
  const shell = createRoute({
    getParentRoute: () => root,
    id: 'shell',
    component: () => <Shell overlays={overlays} />,
  });
  const bare = createRoute({ getParentRoute: () => root, id: 'bare', component: BareFrame });
  const screens = (frame: 'shell' | 'bare') =>
    routes
      .filter((route) => (route.frame ?? 'shell') === frame)
      .map((route) =>
        createRoute({
          getParentRoute: () => (frame === 'shell' ? shell : bare),
          path: route.path,
          staticData: route.roles === undefined ? {} : { roles: route.roles },
          component: () => <Screen route={route} />,
        }),
      );
  const start = createRoute({ getParentRoute: () => shell, path: '/', component: Start });
  const lost = createRoute({ getParentRoute: () => shell, path: '$', component: Lost });
  return createRouter({
    routeTree: root.addChildren([
      shell.addChildren([start, lost, ...screens('shell')]),
      bare.addChildren(screens('bare')),
    ]),
    history,
    defaultNotFoundComponent: Lost,
    defaultErrorComponent: Broken,
  });
}

function Root({ gates }: { readonly gates: Gates }): ReactElement {
  useFocusKeeper();
  const left = useRef<LeftPlace | null>(null);
  return (
    <Gate gates={gates}>
      <OwnPlace left={left}>
        <Outlet />
      </OwnPlace>
    </Gate>
  );
}

function BareFrame(): ReactElement {
  return (
    <main className="bare" tabIndex={-1}>
      <Outlet />
    </main>
  );
}

function Screen({ route }: { readonly route: AppRoute }): ReactElement {
  const { role } = usePerson();
  useEffect(() => {
    document.title = `${route.title} · 洽谈卡`;
  }, [route.title]);
  if (route.roles !== undefined && !route.roles.includes(role)) return <Closed />;
  const { component: Page } = route;
  return <Page />;
}

/** The first screen of the person's navigation. */
function Start(): ReactElement {
  const { role } = usePerson();
  const canOpen = useCanOpen();
  const first = isRole(role) ? navigationOf(role).find((entry) => canOpen(entry.route)) : undefined;
  return first ? <Navigate to={first.route} replace /> : <EmptyState title="您的岗位在这里还没有要办的事" />;
}

function Lost(): ReactElement {
  const go = useGo();
  return (
    <EmptyState title="没有这一页" text="链接可能旧了，或这一页已被移走。您的记录都在。">
      <Button look="primary" onClick={() => go('/', { replace: true })}>
        回到我的工作
      </Button>
    </EmptyState>
  );
}

function Closed(): ReactElement {
  const go = useGo();
  return (
    <EmptyState title="您的岗位不能打开这一页" icon="lock" text="需要时请展厅经理或系统管理员帮您看。">
      <Button look="primary" onClick={() => go('/', { replace: true })}>
        回到我的工作
      </Button>
    </EmptyState>
  );
}

function Broken(): ReactElement {
  return (
    <EmptyState
      title="这一页没能画出来"
      icon="warning"
      text="已保存的都在，草稿也在。重新打开这一页；仍不行，请找管理员。"
    >
      <Button look="primary" onClick={() => window.location.reload()}>
        重新打开
      </Button>
    </EmptyState>
  );
}
