import type { ReactElement } from 'react';
import type { RecordingFolderView } from '../../../shared/contract/recording-folder.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { GoLink } from '../../app/go.tsx';
import { Instant } from '../../components/instant.tsx';
import { Note, ProgressBar } from '../../components/marks.tsx';
import { Facts } from '../../components/panel.tsx';
import { usePerson } from '../../state/session.ts';
import { problemWords, troubleWords } from './folder-words.ts';

/** How the last look at the folder went, and what has come of it so far. */
export function FolderState({ folder }: { readonly folder: RecordingFolderView }): ReactElement {
  const { role } = usePerson();
  const { taken, waiting, notTaken, setAt, setBy } = folder;
  return (
    <section aria-label="文件夹的情况" className="folder-state">
      <Looking folder={folder} />
      {folder.isOn && folder.trouble !== null && (
        <Note tone="amber" icon="warning" live>
          {troubleWords[folder.trouble]}
        </Note>
      )}
      <Facts
        facts={[
          { label: '收了', value: `${taken} 份` },
          {
            label: '没对上',
            value:
              waiting > 0 && isManager(role) ? (
                <GoLink to="/recordings/waiting">{waiting} 份，去认下</GoLink>
              ) : (
                `${waiting} 份${waiting > 0 ? '，请经理认下' : ''}`
              ),
          },
          {
            label: '没收',
            value:
              notTaken.length === 0
                ? '没有'
                : notTaken.map(({ problem, count }) => `${count} 个${problemWords[problem]}`).join('，'),
          },
          {
            label: '谁设的',
            value:
              setBy === null ? (
                '—'
              ) : (
                <>
                  {setBy.name} <Instant at={setAt} />
                </>
              ),
          },
        ]}
      />
    </section>
  );
}

function Looking({ folder }: { readonly folder: RecordingFolderView }): ReactElement {
  const { isOn, isLooking, progress, lastLookAt, files, arriving, unreadable, trouble } = folder;
  if (!isOn) return <p className="t2">现在没有看。收过的录音都在。</p>;
  if (progress !== null)
    return (
      <div className="folder-progress">
        <p role="status">
          正在读新文件 {progress.done} / {progress.of}，不耽误别的事
        </p>
        <ProgressBar done={progress.done} total={progress.of} label="读新文件" />
      </div>
    );
  if (isLooking && lastLookAt === null) return <p role="status">正在看…</p>;
  if (lastLookAt === null) return <p className="t2">马上开始看，每半分钟一次。</p>;
  const more = [
    arriving > 0 && `${arriving} 个刚放进来，等它不变了再读`,
    unreadable > 0 && `${unreadable} 个打不开，下次再试`,
  ].filter((part) => part !== false);
  return (
    <p>
      上次看完 <Instant at={lastLookAt} />
      {trouble === null && `，里面 ${files} 个文件${more.length > 0 ? `，${more.join('，')}` : ''}`}
    </p>
  );
}
