import type { ReactElement } from 'react';
import { megabytes } from '../../../shared/domain/attachment.ts';
import type { FileProblem } from '../../../shared/domain/recording-folder/looks.ts';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { Instant } from '../../components/instant.tsx';
import { useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';
import { problemWords } from './folder-words.ts';

interface Refused {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly problem: FileProblem;
  readonly at: number;
}

/** 没收的文件: which they are and why, as long as they lie in the folder. */
export function RefusedFiles(): ReactElement {
  const api = useApi();
  const list = useKeysetList<Refused, string>({
    queryKey: ['recordingFolder', 'refused'],
    fetchPage: async (cursor, signal) => {
      const { rows, nextCursor } = await api.recordingFolder.refused(cursor === null ? {} : { cursor }, { signal });
      return { rows, next: nextCursor };
    },
  });
  return (
    <section aria-label="没收的文件" className="folder-refused">
      <h2>没收的文件</h2>
      <p className="xs t2">换成好的再拷进来，自己会收；从文件夹里移走，这里就没有了。</p>
      {list.rows.length > 0 && (
        <DataTable
          label="没收的文件"
          columns={columns}
          rows={list.rows}
          keyOf={(row) => row.id}
          onNearEnd={list.onNearEnd}
        />
      )}
    </section>
  );
}

const columns: readonly TableColumn<Refused>[] = [
  {
    key: 'name',
    title: '文件',
    width: 'minmax(0,3fr)',
    render: ({ name }) => (
      <span className="cut" title={name}>
        {name === '' ? '名字已按要求删除' : name}
      </span>
    ),
  },
  { key: 'bytes', title: '大小', width: '88px', numeric: true, render: ({ bytes }) => megabytes(bytes) },
  { key: 'problem', title: '为什么', width: 'minmax(0,2fr)', render: ({ problem }) => problemWords[problem] },
  { key: 'at', title: '看到的时间', width: '136px', render: ({ at }) => <Instant at={at} /> },
];
