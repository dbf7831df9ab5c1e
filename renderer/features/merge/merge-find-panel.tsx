import './merge.css';
import { type ReactElement, useId, useState } from 'react';
import type { CustomerDetail } from '../../../shared/contract/customer-rows.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { LevelBadge, Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { useLasting } from '../../components/states.tsx';
import { useHeldEnter } from '../../components/use-held-enter.ts';
import { usePerson } from '../../state/session.ts';
import { fullNameOf, phoneWords } from '../customers/customer-words.ts';
import type { FoundCustomer } from '../search/opened.ts';
import { useFind } from '../search/use-find.ts';

interface MergeFindPanelProps {
  readonly detail: CustomerDetail;
  readonly onClose: () => void;
}

/** 合并: finds the other record of the same person; the two are then compared on a page of their own. */
export function MergeFindPanel({ detail, onClose }: MergeFindPanelProps): ReactElement {
  const go = useGo();
  const field = useId();
  const { id: myId, role } = usePerson();
  const [typed, setTyped] = useState(detail.name);
  const find = useFind(typed);
  const isSlow = useLasting(!find.settled, 1000);
  const mayMerge = (row: FoundCustomer): boolean => isManager(role) || row.owner?.id === myId;
  const rows = find.rows.filter((row) => row.id !== detail.id);
  const open = (row: FoundCustomer | undefined): void => {
    if (row !== undefined && mayMerge(row)) go(`/customers/${detail.id}/merge/${row.id}`);
  };
  const enter = useHeldEnter(find.settled, () => open(rows[0]));
  useKeys('合并', [{ keys: 'Escape', label: '收起', run: onClose }], { layer: 'panel' });
  return (
    <Panel
      label="合并"
      header={
        <>
          <h2 className="md b">和另一条记录合并</h2>
          <div className="xs t2 cut">同一个人登记了两次，并成一条</div>
        </>
      }
      footer={
        <Button keys="Escape" onClick={onClose}>
          收起
        </Button>
      }
    >
      <div className="act-body">
        <label htmlFor={field} className="b">
          另一条记录
        </label>
        <input
          id={field}
          className="in"
          // biome-ignore lint/a11y/noAutofocus: the panel was opened to write here
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          placeholder="姓名、拼音首字母、手机尾号、车牌"
          value={typed}
          // his own name is proposed; whoever knows another one writes over it
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            enter.forget();
            setTyped(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) enter.press();
          }}
        />
        {find.failure !== null && (
          <Note tone="red" icon="warning">
            没能去找：{find.failure.text}。
          </Note>
        )}
        <p className="xs t3" role="status">
          {isSlow ? '正在找…' : rows.length === 0 && find.settled ? '没有别的记录；换个写法，或输完整的号码再找。' : ''}
        </p>
        <ul className="merge-found" aria-label="找到的记录">
          {rows.map((row) => (
            <li key={row.id}>
              <button type="button" disabled={!mayMerge(row)} onClick={() => open(row)}>
                <span className="row">
                  {row.level !== null && <LevelBadge level={row.level} />}
                  <b className="cut">{fullNameOf(row)}</b>
                  <span className="t2 nw">
                    {row.phone === null ? '没有电话' : phoneWords(row.phone, row.phoneMasked)}
                  </span>
                </span>
                <span className="xs t3 cut">
                  {row.owner === null ? '没有归属' : `归${row.owner.name}`}
                  {row.intention === null ? '' : ` · ${row.intention}`}
                  {mayMerge(row) ? '' : ' · 不是您的客户，请经理合并'}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
