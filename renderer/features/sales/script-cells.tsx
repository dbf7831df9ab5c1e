import type { ReactElement } from 'react';
import type { SaleCall } from '../../../shared/domain/sale-plan.ts';
import { type SaleAnswers, type ScriptItem, saleScripts } from '../../../shared/domain/sale-script.ts';
import { ChoiceCell } from '../../components/card/choice-cells.tsx';
import { DateCell } from '../../components/card/date-cell.tsx';
import { TextCell } from '../../components/card/text-cells.tsx';
import { useToday } from '../../state/clock.ts';

interface ScriptCellsProps {
  readonly call: SaleCall;
  readonly answers: SaleAnswers;
  readonly onChange: (answers: SaleAnswers) => void;
}

/** What the call asks, each item with its answer. */
export function ScriptCells({ call, answers, onChange }: ScriptCellsProps): ReactElement {
  const set = (name: ScriptItem['name'], value: string | number | undefined): void => {
    const { [name]: _, ...rest } = answers;
    // the item says which values its answer can have
    onChange((value === undefined || value === '' ? rest : { ...rest, [name]: value }) as SaleAnswers);
  };
  return (
    <>
      {saleScripts[call].map((item) => (
        <Item key={item.name} item={item} value={answers[item.name]} onChange={(value) => set(item.name, value)} />
      ))}
    </>
  );
}

interface ItemProps {
  readonly item: ScriptItem;
  readonly value: string | number | undefined;
  readonly onChange: (value: string | number | undefined) => void;
}

function Item({ item, value, onChange }: ItemProps): ReactElement {
  const today = useToday();
  const { name, label, kind, choices = {}, unit } = item;
  switch (kind) {
    case 'choice':
      return (
        <ChoiceCell
          name={name}
          label={label}
          span={12}
          value={typeof value === 'string' ? value : null}
          choices={Object.entries(choices).map(([code, words]) => ({ value: code, label: words }))}
          onChange={onChange}
        />
      );
    case 'date':
      return (
        <DateCell
          name={name}
          label={label}
          span={6}
          value={typeof value === 'string' ? value : null}
          today={today}
          onChange={(day) => onChange(day ?? undefined)}
        />
      );
    case 'count':
      return (
        <TextCell
          name={name}
          label={label}
          span={6}
          as={unit}
          value={value === undefined ? '' : String(value)}
          inputMode="numeric"
          maxLength={7}
          onChange={(typed) => {
            const digits = typed.normalize('NFKC').replace(/\D/g, '');
            onChange(digits === '' ? undefined : Number(digits));
          }}
        />
      );
    case 'text':
      return (
        <TextCell
          name={name}
          label={label}
          span={12}
          value={value === undefined ? '' : String(value)}
          maxLength={200}
          onChange={onChange}
        />
      );
  }
}
