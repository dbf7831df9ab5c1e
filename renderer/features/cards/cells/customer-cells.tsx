import type { ReactElement } from 'react';
import { nameWithTitle } from '../../../../shared/domain/person-name.ts';
import { isRefusal } from '../../../../shared/domain/refusal.ts';
import { formatPhone, normalisePhone } from '../../../../shared/text/phone.ts';
import { Cell } from '../../../components/card/cell.tsx';
import { ChoiceRow } from '../../../components/card/choice-cells.tsx';
import { SelectCell } from '../../../components/card/select-cells.tsx';
import { TextCell } from '../../../components/card/text-cells.tsx';
import { Kbd } from '../../../components/marks.tsx';
import type { CardModel } from '../card-model.ts';
import { type CardCellProps, frameOf, isMissing, optionsOf } from './frame.ts';
import { InlineText } from './inline.tsx';

/** 「田 先生」 is enough for the quick save; the title becomes the gender. */
export function NameCell(props: CardCellProps): ReactElement {
  const { model } = props;
  return (
    <TextCell
      {...frameOf(props)}
      value={model.typed.name ?? ''}
      display={(name) => nameWithTitle(name, model.shown.gender)}
      maxLength={50}
      onChange={(name) => model.set({ name })}
    />
  );
}

/** A number, written as it is spoken while nobody types in it. */
export function phoneShown(raw: string): string {
  const normal = normalisePhone(raw);
  return isRefusal(normal) ? raw : formatPhone(normal.phone);
}

/** The phone, or with Alt X the reason why there is none. */
export function PhoneCell(props: CardCellProps): ReactElement {
  const { model } = props;
  const frame = frameOf(props);
  if (model.isWithoutPhone) {
    const { noPhoneReason } = model.typed;
    return (
      <SelectCell
        {...frame}
        name="noPhoneReason"
        label="客户不留电话，原因"
        as={<Toggle words="填号码" onClick={() => model.setWithoutPhone(false)} />}
        value={noPhoneReason ?? null}
        options={optionsOf(model.words.dictionaries('no_phone_reason'), [noPhoneReason])}
        onChange={(reason) => model.set({ noPhoneReason: reason })}
        placeholder="↓ 选原因"
      />
    );
  }
  return (
    <TextCell
      {...frame}
      as={<PhoneState model={model} />}
      value={model.typed.phone ?? ''}
      display={phoneShown}
      inputMode="tel"
      maxLength={40}
      onChange={(phone) => model.set({ phone })}
    />
  );
}

function PhoneState({ model }: { readonly model: CardModel }): ReactElement | null {
  const { identity, typed, start } = model;
  const saved = start.card?.values.phone;
  if (identity.matches.some(({ by }) => by === 'phone')) return <span className="amber">已有登记</span>;
  // The number under which this card was saved is its own customer's: nobody else has it, and it is registered.
  if (saved != null && isSamePhone(saved, typed.phone)) return null;
  if (identity.state === 'known' && !isRefusal(normalisePhone(typed.phone ?? ''))) return <>没登记过</>;
  if (identity.state === 'asking') return <>正在查…</>;
  return <Toggle words="客户不留" onClick={() => model.setWithoutPhone(true)} />;
}

function isSamePhone(saved: string, typed: string | null | undefined): boolean {
  const normal = normalisePhone(typed ?? '');
  return !isRefusal(normal) && normal.phone === saved;
}

function Toggle({ words, onClick }: { readonly words: string; readonly onClick: () => void }): ReactElement {
  return (
    <button type="button" tabIndex={-1} className="aside" onClick={onClick}>
      <Kbd keys="Alt+x" /> {words}
    </button>
  );
}

/** 个人 or 单位; a firm is asked for its contact. */
export function CustomerTypeCell(props: CardCellProps): ReactElement {
  const { model } = props;
  // Each control carries its own mark, so that F4 stops at the one that is empty.
  const frame = { ...frameOf(props), missing: isMissing(model, 'customerType') };
  const { customerType, contactPerson } = model.typed;
  const entries = optionsOf(model.words.dictionaries('customer_type'), [customerType]);
  return (
    <Cell {...frame} kind="group">
      {(control) => (
        <div className="v flow">
          <ChoiceRow
            control={control}
            required={frame.required}
            value={customerType ?? null}
            choices={entries}
            onChange={(type) =>
              model.set({ customerType: type, ...(type === 'organisation' ? {} : { contactPerson: null }) })
            }
          />
          {customerType === 'organisation' && (
            <InlineText
              name="contactPerson"
              label="联系人"
              missing={isMissing(model, 'contactPerson')}
              invalid={model.problemOf('contactPerson') !== null}
              value={contactPerson ?? ''}
              maxLength={30}
              onChange={(name) => model.set({ contactPerson: name })}
            />
          )}
        </div>
      )}
    </Cell>
  );
}

/** QQ, 微博, 邮箱 in one cell. */
export function ContactsCell(props: CardCellProps): ReactElement {
  const { model } = props;
  const { typed, set, problemOf } = model;
  return (
    <Cell {...frameOf(props)} kind="group">
      {({ labelId }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no label of its own to share the row
        <div className="v flow" role="group" aria-labelledby={labelId}>
          <InlineText
            name="qq"
            label="QQ"
            missing={false}
            invalid={problemOf('qq') !== null}
            value={typed.qq ?? ''}
            maxLength={20}
            onChange={(qq) => set({ qq })}
          />
          <InlineText
            name="weibo"
            label="微博"
            missing={false}
            invalid={problemOf('weibo') !== null}
            value={typed.weibo ?? ''}
            maxLength={40}
            onChange={(weibo) => set({ weibo })}
          />
          <InlineText
            name="email"
            label="邮箱"
            missing={false}
            invalid={problemOf('email') !== null}
            value={typed.email ?? ''}
            maxLength={100}
            onChange={(email) => set({ email })}
          />
        </div>
      )}
    </Cell>
  );
}
