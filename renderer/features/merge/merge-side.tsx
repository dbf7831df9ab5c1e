import type { ReactElement } from 'react';
import type { MergeComparison } from '../../../shared/contract/merge.ts';
import { Note } from '../../components/marks.tsx';
import { Box, SideColumn } from '../../components/panel.tsx';

interface MergeSideProps {
  readonly data: MergeComparison;
  readonly error: string | null;
}

/** What follows from the merge, and why it cannot be done, beside the choices. */
export function MergeSide({ data, error }: MergeSideProps): ReactElement {
  const { owner, disputed, moving } = data;
  return (
    <SideColumn label="合并以后">
      {error !== null && (
        <div role="alert">
          <Note tone="red" icon="warning">
            {error}。
          </Note>
        </div>
      )}
      {disputed.length > 0 && (
        <Box tone="amber" title="归属有争议，现在不能合并">
          <p className="t2">
            {disputed.map(({ name }) => name).join('、')}
            各自报备过这位客户，归谁还没有裁定（§七）。合并就等于替他们裁定。
          </p>
          <p className="t2">两条记录照常各跟各的，号码和经过都留着，裁定以后再来合并。</p>
        </Box>
      )}
      <Box title="合并以后归谁">
        <p>{disputed.length > 0 ? '等裁定' : (owner?.name ?? '没有归属')}</p>
      </Box>
      <Box title="跟过来的">
        <dl className="facts">
          {moving.map(({ kind, count }) => (
            <div key={kind} style={{ display: 'contents' }}>
              <dt>{kind}</dt>
              <dd>{count} 条</dd>
            </div>
          ))}
        </dl>
        {moving.length === 0 && <p className="t3">另一条上什么都没有。</p>}
      </Box>
      <Box title="不会丢">
        <p className="t2">
          旧编号、旧链接、卡上的二维码都通到留下的这条；两边的号码都找得到他。每个购车意向各有各的下次回访，不合成一个。
        </p>
        <p className="t2">合错了，经理可以在客户页的「合并记录」里拆开。</p>
      </Box>
    </SideColumn>
  );
}
