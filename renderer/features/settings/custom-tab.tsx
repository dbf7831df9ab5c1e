import { type ReactElement, useState } from 'react';
import {
  type CustomField,
  customFieldKinds,
  customFieldScopes,
  mostCustomFields,
} from '../../../shared/domain/custom-field.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { rowItems } from '../../components/list-model.ts';
import { Tag } from '../../components/marks.tsx';
import { Panel, Shape } from '../../components/panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useApi } from '../../state/api.ts';
import { useCustomFields } from '../../state/commons.ts';
import { usePerson } from '../../state/session.ts';
import { useAct } from '../../state/use-act.ts';
import { CustomPanel, NewCustom } from './custom-panel.tsx';
import { Loaded } from './loaded.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { editsLists } from './tabs.ts';

/** 自定义项: the fields that the store adds to the card, and one of them. */
export function CustomTab(): ReactElement {
  return (
    <Loaded query={useCustomFields()} what="自定义项">
      {(fields) => <Fields fields={fields} />}
    </Loaded>
  );
}

function Fields({ fields }: { readonly fields: readonly CustomField[] }): ReactElement {
  const api = useApi();
  const canEdit = editsLists(usePerson().role);
  const [chosen, setChosen] = useState<string | null>(fields[0]?.code ?? null);
  const [isNew, setNew] = useState(false);
  const field = fields.find(({ code }) => code === chosen);
  const used = fields.filter(({ active }) => active).length;
  const order = useAct(api.customField.order, { refreshes: [['customField']] });
  const choose = (code: string): void => {
    setChosen(code);
    setNew(false);
  };
  const begin = (): void => setNew(true);
  useKeys('自定义项', canEdit ? [{ keys: 'n', label: '加一项', run: begin }] : []);
  return (
    <Shape kind="panel">
      <div className="left">
        <div className="set-tools">
          <h2>自定义项</h2>
          <span className="t2">
            在用 {used} / {mostCustomFields}
          </span>
          <span className="grow" />
          {order.failure && (
            <span className="red cut" role="alert">
              {order.failure.text}
            </span>
          )}
          {canEdit && field && (
            <MoveButtons
              ids={fields.map(({ code }) => code)}
              chosen={field.code}
              busy={order.busy}
              onOrder={(codes) => order.run({ codes: [...codes] })}
            />
          )}
          {canEdit && (
            <Button small icon="plus" keys="N" onClick={begin}>
              加一项
            </Button>
          )}
        </div>
        {fields.length === 0 ? (
          <EmptyState
            title="还没有自定义项"
            text="店里想多问一句的，比如爱好、有没有车库，加在这里，洽谈卡和纸卡上就有。"
          />
        ) : (
          <VirtualList
            label="自定义项"
            items={rowItems(fields, ({ code }) => code)}
            rowHeight={32}
            columns="minmax(0,1fr) 64px 96px 64px"
            chosen={isNew ? null : chosen}
            onChoose={choose}
            total={fields.length}
            renderRow={(row) => <FieldRow field={row} />}
          />
        )}
      </div>
      {isNew ? (
        <NewCustom onDone={choose} onCancel={() => setNew(false)} />
      ) : field ? (
        <CustomPanel key={field.code} field={field} canEdit={canEdit} />
      ) : (
        <Panel label="自定义项">
          <EmptyState title={fields.length === 0 ? '先加一项' : '从左边选一项'} />
        </Panel>
      )}
    </Shape>
  );
}

function FieldRow({ field }: { readonly field: CustomField }): ReactElement {
  return (
    <>
      <span className={field.active ? 'cut' : 'cut set-gone'}>{field.label}</span>
      <span className="t2">{customFieldKinds[field.kind]}</span>
      <span className="t2">{customFieldScopes[field.scope]}</span>
      <span>{field.active ? field.requiredFrom !== null && <Tag>必填</Tag> : <Tag>已停用</Tag>}</span>
    </>
  );
}
