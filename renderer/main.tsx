import './without-eval.ts';
import './theme/styles.ts';
import { gates, overlays, routes } from './app/registry.ts';
import { startApp } from './app/start.tsx';
import { connect } from './state/connect.ts';
import { createPresence } from './state/presence.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');

const presence = createPresence(() => performance.now());

connect(window, presence)
  .then((provider) => startApp({ root, provider, presence, routes, gates, overlays }))
  .catch((error: unknown) => {
    root.textContent = '连不上展厅主机，您的记录都在。请看展厅主机是否开着，再按 F5 重新打开。';
    throw error;
  });
