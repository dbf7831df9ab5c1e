import { type ReactElement, useRef } from 'react';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useNotices } from '../../state/notices.ts';
import { PendingLine } from './pending-line.tsx';
import { useAttaching } from './use-attaching.ts';
import { useDropPaste } from './use-drop-paste.ts';
import './attachments.css';

const keys = 'Alt+a';
const nowhere = '没认出卡上的二维码。拍清楚右上角再来，或打开那张洽谈卡，把照片拖进去';

/**
 * A pile of scanned paper: photos that are dropped here go each to the card whose code is on it, once somebody has looked
 * at which that is.
 */
export function PaperInbox(): ReactElement {
  const notices = useNotices();
  const picker = useRef<HTMLInputElement>(null);
  const attaching = useAttaching({
    target: async () => null,
    cardId: null,
    nowhere,
    onAttached: () => notices.show({ text: '纸卡照片已附到它的洽谈卡' }),
  });
  const isOver = useDropPaste(attaching.add);
  const pick = (): void => picker.current?.click();
  const known = attaching.pending.filter(({ state }) => state === 'asking');
  useKeys('纸卡照片', [{ keys, label: '附纸卡照片', hint: false, inText: true, run: pick }]);
  return (
    <>
      <Button icon="plus" keys={keys} title="一次可以选很多张，按二维码分到各自的洽谈卡" onClick={pick}>
        附纸卡照片
      </Button>
      <input
        ref={picker}
        type="file"
        aria-label="选纸卡照片"
        tabIndex={-1}
        className="attach-input"
        multiple
        accept=".jpg,.jpeg,.png,.webp,.heic,.heif,image/*"
        onChange={(event) => {
          attaching.add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {attaching.pending.length > 0 && (
        <section className="paper-inbox pop" aria-label="纸卡照片" aria-live="polite">
          <div className="row">
            <h2 className="b">纸卡照片</h2>
            <span className="grow" />
            {known.length > 1 && (
              <Button
                small
                look="primary"
                onClick={() => {
                  for (const { key } of known) attaching.settle(key, 'there');
                }}
              >
                {known.length} 张都附到各自的卡
              </Button>
            )}
          </div>
          <ul className="attach-pending">
            {attaching.pending.map((each) => (
              <PendingLine key={each.key} pending={each} attaching={attaching} here={null} />
            ))}
          </ul>
        </section>
      )}
      {isOver && (
        <div className="attach-drop" role="status">
          <span>
            <Icon name="plus" /> 松开，按二维码分到各自的洽谈卡
          </span>
        </div>
      )}
    </>
  );
}
