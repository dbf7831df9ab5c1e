import type { ReactElement } from 'react';
import { Kbd } from '../../components/marks.tsx';
import { lineTitle } from './audit-words.ts';
import type { AuditPanelProps } from './panel-props.ts';

const modes = [
  { value: 'compare', label: '对照' },
  { value: 'blind', label: '盲录' },
] as const;

/** Which card, whose, the how-many-eth of that person; and the two ways to read. */
export function PanelHeader({ view, row, mode, canJudge, onMode }: AuditPanelProps): ReactElement {
  const group = view.groups.find(({ rows }) => rows.some(({ key }) => key === row.key));
  const at = group?.rows.findIndex(({ key }) => key === row.key) ?? -1;
  return (
    <div className="row">
      <h2 className="md b nw">{lineTitle(row)}</h2>
      <span className="cut">{row.customerName}</span>
      <span className="xs t3 nw">
        {group?.person?.name ?? '不知道是谁的'} · 第 {at + 1} / {group?.rows.length ?? 0} 张
      </span>
      <span className="grow" />
      {canJudge && (
        <>
          <span className="seg" role="radiogroup" aria-label="核对方式">
            {modes.map(({ value, label }) => (
              // biome-ignore lint/a11y/useSemanticElements: a radio that looks like one half of a switch
              <button
                key={value}
                type="button"
                role="radio"
                aria-checked={mode === value}
                onClick={() => onMode(value)}
              >
                {label}
              </button>
            ))}
          </span>
          <Kbd keys="b" />
        </>
      )}
    </div>
  );
}
