import type { ReactElement } from 'react';
import { dateColumn } from '../../../shared/calendar/words.ts';
import type { SimilarCustomer } from '../../../shared/contract/card-rows.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Icon } from '../../components/icon.tsx';
import { LevelBadge } from '../../components/marks.tsx';
import { Box } from '../../components/panel.tsx';
import type { CardModel } from './card-model.ts';
import { OfferButton } from './offer-button.tsx';

/**
 * People who are like the one on the card (§七): a quiet hint that stops nothing. Whoever is chosen is chosen by hand; a
 * number that is known says more, so then this box keeps silent.
 */
export function SimilarBox({ model }: { readonly model: CardModel }): ReactElement | null {
  const { similar, identity, choice } = model;
  const rows = identity.matches.length === 0 ? similar : none;
  const offers = rows.flatMap((row) => row.choices.map((as) => ({ row, as })));
  useKeys(
    '可能是同一人',
    offers.map(({ row, as }, index) => ({
      keys: `Alt+${index + 1}`,
      label: actWords(row, as).title,
      hint: false,
      inText: true,
      run: () => model.choose(row, as),
    })),
    { layer: 'panel' },
  );
  if (rows.length === 0) return null;
  return (
    <Box
      live
      title={
        <>
          <Icon name="people" />
          可能是同一人
        </>
      }
    >
      {rows.map((row) => (
        <div key={row.customerId} className="alike">
          <p className="row">
            <b>{nameWithTitle(row.name, row.gender)}</b>
            {row.level && <LevelBadge level={row.level} />}
            <span className="t2">{ownerWords(row)}</span>
          </p>
          <p className="xs t2">{whyWords(row, model.today)}</p>
          {row.choices.map((as) => {
            const { title, meaning } = actWords(row, as);
            return (
              <OfferButton
                key={as}
                number={offers.findIndex((offer) => offer.row === row && offer.as === as) + 1}
                title={title}
                meaning={meaning}
                taken={choice?.customerId === row.customerId && choice.as === as}
                onClick={() => model.choose(row, as)}
              />
            );
          })}
        </div>
      ))}
      <p className="xs t2 after">只是相像，不选也能保存；再选一次就是不选。</p>
    </Box>
  );
}

const none: readonly SimilarCustomer[] = [];

function ownerWords({ kind, owner }: SimilarCustomer): string {
  if (kind === 'own') return '您的客户';
  return owner === null ? '基盘客户' : `${owner.name}的客户`;
}

const nameWords = { same: '同名', homophone: '名字同音', surname: '同姓同称呼' } as const;

/** What speaks for it; of somebody else's customer no more than that something does. */
function whyWords({ kind, why, sameSeries, intention, nextPlanOn }: SimilarCustomer, today: string): string {
  if (why === null) {
    const advice = kind === 'unowned' ? '；请他报登记过的号码或车牌，对上了再选' : '';
    return `称呼、地区和车型相近${advice}`;
  }
  const plan = nextPlanOn === null ? null : `下次回访 ${nextPlanOn === today ? '今天' : dateColumn(nextPlanOn)}`;
  const parts = [`${nameWords[why]}、同县${sameSeries === true ? '、同车系' : ''}`, intention, plan];
  return parts.filter((part) => part !== null).join(' · ');
}

function actWords(row: SimilarCustomer, as: 'own' | 'clash'): { readonly title: string; readonly meaning: string } {
  return as === 'own'
    ? { title: `就是${row.name}`, meaning: '记在他名下，不会多出一位' }
    : { title: '发起冲突', meaning: `各记各的，请经理看是不是${row.owner?.name ?? '同事'}的客户` };
}
