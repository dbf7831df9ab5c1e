import './customers.css';
import { type ReactElement, useEffect, useState } from 'react';
import type { CustomerDetail, CustomerPlan } from '../../../shared/contract/customer-rows.ts';
import { isDue } from '../../../shared/domain/plan-day.ts';
import { useBack, useCanOpen, useGo, usePathParam } from '../../app/go.tsx';
import type { KeyBinding } from '../../app/keys.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { Instant } from '../../components/instant.tsx';
import { Note } from '../../components/marks.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useRemembered } from '../../state/remembered.ts';
import { useServices } from '../../state/services.ts';
import { resumedAct, useFollowMerged } from '../merge/follow-merged.ts';
import { PendingSounds } from '../recordings/pending-sounds.tsx';
import { useSounds } from '../recordings/use-sounds.tsx';
import { useRememberOpened } from '../search/opened.ts';
import { ActOfCustomer } from './acts/act-of-customer.tsx';
import { useOwnFields } from './acts/own-panel.tsx';
import type { CustomerAct } from './customer-act.ts';
import { CustomerFacts } from './customer-facts.tsx';
import { CustomerHead } from './customer-head.tsx';
import { useCustomer } from './customer-queries.ts';
import { fullNameOf, nextSaleCallOf, nextStepOf } from './customer-words.ts';
import { FollowupRefused } from './followup-refused.tsx';
import { NextStep } from './next-step.tsx';
import { CustomerSide } from './side/customer-side.tsx';
import { useStoreCalendar } from './store-calendar.ts';
import type { TimelineTab } from './timeline/entry-words.ts';
import { Timeline } from './timeline/timeline.tsx';
import { useContacts } from './use-contacts.ts';
import { type CustomerRights, useCustomerRights } from './use-customer-rights.ts';
import { useWaitingOrder } from './use-open-order.ts';

/** One customer: what is next, what happened, what he wants, and every act on him. */
export function CustomerScreen(): ReactElement {
  const id = usePathParam('id');
  const { data, error, refetch } = useCustomer(id);
  useFollowMerged(id, data);
  if (data !== undefined) return <CustomerPage key={data.id} detail={data} />;
  if (error === null) {
    return (
      <>
        <HeadRow title="客户" />
        <LoadingRows words="正在读取客户…" rows={8} />
      </>
    );
  }
  return <Unread error={error} onRetry={() => void refetch()} />;
}

function Unread({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }): ReactElement {
  const go = useGo();
  const { overlays } = useServices();
  const failure = failureOf(error);
  return (
    <>
      <HeadRow title="客户" parent={{ label: '客户', to: '/customers' }} />
      {failure.code === 'NOT_FOUND' ? (
        <EmptyState title="没有这位客户" icon="people" text="链接可能旧了，或资料已按客户的要求删除。">
          <Button onClick={() => go('/customers', { replace: true })}>看全部客户</Button>
          <Button look="primary" keys="Ctrl+k" onClick={() => overlays.show('find')}>
            找客户
          </Button>
        </EmptyState>
      ) : (
        <ErrorState
          title="这位客户没能读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={onRetry}
        />
      )}
    </>
  );
}

function CustomerPage({ detail }: { readonly detail: CustomerDetail }): ReactElement {
  const [isResumed, setResumed] = useRemembered(['customer', detail.id, resumedAct], false);
  const [waitingOrder, setWaitingOrder] = useWaitingOrder(detail.id);
  const [act, setAct] = useState<CustomerAct | null>(isResumed ? { kind: 'profile' } : null);
  useEffect(() => {
    if (waitingOrder === null) return;
    setAct({ kind: 'order', opportunityId: waitingOrder.opportunityId });
    setWaitingOrder(null);
  }, [waitingOrder, setWaitingOrder]);
  useEffect(() => {
    if (!isResumed) return;
    setAct({ kind: 'profile' });
    setResumed(false);
  }, [isResumed, setResumed]);
  const [tab, setTab] = useState<TimelineTab>('all');
  const contacts = useContacts(detail);
  const rights = useCustomerRights(detail);
  const sounds = useSounds(detail.id);
  const close = (): void => setAct(null);
  useTitle(fullNameOf(detail));
  useRememberOpened(detail);
  const { onContact, onAdd, onMove, onVisit } = useCustomerKeys({ detail, act, setAct, contacts, rights });
  return (
    <>
      <CustomerHead
        detail={detail}
        contacts={contacts}
        {...(rights.canContact && act === null ? { onContact } : {})}
        {...(rights.canGrade && act === null ? { onAdd } : {})}
        {...(rights.canEdit && act === null ? { onTags: () => setAct({ kind: 'tags' }) } : {})}
        {...(onVisit && act === null ? { onVisit } : {})}
      />
      <CustomerFacts detail={detail} hidden={rights.isForeign} />
      {rights.canAttachSound && sounds.field}
      <div className={act === null ? 'customer' : 'customer acting'}>
        <div className="left">
          {detail.access === 'masked' ? (
            <Foreign detail={detail} rights={rights} />
          ) : (
            <>
              <FollowupRefused
                detail={detail}
                {...(rights.canPlan && act === null
                  ? { onEnding: () => setAct({ kind: 'ending', opportunityId: null }) }
                  : {})}
              />
              {detail.erased !== null && <Erased at={detail.erased.at} />}
              <NextStep detail={detail} {...(rights.canPlan && act === null ? { onMove } : {})} />
              <PendingSounds uploads={sounds.uploads} />
              <Timeline
                detail={detail}
                tab={tab}
                onTab={setTab}
                onSound={(recordingId) => setAct({ kind: 'recording', recordingId })}
                {...(rights.canAttachSound ? { onAttachSound: sounds.pick } : {})}
              />
            </>
          )}
        </div>
        {act === null ? (
          <CustomerSide
            detail={detail}
            contacts={contacts}
            rights={rights}
            sounds={sounds}
            onAct={setAct}
            onReveals={() => setTab('ownership')}
          />
        ) : (
          <ActOfCustomer act={act} detail={detail} contacts={contacts} onAct={setAct} onClose={close} />
        )}
      </div>
    </>
  );
}

/** In the place of who it was. */
function Erased({ at }: { readonly at: number }): ReactElement {
  return (
    <div className="page-note">
      <Note icon="lock">
        资料已按本人要求删除（
        <Instant at={at} />
        ）。留下的日期、级别和来源只作统计，不能再写；他再来，请当新客户登记。
      </Note>
    </div>
  );
}

interface ForeignProps {
  readonly detail: CustomerDetail;
  readonly rights: CustomerRights;
}

/** What can be done with somebody else's customer. */
function Foreign({ detail, rights }: ForeignProps): ReactElement {
  const { owner } = detail;
  if (owner === null) {
    return (
      <EmptyState
        title="这位客户没有归属"
        icon="people"
        text="经过只有经理看得到。他想再买车，销售顾问新建洽谈卡、填上他的号码，就认得出他。"
      />
    );
  }
  return (
    <EmptyState
      title={`这位客户归${owner.name}`}
      icon="lock"
      text={`资料已遮住。他来店，写洽谈卡时选「再次到店」或「报备」。${
        rights.canContact ? `他来电，按 F 记下这次联系，${owner.name}会看到。` : `他来电，请转告${owner.name}。`
      }`}
    />
  );
}

interface KeysOptions {
  readonly detail: CustomerDetail;
  readonly act: CustomerAct | null;
  readonly setAct: (act: CustomerAct | null) => void;
  readonly contacts: ReturnType<typeof useContacts>;
  readonly rights: ReturnType<typeof useCustomerRights>;
}

/** The keys of the page; while an act is open they are the act's own. */
function useCustomerKeys({ detail, act, setAct, contacts, rights }: KeysOptions) {
  const back = useBack('/customers');
  const step = nextStepOf(detail);
  const duePlanId = useDuePlan(step?.plan ?? null);
  const saleCall = nextSaleCallOf(detail);
  const onContact = (): void =>
    setAct(
      step === null && saleCall !== null
        ? { kind: 'saleCall', planId: saleCall.id }
        : { kind: 'contact', planId: duePlanId },
    );
  const onAdd = (): void => setAct({ kind: 'opportunity' });
  const onMove = (planId: string): void => setAct({ kind: 'plan', planId });
  const go = useGo();
  const canOpen = useCanOpen();
  // by his number the form knows him: without one the card is written like any other
  const canVisit = detail.access === 'own' && detail.phone !== null && canOpen('/cards/customer/$id');
  const onVisit = canVisit ? (): void => go(`/cards/customer/${detail.id}`) : null;
  const hasOwn = useOwnFields(detail).length > 0 && rights.canEdit;
  const isFree = act === null;
  const canMove = rights.canPlan && step !== null && step.plan.role !== 'decision';
  const canGrade = rights.canGrade && detail.opportunities.some((each) => each.state === 'open');
  const edit = (keys: string, label: string, hint: string, opened: CustomerAct, can = rights.canEdit): KeyBinding => ({
    ...{ keys, label, hint },
    disabled: !isFree || !can,
    run: () => setAct(opened),
  });
  const canOrder =
    rights.canGrade && detail.opportunities.some(({ state, level }) => state === 'open' && level !== 'O');
  useKeys('客户', [
    {
      keys: 'f',
      label: detail.access === 'masked' ? '记下他的来电' : '登记回访',
      hint: detail.access === 'masked' ? '记来电' : '回访',
      disabled: !isFree || !rights.canContact,
      run: onContact,
    },
    {
      keys: 'p',
      label: '改计划',
      hint: '计划',
      disabled: !isFree || !canMove,
      run: () => step && onMove(step.plan.id),
    },
    edit('l', '改级别', '级别', { kind: 'level', opportunityId: null }, canGrade),
    {
      keys: 'v',
      label: '再次到店，写新卡',
      hint: '再次到店',
      disabled: !isFree || onVisit === null,
      run: () => onVisit?.(),
    },
    edit('b', '报价', '报价', { kind: 'quote', opportunityId: null }, canGrade),
    edit('o', '登记订车', '订车', { kind: 'order', opportunityId: null }, canOrder),
    edit('i', '新的购车意向', '新意向', { kind: 'opportunity' }, rights.canGrade),
    edit('e', '改资料', '资料', { kind: 'profile' }),
    edit('t', '标签', '标签', { kind: 'tags' }),
    edit('n', '加联系人', '联系人', { kind: 'contactPerson', contactId: null }),
    edit('h', '加家人', '家人', { kind: 'household', linkId: null }),
    edit('s', '共享给同事', '共享', { kind: 'share' }, rights.canShare),
    edit('d', '写批示', '批示', { kind: 'instruct' }, rights.canInstruct),
    edit('y', '同意与撤回', '同意', { kind: 'consent' }),
    edit('z', '改自定义项', '自定义项', { kind: 'own' }, hasOwn),
    edit('m', '和另一条合并', '合并', { kind: 'merge' }, rights.canMerge),
    { keys: 'c', label: '复制号码', hint: '号码', disabled: !isFree || !contacts.canCopy, run: contacts.copy },
    { keys: 'Alt+ArrowLeft', label: '返回', run: back },
  ]);
  return { onContact, onAdd, onMove, onVisit };
}

/** The plan that a contact now would execute: one that is due; a call before its day is a contact without a plan. */
function useDuePlan(plan: CustomerPlan | null): string | null {
  const today = useToday();
  const calendar = useStoreCalendar();
  return plan !== null && plan.role !== 'decision' && isDue(plan, today, calendar) ? plan.id : null;
}

/** Names the window after the customer, so that two windows can be told apart. */
function useTitle(name: string): void {
  useEffect(() => {
    document.title = `${name} · 洽谈卡`;
  }, [name]);
}
