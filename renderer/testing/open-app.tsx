import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, type RouterHistory, RouterProvider } from '@tanstack/react-router';
import { act, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import type { Api } from '../../shared/contract/index.ts';
import type { Current } from '../../shared/contract/session.ts';
import { type AppRoute, createAppRouter } from '../app/router.tsx';
import { createQueries } from '../app/start.tsx';
import { ApiContext } from '../state/api.ts';
import { createServices } from '../state/create-services.ts';
import { type Services, ServicesContext } from '../state/services.ts';
import { theme } from '../theme/theme.ts';
import { atWork, settle } from './mount.tsx';

interface AppOptions {
  readonly path: string;
  readonly routes: readonly AppRoute[];
  readonly overlays?: readonly ComponentType[];
  readonly api: Api;
  readonly current?: Current;
}

export interface OpenedApp {
  readonly root: HTMLElement;
  readonly services: Services;
  readonly history: RouterHistory;
  /** What the window has read; live news read it anew. */
  readonly queries: QueryClient;
  readonly close: () => Promise<void>;
}

/** Draws the application inside its shell, at one address. Time stands still at the session's. */
export async function openApp(options: AppOptions): Promise<OpenedApp> {
  const { path, routes, overlays = [], api, current = atWork } = options;
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const services = createServices(current, () => 0);
  const history = createMemoryHistory({ initialEntries: [path] });
  const router = createAppRouter({ routes, gates: {}, overlays, history });
  const queries = createQueries();
  const root = document.createElement('div');
  document.body.append(root);
  const reactRoot = createRoot(root);
  await act(async () =>
    reactRoot.render(
      <MantineProvider theme={theme} env="test">
        <QueryClientProvider client={queries}>
          <ApiContext value={{ api, hostKind: 'desktop' }}>
            <ServicesContext value={services}>
              <RouterProvider router={router} />
            </ServicesContext>
          </ApiContext>
        </QueryClientProvider>
      </MantineProvider>,
    ),
  );
  await settle(30);
  return {
    root,
    services,
    history,
    queries,
    close: async () => {
      await act(async () => reactRoot.unmount());
      root.remove();
    },
  };
}
