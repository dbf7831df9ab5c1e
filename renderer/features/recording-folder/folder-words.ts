import type { WaitingRecording } from '../../../shared/contract/recording-folder.ts';
import type { FileProblem, FolderTrouble } from '../../../shared/domain/recording-folder/looks.ts';

/** What keeps the folder from being read, that nothing is lost, and what to do. */
export const troubleWords: Readonly<Record<FolderTrouble, string>> = {
  gone: '这个文件夹现在看不到。U 盘、手机或网络盘断开了，接上以后自己会接着看；换了地方，请改上面的路径。',
  unreadable: '这个文件夹打不开。请在系统里给「洽谈卡」读取的权限，随后自己会接着看。',
  too_many: '这里的文件超过 10 万个，没有看。请换成只放通话录音的文件夹。',
  disk_full: '放数据的磁盘满了，新录音没有收。清理出空间后自己会接着收，文件都在原处。',
  failed: '这次没看成，半分钟后自己再看，文件都在原处。一直这样，请找管理员。',
};

/** Why a file was not taken. */
export const problemWords: Readonly<Record<FileProblem, string>> = {
  empty: '是空的',
  unknown: '不是录音',
  broken: '不完整，后面缺了一截',
  too_large: '太大，超过 60 MB',
};

/** Why a recording is nobody's yet. */
export function whyWords({ why, customers }: Pick<WaitingRecording, 'why' | 'customers'>): string {
  switch (why) {
    case 'no_number':
      return '文件名里没有号码';
    case 'unknown_number':
      return customers.length === 0 ? '这个号码还没有客户' : '这个号码现在有客户了';
    case 'shared_number':
      return `${customers.length} 位客户都有这个号码`;
  }
}
