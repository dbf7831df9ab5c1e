import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import '../followup/followup.css';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { PendingEnding } from '../../../shared/contract/ending.ts';
import { endings } from '../../../shared/domain/ending.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { roleLabel } from '../../../shared/domain/roles.ts';
import { GoLink, useCanOpen } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Instant } from '../../components/instant.tsx';
import { LevelBadge, Note } from '../../components/marks.tsx';
import { moneyWords } from '../../components/money-words.ts';
import { Facts, Panel } from '../../components/panel.tsx';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { PastContacts } from '../followup/past-contacts.tsx';
import { useContactSheet, useDecide } from './decision-queries.ts';
import { Evidence } from './evidence.tsx';
import { RefusedPlan, type RefusedPlanDraft } from './refused-plan.tsx';

interface DecisionPanelProps {
  readonly request: PendingEnding;
  readonly refusedPlanOn: CivilDate | undefined;
  readonly onDecided: () => void;
}

/** One request: who asks why, what was said to the customer, and the decision with its reason. */
export function DecisionPanel({ request, refusedPlanOn, onDecided }: DecisionPanelProps): ReactElement {
  const { data: sheet } = useContactSheet(request.customerId);
  const opportunity = sheet?.opportunities.find((each) => each.id === request.opportunityId);
  const notices = useNotices();
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const [approve, setApprove] = useState<boolean | null>(null);
  const [reason, setReason] = useState('');
  const [plan, setPlan] = useState<RefusedPlanDraft>({ dueTime: null, method: 'phone', purpose: '' });
  const decide = useDecide((input) => {
    notices.show({
      text: input.approve ? `已批准${request.name}${words}` : `没批准，已交回${request.consultant.name}`,
    });
    onDecided();
  });
  const words = endings[request.ending];
  const failure = decide.error === null ? null : failureOf(decide.error);
  const choose = (next: boolean): void => {
    decide.reset();
    // Drawn at once: what is typed next is the reason.
    flushSync(() => setApprove(next));
    if (!next) reasonField.current?.focus();
  };
  const submit = (): void => {
    if (approve === null || decide.isPending) return;
    decide.mutate({ requestId: request.requestId, approve, reason, nextPlan: approve ? null : plan });
  };
  const closed = request.own;
  useKeys(
    '决定',
    [
      { keys: '1', label: `批准${words}`, disabled: closed, run: () => choose(true) },
      { keys: '2', label: '不批准', disabled: closed, run: () => choose(false) },
      { keys: 'r', label: '原因', disabled: closed || approve === null, run: () => reasonField.current?.focus() },
      { keys: 'Ctrl+Enter', label: submitWords(approve, request), disabled: closed || approve === null, run: submit },
    ],
    { layer: 'panel' },
  );
  return (
    <Panel
      label={`${request.name} 申请${words}`}
      header={<Header request={request} />}
      footer={
        closed ? undefined : (
          <Button look="primary" keys="Ctrl+Enter" busy={decide.isPending} disabled={approve === null} onClick={submit}>
            {submitWords(approve, request)}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          { label: '申请', value: <b>{words}</b> },
          { label: '原因', value: request.reason },
          ...(request.competitor === null ? [] : [{ label: '买了', value: request.competitor }]),
          ...(request.priceFen === null ? [] : [{ label: '成交价', value: moneyWords(request.priceFen) }]),
          { label: '证据', value: <Evidence request={request} /> },
          { label: '申请人', value: <Asked request={request} /> },
          { label: '跟进', value: `${request.contacts} 次，建卡 ${request.daysOpen} 天` },
        ]}
      />
      {opportunity && <PastContacts opportunity={opportunity} />}
      {closed ? (
        <Note tone="amber" icon="lock">
          这是您自己的申请，要由别的经理决定，现在等{roleLabel(request.waitsFor)}。
        </Note>
      ) : (
        <>
          <div className="row" role="radiogroup" aria-label="决定">
            <Choice number={1} isChosen={approve === true} onChoose={() => choose(true)}>
              批准{words}
            </Choice>
            <Choice number={2} isChosen={approve === false} onChoose={() => choose(false)}>
              不批准，继续跟进
            </Choice>
          </div>
          {approve !== null && (
            <div>
              <label className="xs t2" htmlFor="decision-reason">
                原因{approve ? '（可以不写）' : ''}
                {!approve && (
                  <span className="star" aria-hidden="true">
                    *
                  </span>
                )}
              </label>
              <textarea
                ref={reasonField}
                id="decision-reason"
                className="ta"
                style={{ height: 56 }}
                aria-invalid={failure?.field === 'reason' || undefined}
                maxLength={200}
                placeholder={approve ? '' : `告诉${request.consultant.name}接下来怎么做`}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            </div>
          )}
          {approve === true && <p className="xs t3">批准后这个购车意向结束，剩下的计划取消，不能撤销。</p>}
          {approve === false && (
            <RefusedPlan name={request.consultant.name} dueOn={refusedPlanOn} value={plan} onChange={setPlan} />
          )}
          {failure !== null && (
            <Note tone="red" icon="warning" live>
              {failure.text}
            </Note>
          )}
        </>
      )}
    </Panel>
  );
}

function submitWords(approve: boolean | null, request: PendingEnding): string {
  if (approve === null) return '先选批准或不批准';
  return approve ? `批准${endings[request.ending]}` : `不批准，交回${request.consultant.name}`;
}

function Header({ request }: { readonly request: PendingEnding }): ReactElement {
  const canOpen = useCanOpen()('/customers/$id');
  return (
    <>
      <div className="row">
        <LevelBadge level={request.level} />
        <h2 className="md b cut">{nameWithTitle(request.name, request.gender)}</h2>
        {request.phoneTail !== null && <span className="t2 nw">尾号 {request.phoneTail}</span>}
      </div>
      <div className="xs t2" style={{ marginTop: 6 }}>
        {request.intention ?? '还没定车型'}
        {canOpen && (
          <>
            {' · '}
            <GoLink to={`/customers/${request.customerId}`}>打开客户</GoLink>
          </>
        )}
      </div>
    </>
  );
}

function Asked({ request }: { readonly request: PendingEnding }): ReactElement {
  return (
    <>
      {request.consultant.name}，<Instant at={request.requestedAt} />
    </>
  );
}

interface ChoiceProps {
  readonly number: 1 | 2;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function Choice({ number, isChosen, onChoose, children }: ChoiceProps): ReactElement {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a radio that looks and works as a button with its key on it
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      className={isChosen ? 'btn on' : 'btn'}
      onClick={onChoose}
    >
      <kbd>{number}</kbd>
      {children}
    </button>
  );
}
