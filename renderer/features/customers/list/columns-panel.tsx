import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react';
import {
  type CustomerColumnName,
  customerColumn,
  mostColumns,
  offeredColumns,
} from '../../../../shared/domain/customer-columns.ts';
import { Button, IconButton } from '../../../components/button.tsx';
import { Panel } from '../../../components/panel.tsx';
import { useCustomFields } from '../../../state/commons.ts';

interface ColumnsPanelProps {
  /** 「全部」: whose columns these are. */
  readonly view: string;
  readonly columns: readonly CustomerColumnName[];
  readonly isUsual: boolean;
  readonly onChange: (columns: readonly CustomerColumnName[] | null) => void;
  readonly onClose: () => void;
}

/** Which columns the list has, and in which order; it changes while one chooses. */
export function ColumnsPanel({ view, columns, isUsual, onChange, onClose }: ColumnsPanelProps): ReactElement {
  const box = useRef<HTMLUListElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input:not([disabled])')?.focus();
  }, []);
  const { data: own = [] } = useCustomFields();
  const others = offeredColumns(own).filter((name) => !columns.includes(name));
  const labelOf = (name: CustomerColumnName): string => customerColumn(name, own)?.label ?? '';
  const isFull = columns.length >= mostColumns;
  const move = (at: number, step: 1 | -1): void => {
    const next = columns.toSpliced(at, 1);
    const name = columns[at];
    if (name !== undefined) onChange(next.toSpliced(at + step, 0, name));
  };
  const onKeyDown = (event: KeyboardEvent, at: number): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const step = event.key === 'ArrowUp' ? -1 : 1;
    if (at + step >= 0 && at + step < columns.length) move(at, step);
  };
  return (
    <Panel
      label="选列"
      header={
        <>
          <p className="md b">「{view}」的列</p>
          <p className="xs t2">只改您自己的；最多 {mostColumns} 列，「姓名」一直在。</p>
        </>
      }
      footer={
        <>
          <Button look="primary" keys="Escape" onClick={onClose}>
            收起
          </Button>
          <Button disabled={isUsual} onClick={() => onChange(null)}>
            改回原来的
          </Button>
        </>
      }
    >
      <ul ref={box} className="cols" aria-label="列">
        {columns.map((name, at) => (
          <li key={name} className="col" onKeyDown={(event) => onKeyDown(event, at)}>
            <label>
              <input
                type="checkbox"
                checked
                disabled={name === 'name'}
                onChange={() => onChange(columns.filter((each) => each !== name))}
              />
              {labelOf(name)}
            </label>
            <IconButton
              icon="chevronUp"
              label={`${labelOf(name)}往前`}
              keys="Alt+↑"
              disabled={at === 0}
              onClick={() => move(at, -1)}
            />
            <IconButton
              icon="chevronDown"
              label={`${labelOf(name)}往后`}
              keys="Alt+↓"
              disabled={at === columns.length - 1}
              onClick={() => move(at, 1)}
            />
          </li>
        ))}
        {others.map((name) => (
          <li key={name} className="col">
            <label className={isFull ? 't3' : undefined}>
              <input type="checkbox" checked={false} disabled={isFull} onChange={() => onChange([...columns, name])} />
              {labelOf(name)}
            </label>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
