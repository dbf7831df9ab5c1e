import type { ReactElement } from 'react';
import {
  type TestDriveDetail,
  type TradeIn,
  testDriveParts,
  tradeInParts,
} from '../../../../shared/domain/card-part-specs.ts';
import { Cell } from '../../../components/card/cell.tsx';
import { ChoiceRow } from '../../../components/card/choice-cells.tsx';
import { TextAreaCell } from '../../../components/card/text-cells.tsx';
import { moneyWords, readMoney } from '../../../components/money-words.ts';
import type { CardModel } from '../card-model.ts';
import { kmWords, testDriveWords, tradeInWords } from '../card-words.ts';
import { type CardCellProps, frameOf, isMissing, optionsOf } from './frame.ts';
import { InlinePick, InlineText, InlineTyped } from './inline.tsx';
import { readCount } from './simple-cells.tsx';
import { SubField, SubForm } from './sub-form.tsx';

const yesNo = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
] as const;

/** Did the customer drive? Yes asks for the agreement and the kilometres, no for the reason. */
export function TestDriveCell(props: CardCellProps): ReactElement {
  const { model } = props;
  // Each control carries its own mark, so that F4 stops at the one that is empty.
  const whole = frameOf(props);
  const { testDrive, noDriveReason, testDriveDetail } = model.typed;
  const detail = testDriveDetail ?? {};
  const isDetail = whole.need === true && testDrive != null && whole.error === '没填';
  const error = isDetail ? (testDrive ? '明细没填' : '原因没填') : (whole.error ?? null);
  const frame = { ...whole, error, missing: isMissing(model, 'testDrive') };
  return (
    <Cell {...frame} kind="group">
      {(control) => (
        <SubForm
          label="试驾明细"
          fields={testDrive === true ? <TestDriveFields model={model} detail={detail} /> : null}
        >
          <ChoiceRow
            control={control}
            required={frame.required}
            value={testDrive == null ? null : testDrive ? 'yes' : 'no'}
            choices={yesNo}
            onChange={(answer) =>
              model.set(
                answer === 'yes'
                  ? { testDrive: true, noDriveReason: null }
                  : { testDrive: false, testDriveDetail: null },
              )
            }
          />
          {testDrive === true && (
            <Summary
              name="testDriveDetail"
              label="试驾明细"
              words={testDriveWords(detail)}
              placeholder="协议、试驾车、公里、感受"
              missing={isMissing(model, 'testDriveDetail')}
            />
          )}
          {testDrive === false && (
            <span className="part wide">
              <InlinePick
                free={model.areListsRead}
                name="noDriveReason"
                label="不试驾的原因"
                placeholder="↓ 选原因，或直接写"
                missing={isMissing(model, 'noDriveReason')}
                value={noDriveReason ?? null}
                options={optionsOf(model.words.dictionaries('no_drive_reason'), [noDriveReason])}
                onChange={(reason) => model.set({ noDriveReason: reason })}
              />
            </span>
          )}
        </SubForm>
      )}
    </Cell>
  );
}

interface SummaryProps {
  readonly name: string;
  readonly label: string;
  readonly words: string;
  readonly placeholder: string;
  readonly missing: boolean;
}

/** What the sub-form says, in the cell; the focus on it opens the sub-form. */
function Summary({ name, label, words, placeholder, missing }: SummaryProps): ReactElement {
  return (
    <input
      data-cell={name}
      {...(missing ? { 'data-missing': '' } : {})}
      className="v"
      readOnly
      aria-label={label}
      value={words}
      title={words}
      placeholder={placeholder}
    />
  );
}

function TestDriveFields({
  model,
  detail,
}: {
  readonly model: CardModel;
  readonly detail: TestDriveDetail;
}): ReactElement[] {
  return testDriveParts.map((part) => {
    const name = `testDriveDetail.${part.name}`;
    const missing = isMissing(model, 'testDriveDetail', part.name);
    const set = (value: string | number | null): void =>
      model.set({ testDriveDetail: { ...detail, [part.name]: value } });
    const value = detail[part.name];
    return (
      <SubField key={part.name} label={part.label} required={!('optional' in part)} wide={part.name === 'feedback'}>
        {part.kind === 'text' ? (
          <InlineText
            name={name}
            label={part.label}
            placeholder={missing && model.asked ? '没填' : ''}
            missing={missing}
            value={typeof value === 'string' ? value : ''}
            maxLength={part.max}
            onChange={set}
          />
        ) : (
          <InlineTyped
            name={name}
            label={part.label}
            placeholder={missing && model.asked ? '没填' : '里程表的数'}
            missing={missing}
            help="填里程表上的公里数"
            value={typeof value === 'number' ? value : null}
            show={String}
            read={(typed) => readCount(typed, 0, 9_999_999)}
            onChange={set}
          />
        )}
      </SubField>
    );
  });
}

/** The used car that may be taken in. */
export function TradeInCell(props: CardCellProps): ReactElement {
  const { model } = props;
  const tradeIn: TradeIn = model.typed.tradeIn ?? {};
  return (
    <Cell {...frameOf(props)} as="增购、换购时填" kind="group">
      {() => (
        <SubForm label="旧车置换" fields={<TradeInFields model={model} tradeIn={tradeIn} />}>
          <Summary
            name="tradeIn"
            label="旧车置换"
            words={tradeInWords(tradeIn)}
            placeholder="旧车、里程、估价"
            missing={false}
          />
        </SubForm>
      )}
    </Cell>
  );
}

function TradeInFields({ model, tradeIn }: { readonly model: CardModel; readonly tradeIn: TradeIn }): ReactElement[] {
  return tradeInParts.map((part) => {
    const value = tradeIn[part.name];
    const set = (next: string | number | null): void => model.set({ tradeIn: { ...tradeIn, [part.name]: next } });
    const shared = { name: `tradeIn.${part.name}`, label: part.label, missing: false, placeholder: '' };
    const number = typeof value === 'number' ? value : null;
    return (
      <SubField key={part.name} label={part.label} wide={part.kind === 'text'}>
        {part.kind === 'text' && (
          <InlineText {...shared} value={typeof value === 'string' ? value : ''} maxLength={part.max} onChange={set} />
        )}
        {part.kind === 'km' && (
          <InlineTyped
            {...shared}
            help="写成 9.2万 或 92000"
            value={number}
            show={kmWords}
            read={readKm}
            onChange={set}
          />
        )}
        {part.kind === 'money' && (
          <InlineTyped
            {...shared}
            help="写成 3 万 或 30000"
            value={number}
            show={moneyWords}
            read={readMoney}
            onChange={set}
          />
        )}
      </SubField>
    );
  });
}

/** 「9.2万公里」「92000」 in kilometres; null for what is no distance. */
function readKm(typed: string): number | null {
  const text = typed.normalize('NFKC').replace(/[\s,]|公里|km/gi, '');
  const match = /^(\d{1,7}(?:\.\d{1,4})?)(万|w)?$/i.exec(text);
  if (match === null) return null;
  const km = Math.round(Number(match[1]) * (match[2] === undefined ? 1 : 10_000));
  return km > 9_999_999 ? null : km;
}

/** What was said, and the obstacle in one word from the list; one of them is enough. */
export function TalkCell(props: CardCellProps): ReactElement {
  const { model } = props;
  const { talk, obstacle } = model.typed;
  return (
    <TextAreaCell
      {...frameOf(props)}
      as={
        <>
          顾虑{' '}
          <InlinePick
            quiet
            name="obstacle"
            label="顾虑"
            placeholder="↓ 选一个"
            missing={false}
            value={obstacle ?? null}
            options={optionsOf(model.words.dictionaries('feedback_category'), [obstacle])}
            onChange={(code) => model.set({ obstacle: code })}
          />
        </>
      }
      value={talk ?? ''}
      maxLength={1000}
      onChange={(words) => model.set({ talk: words })}
    />
  );
}
