import { Fragment, type ReactElement } from 'react';
import { cardFields } from '../../../shared/domain/card-fields.ts';
import { Icon } from '../../components/icon.tsx';
import { ProgressBar } from '../../components/marks.tsx';
import { Box } from '../../components/panel.tsx';
import type { CardModel } from './card-model.ts';
import { type OpenField, openFields } from './open-fields.ts';

const quickTotal = cardFields.filter(({ quick }) => quick).length;
/** More names than this are counted, not listed: F4 walks them. */
const shownNames = 4;

/** How far the card is, by the same rules as the host, with the way to what is missing. */
export function ProgressBox({ model }: { readonly model: CardModel }): ReactElement {
  const { quickMissing, missing, progress, start } = model;
  const isComplete = start.card?.state === 'complete';
  const departs = model.shown.departedAt == null;
  const open = openFields(missing, { departedAt: model.shown.departedAt ?? null });
  return (
    <Box>
      {!isComplete && (
        <>
          <h2>
            <span>
              <i className="qk" aria-hidden="true" />
              快速保存
            </span>
            <span className={quickMissing.length === 0 ? 'end acc' : 'end t2'}>
              {quickMissing.length === 0 ? (
                <>
                  <Icon name="check" size={14} /> {quickTotal} 项已齐
                </>
              ) : (
                `${quickTotal - quickMissing.length} / ${quickTotal} 项`
              )}
            </span>
          </h2>
          <p className="xs t2">
            {quickMissing.length === 0 ? (
              start.card === null ? (
                '蓝角几项都有了，先存下来接着谈。'
              ) : (
                '已存过，补完再按「完成」。'
              )
            ) : (
              <>
                还差 <Links fields={quickMissing} goTo={model.goTo} end="。" />
              </>
            )}
          </p>
        </>
      )}
      <h2 className={isComplete ? '' : 'next-title'}>
        <span>
          <span className="star first" aria-hidden="true">
            *
          </span>
          完成
        </span>
        <span className="end t2">
          必填 {progress.filled} / {progress.required}
        </span>
      </h2>
      <ProgressBar done={progress.filled} total={progress.required} label="必填已填" />
      <p className="xs t2">
        {missing.length > 0 ? (
          <>
            还差 <Links fields={open} goTo={model.goTo} end="，今天 24:00 前补齐。" />
          </>
        ) : departs ? (
          `${isComplete ? '已完成' : '可以完成'}；离店时间今天 24:00 前补上。`
        ) : isComplete ? (
          '都填了。'
        ) : (
          '都填了，可以完成。'
        )}
      </p>
    </Box>
  );
}

interface LinksProps {
  readonly fields: readonly OpenField[];
  readonly goTo: (field: string) => void;
  /** Follows the last name and never stands on a line alone. */
  readonly end: string;
}

function Links({ fields, goTo, end }: LinksProps): ReactElement {
  const shown = fields.slice(0, shownNames);
  return (
    <>
      {shown.map(({ field, label }, index) => (
        <Fragment key={field}>
          <span className="glued">
            <button type="button" className="link" onClick={() => goTo(field)}>
              {label}
            </button>
            {index < shown.length - 1 ? '、' : fields.length > shownNames ? '' : end.slice(0, 1)}
          </span>
        </Fragment>
      ))}
      {fields.length > shownNames ? ` 等 ${fields.length} 项${end}` : end.slice(1)}
    </>
  );
}
