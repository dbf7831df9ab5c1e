import './privacy.css';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { fullDateWords } from '../../../shared/calendar/words.ts';
import type { ErasurePreview, Fate } from '../../../shared/contract/privacy.ts';
import {
  type ErasureAsker,
  type ErasureProof,
  type ErasureWay,
  erasureAskers,
  erasureProofs,
  erasureWays,
} from '../../../shared/domain/erasure.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { useBack, usePathParam } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ChipChoice } from '../../components/chip-choice.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { Note } from '../../components/marks.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { UnreadContext, useUnread } from '../../state/unread.ts';
import { Loaded } from '../settings/loaded.tsx';
import { DayRow } from './day-row.tsx';
import { type EraseAnswers, EraseDialog } from './erase-dialog.tsx';

/** 按要求删除资料: who asked and how it was made sure, what goes, what stays and why; then, in a dialog, the act. */
export function EraseScreen(): ReactElement {
  const id = usePathParam('id');
  const api = useApi();
  const query = useQuery({
    queryKey: ['privacy', 'erasure', id],
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) => api.privacy.erasurePreview({ id }, { signal }),
  });
  return (
    <Loaded query={query} what="这位客户">
      {(preview) => <ErasePage preview={preview} />}
    </Loaded>
  );
}

function ErasePage({ preview }: { readonly preview: ErasurePreview }): ReactElement {
  const today = useToday();
  const back = useBack(`/customers/${preview.id}`);
  const [answers, setAnswers] = useState<Omit<EraseAnswers, 'proof'>>({
    asker: 'self',
    way: 'in_person',
    requestedOn: today,
  });
  // how somebody made sure stays in the record for good: he says it himself
  const [proof, setProof] = useState<ErasureProof | null>(null);
  const unread = useUnread();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const isReady = preview.waits.length === 0 && proof !== null;
  const name = nameWithTitle(preview.name, preview.gender);
  const set = (part: Partial<typeof answers>): void => {
    setRefusal(null);
    setAnswers((before) => ({ ...before, ...part }));
  };
  const ask = (): void => {
    const refused = unread.refuse();
    setRefusal(refused?.text ?? null);
    setAsking(refused === null);
  };
  useKeys('按要求删除资料', [
    { keys: 'Ctrl+Enter', label: '删除资料', disabled: !isReady, run: ask },
    { keys: 'Escape', label: '返回', run: back },
  ]);
  return (
    <>
      <HeadRow title="按要求删除资料" parent={{ label: name, to: `/customers/${preview.id}` }}>
        <Button keys="Escape" onClick={back}>
          返回
        </Button>
        <Button look="primary" icon="lock" keys="Ctrl+Enter" disabled={!isReady} onClick={ask}>
          删除资料
        </Button>
      </HeadRow>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="privacy-page" aria-label="删除请求" tabIndex={0}>
        {preview.waits.map((why) => (
          <Note key={why} tone="amber" icon="warning">
            现在还不能删：{why}。
          </Note>
        ))}
        <ChipChoice<ErasureAsker>
          label="谁提出的"
          value={answers.asker}
          choices={chipsOf(erasureAskers)}
          onChange={(asker) => set({ asker })}
        />
        <ChipChoice<ErasureProof> label="怎样核实" value={proof} choices={chipsOf(erasureProofs)} onChange={setProof} />
        <ChipChoice<ErasureWay>
          label="怎样提出"
          value={answers.way}
          choices={chipsOf(erasureWays)}
          onChange={(way) => set({ way })}
        />
        <UnreadContext value={unread}>
          <DayRow
            named={{ field: 'requestedOn', label: '提出日期' }}
            help="记录里不写姓名，只写这几项"
            error={refusal}
            value={answers.requestedOn}
            today={today}
            onChange={(requestedOn) => set({ requestedOn })}
          />
        </UnreadContext>
        <div className="fates">
          <Fates title="会删去的，不能恢复" fates={preview.goes} />
          <Fates title="会留下的和原因" fates={preview.stays} />
        </div>
        <Note icon="clock">
          每天的备份里还有，最晚到 {fullDateWords(preview.backupsForgetOn)}
          也没有了。在那以前用旧备份恢复，要再删一次。已经打印、导出到别处的，请自己收回销毁。
        </Note>
      </section>
      {isAsking && proof !== null && (
        <EraseDialog id={preview.id} name={name} answers={{ ...answers, proof }} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

function Fates({ title, fates }: { readonly title: string; readonly fates: readonly Fate[] }): ReactElement {
  return (
    <div>
      <h2>{title}</h2>
      <table>
        <tbody>
          {fates.map(({ what, count, words }) => (
            <tr key={what}>
              <td>{what}</td>
              <td className="t2">{count === 0 ? '' : count}</td>
              <td className="t2">{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function chipsOf<Value extends string>(labels: Readonly<Record<Value, string>>) {
  // the keys of a table of labels are its codes
  return (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value] }));
}
