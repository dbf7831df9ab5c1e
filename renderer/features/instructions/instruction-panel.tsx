import { type ReactElement, useRef } from 'react';
import './instructions.css';
import type { InstructionRow } from '../../../shared/contract/instruction-rows.ts';
import { followupOutcomes } from '../../../shared/domain/followup.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { GoLink, useCanOpen } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Instant } from '../../components/instant.tsx';
import { Note } from '../../components/marks.tsx';
import { Facts, Panel } from '../../components/panel.tsx';
import { useTextLimit } from '../../components/text-limit.ts';
import { useRemembered } from '../../state/remembered.ts';
import { usePerson } from '../../state/session.ts';
import { answerWords } from './instruction-lines.tsx';
import { useAcknowledge, useAnswer } from './instruction-queries.ts';

const longest = 300;

/** One instruction: what was written on what, when it was read, and the answer or the place to write it. */
export function InstructionPanel({ instruction }: { readonly instruction: InstructionRow | null }): ReactElement {
  if (instruction === null)
    return (
      <Panel label="批示">
        <span />
      </Panel>
    );
  return <Shown instruction={instruction} />;
}

function Shown({ instruction }: { readonly instruction: InstructionRow }): ReactElement {
  const { id, state, mine } = instruction;
  const isManaging = isManager(usePerson().role);
  const receipt = useAcknowledge();
  const [words, keep] = useRemembered(['instruction', id, 'answer'], '');
  const answer = useAnswer(() => keep(''));
  const field = useRef<HTMLTextAreaElement>(null);
  const limit = useTextLimit(words, longest);
  const canAnswer = state !== 'answered' && (mine || isManaging);
  const canRead = mine && state === 'unread';
  const isEmpty = words.trim() === '';
  const acknowledge = (): void => receipt.run(id);
  const send = (): void => {
    if (!isEmpty) answer.run({ id, content: words });
  };
  useKeys(
    '领导批示',
    [
      { keys: 'z', label: '知道了，记下看过的时间', hint: '知道了', disabled: !canRead, run: acknowledge },
      { keys: 'r', label: '回复', disabled: !canAnswer, run: () => field.current?.focus() },
      { keys: 'Ctrl+Enter', label: '回复批示', disabled: !canAnswer || isEmpty, run: send },
    ],
    { layer: 'panel' },
  );
  const failure = receipt.failure ?? answer.failure;
  return (
    <Panel
      label={`批示 ${instruction.name}`}
      header={<Header instruction={instruction} />}
      footer={
        canAnswer ? (
          <>
            <Button look="primary" keys="Ctrl+Enter" busy={answer.busy} disabled={isEmpty} onClick={send}>
              回复批示
            </Button>
            {canRead && (
              <Button icon="check" keys="z" busy={receipt.busy} onClick={acknowledge}>
                知道了
              </Button>
            )}
          </>
        ) : undefined
      }
    >
      <Note tone="accent" icon="flag">
        <div className="xs t2">
          {instruction.by.name} · <Instant at={instruction.at} />
        </div>
        <p className="instruction-words">
          {instruction.content === '' ? '客户已交接，内容不再显示。' : instruction.content}
        </p>
      </Note>
      <Facts
        facts={[
          ...(instruction.onFollowup === null
            ? []
            : [{ label: '批的是', value: <OnFollowup followup={instruction.onFollowup} /> }]),
          { label: '要看的人', value: instruction.to?.name ?? '—' },
          { label: '知道了', value: <Receipt instruction={instruction} /> },
          ...(instruction.answer === null
            ? []
            : [
                { label: '回复', value: answerWords(instruction) },
                {
                  label: '谁回复的',
                  value: (
                    <>
                      {instruction.answer.by.name}，<Instant at={instruction.answer.at} />
                    </>
                  ),
                },
              ]),
        ]}
      />
      {canAnswer && (
        <div>
          <label className="xs t2" htmlFor={`answer-${id}`}>
            怎么办的{mine ? '（打了电话，可以在登记回访时直接勾「回复批示」）' : '（当面说定了，也可以由您记下）'}
          </label>
          <textarea
            ref={field}
            id={`answer-${id}`}
            className="ta"
            style={{ height: 56 }}
            maxLength={longest}
            value={words}
            onChange={(event) => {
              answer.clear();
              keep(event.currentTarget.value);
            }}
            onPaste={limit.onPaste}
          />
          {limit.note !== null && (
            <span className="xs amber" role="status">
              {limit.note}
            </span>
          )}
        </div>
      )}
      {failure !== null && (
        <Note tone="red" icon="warning" live>
          {failure.text}
        </Note>
      )}
    </Panel>
  );
}

function Header({ instruction }: { readonly instruction: InstructionRow }): ReactElement {
  const canOpen = useCanOpen()('/customers/$id');
  return (
    <>
      <div className="row">
        <h2 className="md b cut">{nameWithTitle(instruction.name, instruction.gender)}</h2>
        {instruction.phoneTail !== null && <span className="t2 nw">尾号 {instruction.phoneTail}</span>}
      </div>
      {canOpen && (
        <div className="xs t2" style={{ marginTop: 6 }}>
          <GoLink to={`/customers/${instruction.customerId}`}>打开客户</GoLink>
        </div>
      )}
    </>
  );
}

function Receipt({ instruction: { read } }: { readonly instruction: InstructionRow }): ReactElement {
  if (read === null) return <span className="amber">还没有</span>;
  return (
    <>
      {read.by.name}，<Instant at={read.at} />
    </>
  );
}

function OnFollowup({ followup }: { readonly followup: NonNullable<InstructionRow['onFollowup']> }): ReactElement {
  return (
    <>
      <Instant at={followup.at} /> {followupOutcomes[followup.outcome]}
      {followup.text !== '' && `：${followup.text}`}
    </>
  );
}
