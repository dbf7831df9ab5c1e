import { join } from 'node:path';
import { createServer } from 'vite';
import { z } from 'zod';
import { roleSchema } from '../../shared/domain/roles.ts';

const routeSchema = z.object({ path: z.string(), title: z.string(), roles: z.array(roleSchema).optional() });

/** One screen as the registry declares it. */
export type DeclaredRoute = z.infer<typeof routeSchema>;

/** Every screen that the application has, and what stands before them, read from the renderer's own registry. */
export async function declaredScreens(): Promise<{
  readonly routes: readonly DeclaredRoute[];
  readonly gates: readonly string[];
}> {
  const vite = await createServer({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    server: { middlewareMode: true, hmr: false, watch: null },
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const registry = await vite.ssrLoadModule('/app/registry.ts');
    return {
      routes: z.array(routeSchema).parse(registry.routes),
      gates: Object.keys(z.object({}).loose().parse(registry.gates)),
    };
  } finally {
    await vite.close();
  }
}
