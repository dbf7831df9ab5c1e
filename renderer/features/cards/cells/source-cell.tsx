import type { ReactElement } from 'react';
import { localTimeSchema } from '../../../../shared/calendar/civil-date.ts';
import type { CardFieldName } from '../../../../shared/domain/card-field-specs.ts';
import { cardField } from '../../../../shared/domain/card-fields.ts';
import { fieldsOfSource } from '../../../../shared/domain/source.ts';
import { Cell, type CellProps, FixedCell } from '../../../components/card/cell.tsx';
import { SelectCell } from '../../../components/card/select-cells.tsx';
import { TextCell } from '../../../components/card/text-cells.tsx';
import { readTime } from '../../../components/time-words.ts';
import { type CardCellProps, type DetailProps, frameOf, isMissing, optionsOf } from './frame.ts';
import { InlineDay, InlinePick, InlineTyped } from './inline.tsx';
import { ReferrerCell } from './referrer-cell.tsx';

/** What the source asks for (§二.5–7), in the same place whatever it is; a source that asks nothing leaves it blank. */
export function SourceDetailCell(props: CardCellProps): ReactElement {
  const { cell, model } = props;
  const [asked] = fieldsOfSource(model.typed.source);
  switch (asked) {
    case 'channel':
      return <ChannelCell {...props} frame={detailFrame(props, 'channel')} />;
    case 'referrerId':
      return <ReferrerCell {...props} frame={detailFrame(props, 'referrerId')} />;
    case 'introducer':
      return (
        <TextCell
          {...detailFrame(props, 'introducer')}
          as="同时写进备注"
          placeholder="集团的经理或员工"
          value={model.typed.introducer ?? ''}
          maxLength={30}
          onChange={(introducer) => model.set({ introducer })}
        />
      );
    case 'subdealer':
      return <SubdealerCell {...props} frame={detailFrame(props, 'subdealer')} />;
    default:
      return (
        <FixedCell label={cell.label} span={cell.width}>
          <span className="t3">按来源要求填</span>
        </FixedCell>
      );
  }
}

function detailFrame(props: CardCellProps, field: CardFieldName): CellProps {
  const missing = isMissing(props.model, field);
  return {
    ...frameOf(props),
    name: field,
    label: cardField(field).label,
    missing,
    need: missing && props.model.asked,
  };
}

function ChannelCell({ model, frame }: DetailProps): ReactElement {
  const { channel } = model.typed;
  return (
    <SelectCell
      {...frame}
      value={channel ?? null}
      options={optionsOf(model.words.dictionaries('channel'), [channel])}
      onChange={(code) => model.set({ channel: code })}
    />
  );
}

/** Which sub-dealer, and when the customer had been registered with us (§二.7). */
function SubdealerCell({ model, frame }: DetailProps): ReactElement {
  const { typed, set, today } = model;
  return (
    <Cell {...frame} label="二网和报备时间" kind="group">
      {({ labelId }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no label of its own to share the row
        <div className="v flow" role="group" aria-labelledby={labelId}>
          <span className="part wide">
            <InlinePick
              name="subdealer"
              label="二网"
              missing={isMissing(model, 'subdealer')}
              value={typed.subdealer ?? null}
              options={optionsOf(model.words.dictionaries('subdealer'), [typed.subdealer])}
              onChange={(subdealer) => set({ subdealer })}
            />
          </span>
          <span className="part">
            <InlineDay
              name="subdealerRegisteredOn"
              label="报备日期"
              missing={isMissing(model, 'subdealerRegisteredOn')}
              invalid={model.problemOf('subdealerRegisteredOn') !== null}
              value={typed.subdealerRegisteredOn ?? null}
              today={today}
              max={model.cardOn}
              onChange={(subdealerRegisteredOn) => set({ subdealerRegisteredOn })}
            />
          </span>
          <span className="part narrow">
            <InlineTyped
              name="subdealerRegisteredTime"
              label="报备时间"
              placeholder="时间"
              missing={false}
              help="写成 10:00 或 930"
              value={typed.subdealerRegisteredTime ?? null}
              show={(time) => time}
              read={(words) => localTimeSchema.safeParse(readTime(words)).data ?? null}
              onChange={(subdealerRegisteredTime) => set({ subdealerRegisteredTime })}
            />
          </span>
        </div>
      )}
    </Cell>
  );
}
