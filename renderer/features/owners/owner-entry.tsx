import { type ReactElement, useEffect, useRef } from 'react';
import { GoLink } from '../../app/go.tsx';
import { useHintsNote, useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { CardGrid } from '../../components/card/card-grid.tsx';
import { focusCellOf } from '../../components/card/cell-walk.ts';
import { HeadRow } from '../../components/head-row.tsx';
import { Icon } from '../../components/icon.tsx';
import { Kbd, Note, Tag } from '../../components/marks.tsx';
import { Box, Shape, SideColumn } from '../../components/panel.tsx';
import { OwnerCells } from './owner-cells.tsx';
import { vinLook } from './owner-draft.ts';
import { type EnteredOwner, type OwnerEntry, useOwnerEntry } from './use-owner-entry.ts';
import './owners.css';

/** 老客户登记: owners of our cars, one after the other; nobody follows them up, but a number and a plate find them. */
export function OwnerEntryScreen(): ReactElement {
  const form = useRef<HTMLFormElement>(null);
  const entry = useOwnerEntry(form);
  useEffect(() => {
    if (form.current) focusCellOf(form.current, 'name');
  }, []);
  useKeys('老客户登记', [{ keys: 'Ctrl+Enter', label: '保存，登记下一位', run: () => entry.save() }]);
  useHintsNote('* 必填；不建回访计划，不算归属');
  return (
    <>
      <HeadRow title="老客户登记" facts="已经提车的基盘客户">
        <Button look="primary" keys="Ctrl+Enter" busy={entry.busy} onClick={() => entry.save()}>
          保存，登记下一位
        </Button>
      </HeadRow>
      <Shape kind="column">
        <div className="form">
          <CardGrid label="老客户登记" formRef={form} unread={entry.unread} onEnd={() => entry.save()}>
            <OwnerCells
              draft={entry.draft}
              set={entry.set}
              missing={entry.missing}
              isAsked={entry.isAsked}
              errorAt={entry.errorAt}
            />
          </CardGrid>
        </div>
        <SideColumn label="查重和刚登记的">
          {entry.errorBeside !== null && (
            <div role="alert">
              <Note tone="red" icon="warning">
                {entry.errorBeside}
              </Note>
            </div>
          )}
          <TakenBox entry={entry} />
          {vinLook(entry.draft.vin) === 'odd' && <VinBox />}
          <EnteredBox entered={entry.entered} />
        </SideColumn>
      </Shape>
    </>
  );
}

/** Whose the number is, and the way on: nothing is merged without being told to. */
function TakenBox({ entry }: { readonly entry: OwnerEntry }): ReactElement | null {
  const { taken } = entry;
  const choose = (): void => {
    if (taken !== null) entry.save(taken.id);
  };
  useKeys('已登记的客户', taken === null ? [] : [{ keys: 'Alt+1', label: '就是这位客户', inText: true, run: choose }], {
    layer: 'panel',
  });
  if (taken === null) return null;
  return (
    <Box
      tone="amber"
      live
      title={
        <>
          <Icon name="warning" />
          号码已有登记
        </>
      }
    >
      <p>
        {taken.text}。<GoLink to={`/customers/${taken.id}`}>看这位客户</GoLink>
      </p>
      <button type="button" className="offer" aria-keyshortcuts="Alt+1" onClick={choose}>
        <Kbd keys="Alt+1" />
        <b>就是这位客户，把车记到他名下</b>
        <span className="xs t2">不会多出一位；他的姓名、号码都不变</span>
      </button>
      <p className="xs t2 after">不是同一位，就核对号码；填的都还在。</p>
    </Box>
  );
}

function VinBox(): ReactElement {
  return (
    <Box
      tone="amber"
      live
      title={
        <>
          <Icon name="eye" />
          VIN 可能抄错了一位
        </>
      }
    >
      <p className="t2">第 9 位校验对不上，请照行驶证再看一眼。进口车的算法不同，没抄错就照常保存。</p>
    </Box>
  );
}

function EnteredBox({ entered }: { readonly entered: readonly EnteredOwner[] }): ReactElement {
  return (
    <Box live title="刚登记的">
      {entered.length === 0 ? (
        <p className="t2">存好一位，这里就多一行；表格空出来，接着登记下一位。</p>
      ) : (
        <ul className="owners-entered">
          {entered.map((owner) => (
            <li key={owner.ownedVehicleId}>
              <GoLink to={`/customers/${owner.customerId}`}>{owner.name}</GoLink>
              <span className="xs t3 nw">尾号 {owner.phoneTail}</span>
              <span className="xs t2 cut">{owner.car}</span>
              {(!owner.isNew || owner.isVinOdd) && (
                <div className="row">
                  {!owner.isNew && <Tag>记到原客户名下</Tag>}
                  {owner.isVinOdd && <Tag tone="amber">VIN 待核对</Tag>}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </Box>
  );
}
