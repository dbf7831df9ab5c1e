import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { ConsentFact } from '../../../../shared/contract/consent.ts';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import {
  type ConsentAsker,
  type ConsentStanding,
  type ConsentWay,
  consentAskers,
  consentStandings,
  consentWays,
  followupPurpose,
  standingOf,
} from '../../../../shared/domain/consent.ts';
import { choices, labelOfCode } from '../../../../shared/domain/dictionary.ts';
import { ChipChoice } from '../../../components/chip-choice.tsx';
import { FieldRow } from '../../../components/field-row.tsx';
import { Instant } from '../../../components/instant.tsx';
import { Note } from '../../../components/marks.tsx';
import { useApi } from '../../../state/api.ts';
import { useEntries } from '../../../state/lists.ts';
import { useNotices } from '../../../state/notices.ts';
import { useAct } from '../../../state/use-act.ts';
import { touchedByWrites } from '../customer-queries.ts';
import { ActPanel } from './act-panel.tsx';

interface ConsentPanelProps {
  readonly detail: CustomerDetail;
  readonly onClose: () => void;
  /** Asks the manager to end what cannot be followed any more. */
  readonly onEnding: () => void;
}

type Said = Exclude<ConsentStanding, 'unknown'>;

/** What can be said next: what is said already can only be turned. */
const sayable: Readonly<Record<ConsentStanding, readonly { readonly value: Said; readonly label: string }[]>> = {
  unknown: [
    { value: 'given', label: '同意' },
    { value: 'withdrawn', label: '不同意' },
  ],
  given: [{ value: 'withdrawn', label: '撤回，不再同意' }],
  withdrawn: [{ value: 'given', label: '重新同意' }],
};

/** So many facts are shown; there are hardly ever more. */
const factsShown = 50;

/** 同意与撤回: for one purpose what the customer said now, who said it and how; then everything he ever said. */
export function ConsentPanel({ detail, onClose, onEnding }: ConsentPanelProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const entries = useEntries()('consent_purpose');
  const purposes = choices(entries);
  const [purpose, setPurpose] = useState(purposes[0]?.code ?? followupPurpose);
  const [way, setWay] = useState<ConsentWay>('phone');
  const [asker, setAsker] = useState<ConsentAsker>('self');
  const [note, setNote] = useState('');
  const label = labelOfCode(entries, purpose);
  const standing = standingOf(detail.consents, purpose);
  // a fact stays for good: nothing is taken to be said before somebody chose it
  const [said, setSaid] = useState<Said | null>(null);
  const given = said === 'given';
  const ask = useAct(api.consent.record, {
    refreshes: [...touchedByWrites, ['consent']],
    onDone: ({ openPlans }) => {
      notices.show({ text: `已记下：客户${given ? '同意' : '不同意'}「${label}」` });
      if (openPlans > 0) onEnding();
      else onClose();
    },
  });
  const isRefusing = purpose === followupPurpose && said === 'withdrawn';
  return (
    <ActPanel
      title="同意与撤回"
      about={`「${label}」现在：${consentStandings[standing]}`}
      done={`记下${said === null ? '' : given ? '同意' : '不同意'}「${label}」`}
      busy={ask.busy}
      disabled={said === null}
      error={ask.errorBeside(['note'])}
      consequence={
        isRefusing
          ? '计划不会自动取消：记下以后接着申请休眠或无效，由经理决定。'
          : '先选客户说的；每次都留记录，以最后一次为准。'
      }
      onDone={() => ask.run({ id: detail.id, purpose, given, way, asker, note })}
      onClose={onClose}
    >
      <ChipChoice
        label="哪项用途"
        value={purpose}
        choices={purposes.map(({ code, label: name }) => ({ value: code, label: name }))}
        onChange={(next) => {
          ask.clear();
          setPurpose(next);
          setSaid(null);
        }}
      />
      <ChipChoice label="客户说" value={said} choices={sayable[standing]} onChange={setSaid} />
      <ChipChoice label="谁说的" value={asker} choices={chipsOf(consentAskers)} onChange={setAsker} />
      <ChipChoice label="怎样说的" value={way} choices={chipsOf(consentWays)} onChange={setWay} />
      <FieldRow label="原话或说明" error={ask.errorAt('note')}>
        {(control) => (
          <textarea
            {...control}
            className="ta"
            rows={2}
            maxLength={200}
            placeholder="可空着"
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
      </FieldRow>
      {isRefusing && (
        <Note tone="amber" icon="warning">
          规定每个购车意向都要有下次计划（§四.1）。客户不愿再联系，请申请休眠或无效；经理决定以前计划上会一直提醒。
        </Note>
      )}
      <History customerId={detail.id} />
    </ActPanel>
  );
}

function chipsOf<Value extends string>(labels: Readonly<Record<Value, string>>) {
  // the keys of a table of labels are its codes
  return (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value] }));
}

function History({ customerId }: { readonly customerId: string }): ReactElement {
  const api = useApi();
  const entries = useEntries()('consent_purpose');
  const { data } = useQuery({
    queryKey: ['consent', 'history', customerId],
    queryFn: ({ signal }) => api.consent.history({ id: customerId, limit: factsShown }, { signal }),
  });
  if (data === undefined) return <p className="t3">正在读取以前的记录…</p>;
  if (data.rows.length === 0) return <p className="t3">还没有记过。</p>;
  return (
    <section aria-label="以前的记录">
      <h3 className="xs t2 b">以前的记录</h3>
      <ul className="consent-facts">
        {data.rows.map((fact) => (
          <li key={fact.id}>
            <span>
              <b>{fact.given ? '同意' : '不同意'}</b>「{labelOfCode(entries, fact.purpose)}」
            </span>
            <span className="xs t2">
              <Instant at={fact.at} /> {howWords(fact)}，{fact.by.name}记
            </span>
            {fact.note !== '' && <span className="xs t2">「{fact.note}」</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function howWords({ way, asker, cardId }: ConsentFact): string {
  if (way === null) return cardId === null ? '' : '写在洽谈卡上';
  return `${asker === null ? '' : consentAskers[asker]}${consentWays[way]}`;
}
