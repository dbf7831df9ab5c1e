import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Box } from '../../components/panel.tsx';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import type { CardStart } from './card-start.ts';
import type { DraftKeeper } from './draft-keeper.ts';

interface ContestedBoxProps {
  readonly start: CardStart;
  readonly keeper: DraftKeeper;
  /** Shows what the other window wrote. */
  readonly onReopen: (draftId: string) => void;
}

/** Two windows wrote to one draft: neither is lost, the person says with which this window goes on. */
export function ContestedBox({ start, keeper, onReopen }: ContestedBoxProps): ReactElement {
  const api = useApi();
  const queries = useQueryClient();
  const notices = useNotices();
  const takeTheirs = (): void => {
    const mine = keeper.unsaved();
    const { id } = keeper.getState();
    notices.show({
      text: '已换成另一个窗口写的',
      ...(mine === null
        ? {}
        : {
            undo: async () => {
              const links = start.card === null ? {} : { cardId: start.card.id };
              await api.card.saveDraft({ body: mine, ...links });
              await queries.invalidateQueries({ queryKey: ['card', 'drafts'] });
            },
          }),
    });
    onReopen(id ?? '');
  };
  return (
    <div role="alert">
      <Box
        tone="amber"
        title={
          <>
            <Icon name="warning" />
            这张草稿在另一个窗口改过
          </>
        }
      >
        <p className="t2">两边写的都还在，请选这个窗口接着写哪一份。</p>
        <p className="form-acts">
          <Button small onClick={takeTheirs}>
            换成那边写的
          </Button>
          <Button small onClick={() => void keeper.part()}>
            留这边写的，另存一张
          </Button>
        </p>
      </Box>
    </div>
  );
}
