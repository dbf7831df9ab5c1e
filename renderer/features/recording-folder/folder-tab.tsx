import { type ReactElement, useState } from 'react';
import type { RecordingFolderView } from '../../../shared/contract/recording-folder.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { UnsavedGuard } from '../../app/unsaved.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { usePerson } from '../../state/session.ts';
import { useAct } from '../../state/use-act.ts';
import { FormEnd } from '../settings/form-end.tsx';
import { Loaded } from '../settings/loaded.tsx';
import { TextInput } from '../settings/text-input.tsx';
import { useFolder } from './folder-queries.ts';
import { FolderState } from './folder-state.tsx';
import { RefusedFiles } from './refused-files.tsx';
import './recording-folder.css';

/** 录音文件夹: which folder of this machine is watched, how the last look went, and what was not taken. */
export function RecordingFolderTab(): ReactElement {
  const { role } = usePerson();
  return (
    <Loaded query={useFolder()} what="录音文件夹">
      {(folder) => (
        <div className="page">
          <div className="set-sheet">
            <FolderForm folder={folder} />
            {folder.isSet && <FolderState folder={folder} />}
            {isManager(role) && folder.notTaken.length > 0 && <RefusedFiles />}
          </div>
        </div>
      )}
    </Loaded>
  );
}

function FolderForm({ folder }: { readonly folder: RecordingFolderView }): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const [typed, setTyped] = useState<string | null>(null);
  const path = typed ?? folder.path ?? '';
  const isDirty = typed !== null && typed.trim() !== (folder.path ?? '');
  const refreshes = [['recordingFolder']];
  const set = useAct(api.recordingFolder.set, {
    refreshes,
    onDone: ({ isOn }) => {
      setTyped(null);
      notices.show({ text: isOn ? '录音文件夹看起来了，新录音自己会收' : '录音文件夹不看了，收过的都在' });
    },
  });
  const look = useAct(api.recordingFolder.scanNow, { refreshes });
  const save = (): void => {
    if (path.trim() !== '') set.run({ path, isOn: true });
  };
  const lookNow = (): void => look.run({});
  const canSave = folder.canSet && path.trim() !== '' && (isDirty || !folder.isOn);
  useKeys('录音文件夹', [
    { keys: 'Ctrl+s', label: '看这个文件夹', disabled: !canSave, run: save },
    { keys: 'r', label: '现在看一遍', disabled: !folder.isOn, run: lookNow },
  ]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) save();
      }}
    >
      <UnsavedGuard dirty={isDirty} text="录音文件夹改了没保存" />
      <FieldRow
        label="文件夹"
        required
        help={
          folder.canSet
            ? '手机或录音盒存通话录音的文件夹，写完整路径；子文件夹看一层。文件留在原处，程序只读'
            : '只能在展厅主机那台电脑上改，从这里看得到情况'
        }
        error={set.errorAt('path')}
      >
        {(control) => (
          <TextInput
            control={control}
            max={4096}
            disabled={!folder.canSet}
            placeholder="如 D:\通话录音"
            value={path}
            onChange={(next) => {
              setTyped(next);
              set.clear();
            }}
          />
        )}
      </FieldRow>
      <FormEnd error={set.errorBeside(['path']) ?? look.failure?.text ?? null} />
      <div className="row set-acts">
        <Button type="submit" look="primary" keys="Ctrl+S" disabled={!canSave} busy={set.busy}>
          看这个文件夹
        </Button>
        {folder.isOn && (
          <Button keys="R" busy={look.busy} onClick={lookNow}>
            现在看一遍
          </Button>
        )}
        {folder.isOn && folder.canSet && !isDirty && (
          <Button look="ghost" busy={set.busy} onClick={() => set.run({ isOn: false })}>
            不看了
          </Button>
        )}
        {isDirty && <Button onClick={() => setTyped(null)}>不改了</Button>}
      </div>
    </form>
  );
}
