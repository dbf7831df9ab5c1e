import { type ReactElement, useId, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { LevelBadge, Note } from '../../components/marks.tsx';
import { useLasting } from '../../components/states.tsx';
import { useHeldEnter } from '../../components/use-held-enter.ts';
import { fullNameOf, phoneWords } from '../customers/customer-words.ts';
import { useFind } from '../search/use-find.ts';

/** A customer to whom a recording is given. */
export interface PickedCustomer {
  readonly id: string;
  readonly name: string;
}

interface CustomerChoiceProps {
  /** Who has the number that the file names. */
  readonly known: readonly PickedCustomer[];
  readonly phone: string | null;
  readonly picked: PickedCustomer | null;
  readonly onPick: (customer: PickedCustomer | null) => void;
}

/** Whose recording it is: one of those who have its number, or whoever is found. */
export function CustomerChoice({ known, phone, picked, onPick }: CustomerChoiceProps): ReactElement {
  const field = useId();
  const [typed, setTyped] = useState('');
  const find = useFind(typed);
  const isSlow = useLasting(!find.settled, 1000);
  const rows = typed.trim() === '' ? [] : find.rows;
  const enter = useHeldEnter(find.settled, () => {
    const [first] = rows;
    if (first !== undefined) onPick({ id: first.id, name: fullNameOf(first) });
  });
  if (picked !== null)
    return (
      <div className="folder-picked">
        <span className="b cut">{picked.name}</span>
        <Button small onClick={() => onPick(null)}>
          换一位
        </Button>
      </div>
    );
  return (
    <div className="folder-choice">
      <label htmlFor={field} className="b">
        是哪位客户
      </label>
      {known.length > 0 && (
        <div className="row folder-known">
          {known.map((customer) => (
            <Button key={customer.id} small onClick={() => onPick(customer)}>
              {customer.name}
            </Button>
          ))}
        </div>
      )}
      <input
        id={field}
        className="in"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        placeholder={phone === null ? '姓名、拼音首字母、手机尾号、车牌' : '不是他们，就另找：姓名、尾号、车牌'}
        value={typed}
        onChange={(event) => {
          enter.forget();
          setTyped(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.nativeEvent.isComposing) enter.press();
        }}
      />
      {find.failure !== null && (
        <Note tone="red" icon="warning">
          没能去找：{find.failure.text}。
        </Note>
      )}
      <p className="xs t3" role="status">
        {isSlow
          ? '正在找…'
          : typed.trim() !== '' && rows.length === 0 && find.settled
            ? '没有找到，换个写法再找。'
            : ''}
      </p>
      <ul className="folder-found" aria-label="找到的客户">
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" onClick={() => onPick({ id: row.id, name: fullNameOf(row) })}>
              <span className="row">
                {row.level !== null && <LevelBadge level={row.level} />}
                <b className="cut">{fullNameOf(row)}</b>
                <span className="t2 nw">
                  {row.phone === null ? '没有电话' : phoneWords(row.phone, row.phoneMasked)}
                </span>
              </span>
              <span className="xs t3 cut">{row.owner === null ? '没有归属' : `归${row.owner.name}`}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
