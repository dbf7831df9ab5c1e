import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { recordModules } from './build/record-modules.ts';

/** The renderer, as files that work alike under http://, app:// and a sub-path; nothing of it needs eval or inline scripts. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), recordModules('renderer')],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
  },
});
