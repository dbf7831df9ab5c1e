import { serveShowroom } from '../serve.ts';
import { type Command, type ExitCode, exitCode, UsageError } from './command.ts';

const defaultPort = 47_820;

export const serveCommand: Command = {
  name: 'serve',
  summary: '打开展厅，在本机浏览器里用；Ctrl+C 关掉',
  words: '',
  mostWords: 0,
  options: {
    port: { value: '端口', help: `端口，默认 ${defaultPort}；0 是随便找一个空的` },
    open: { value: null, help: '好了以后打开默认浏览器' },
  },
  notes: ['能用时显示一行 READY http://127.0.0.1:端口。只接受本机访问。'],
  run: async ({ dataDir, options }, { version, screens, worker }) => {
    const port = portOf(options.get('port'));
    const served = await serveShowroom({ dataDir, version, screens, worker, port, open: options.has('open') });
    const codes: Readonly<Record<typeof served, ExitCode>> = {
      serving: exitCode.done,
      store_unavailable: exitCode.storeUnavailable,
      failed: exitCode.problem,
    };
    return codes[served];
  },
};

function portOf(text: string | undefined): number {
  if (text === undefined) return defaultPort;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError('--port 后面要写 0 到 65535 的整数');
}
