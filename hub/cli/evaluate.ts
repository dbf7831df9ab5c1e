import { runEvaluation } from '../../api/jobs/catch-up.ts';
import { type Command, exitCode } from './command.ts';
import { withStore } from './store.ts';

export const evaluateCommand: Command = {
  name: 'evaluate',
  summary: '按规定把到昨天为止的每一天再算一遍；要先关掉程序',
  words: '',
  mostWords: 0,
  options: {},
  notes: ['算几遍结果都一样：已有的检查发现不会变，也不会重复。程序开着时每天零点自动算，平时用不到它。'],
  run: ({ dataDir }, deps) =>
    withStore(dataDir, deps, (api) => {
      const { days, findings } = runEvaluation(api);
      deps.out(`算了 ${days} 天，新增检查发现 ${findings} 条。`);
      return exitCode.done;
    }),
};
