import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createHashHistory, type RouterHistory, RouterProvider } from '@tanstack/react-router';
import { type ComponentType, type ReactElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiContext, type ApiProvider } from '../state/api.ts';
import { createServices } from '../state/create-services.ts';
import { startLive } from '../state/live/start-live.ts';
import type { Presence } from '../state/presence.ts';
import { type Services, ServicesContext } from '../state/services.ts';
import { cssVariablesResolver, theme } from '../theme/theme.ts';
import { askWhenRefused } from './ask-when-refused.ts';
import type { Gates } from './gate.tsx';
import { type AppRoute, createAppRouter } from './router.tsx';

interface StartOptions {
  readonly root: HTMLElement;
  readonly provider: ApiProvider;
  readonly presence: Presence;
  readonly routes: readonly AppRoute[];
  readonly gates: Gates;
  readonly overlays: readonly ComponentType[];
  /** The address of the window by default. */
  readonly history?: RouterHistory;
}

/** Asks the host who is there and draws the application. Rejects when the host does not answer. */
export async function startApp(options: StartOptions): Promise<void> {
  const { root, provider, presence, routes, gates, overlays, history = createHashHistory() } = options;
  const services = createServices(await provider.api.session.current({}), () => performance.now(), presence);
  const queries = createQueries();
  forgetAtHandOver(services, queries);
  askWhenRefused(queries, services.session, () => provider.api.session.current({}));
  startLive({ page: window, provider, services, queries });
  const router = createAppRouter({ routes, gates, overlays, history });
  createRoot(root).render(
    <StrictMode>
      <Providers provider={provider} services={services} queries={queries}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
}

interface ProvidersProps {
  readonly provider: ApiProvider;
  readonly services: Services;
  readonly queries: QueryClient;
  readonly children: ReactElement;
}

/** Everything that a part of the screen may ask for. */
function Providers({ provider, services, queries, children }: ProvidersProps): ReactElement {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
    >
      <QueryClientProvider client={queries}>
        <ApiContext value={provider}>
          <ServicesContext value={services}>
            {children}
            <section id="floating" aria-label="弹出的内容" />
          </ServicesContext>
        </ApiContext>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Light, dark or the system's; remembered on this machine. */
const colorSchemeManager = localStorageColorSchemeManager({ key: 'qiatan-look' });

/** The host is on this machine or in this house: no network state of the browser decides whether it is asked. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: 5000, refetchOnWindowFocus: true },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** What one person has read must not stand on the next one's screen. */
function forgetAtHandOver({ session }: Services, queries: QueryClient): void {
  session.subscribe((now, before) => {
    if (now.person?.id !== before.person?.id || now.person?.role !== before.person?.role) queries.clear();
  });
}
