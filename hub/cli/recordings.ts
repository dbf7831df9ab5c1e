import { resolve } from 'node:path';
import { createLocalCall } from '../../api/local-caller.ts';
import { watchOf } from '../../api/recording-folder/watch.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { type Command, exitCode, UsageError } from './command.ts';
import { withStore } from './store.ts';
import { refusalWords } from './words.ts';

export const recordingsCommand: Command = {
  name: 'recordings',
  summary: '录音文件夹：查看、设置、停用；要先关掉程序',
  words: 'show | watch 文件夹 | off',
  mostWords: 2,
  options: {},
  notes: ['文件夹里的录音留在原处，程序只读。看文件夹在程序打开以后才开始，每半分钟一次。'],
  run: ({ dataDir, words: [word, folder] }, deps) => {
    if (word !== 'show' && word !== 'off' && !(word === 'watch' && folder !== undefined))
      throw new UsageError('请写明 show、watch 文件夹 或 off');
    return withStore(dataDir, deps, async (api) => {
      const call = createLocalCall(api);
      const isOn = word === 'watch';
      const answer =
        word === 'show'
          ? await call('recordingFolder.get', {})
          : await call('recordingFolder.set', isOn ? { path: resolve(folder ?? ''), isOn } : { isOn });
      // it looks as soon as it is set; the store is closed in a moment
      await watchOf(api).rest();
      if (isRefusal(answer)) {
        deps.error(refusalWords(answer));
        return exitCode.problem;
      }
      const { path, taken, waiting } = answer;
      if (path === null) deps.out('还没有设录音文件夹。');
      else deps.out(`${answer.isOn ? '看着' : '没有看'}：${path}\n收了 ${taken} 份，${waiting} 份没对上。`);
      return exitCode.done;
    });
  },
};
