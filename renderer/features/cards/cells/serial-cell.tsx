import type { ReactElement } from 'react';
import { Cell } from '../../../components/card/cell.tsx';
import { inputOf } from '../../../components/card/select-cells.tsx';
import { Combo } from '../../../components/combo.tsx';
import { withOwnWords } from '../../../components/own-words.ts';
import { useSerials } from '../use-serials.ts';
import { type CardCellProps, frameOf } from './frame.ts';

/** The number on the paper; ↓ offers the next sheets of one's own book and of the front desk's. */
export function SerialCell(props: CardCellProps): ReactElement {
  const { model } = props;
  const frame = frameOf(props);
  const books = useSerials();
  const { serial } = model.typed;
  const options = books.flatMap(({ holderId, serials }) =>
    serials.map((each) => ({ value: each, label: each, hint: holderId === null ? '前台的本' : '您的本' })),
  );
  return (
    <Cell {...frame} kind="label">
      {(control) => (
        <Combo
          chevron={false}
          text={serial ?? ''}
          chosen={serial == null ? [] : [serial]}
          optionsFor={(typed) => withOwnWords(options, typed)}
          onPick={(value) => model.set({ serial: value })}
          onClear={() => model.set({ serial: null })}
          noneText="没有领到的纸卡；照纸卡右上角填"
          placeholder="↓"
          input={inputOf(control, frame)}
        />
      )}
    </Cell>
  );
}
