import type { ReactElement } from 'react';
import { dateWords } from '../../../shared/calendar/words.ts';
import { isEmptyValue } from '../../../shared/domain/card.ts';
import { isWritten } from '../../../shared/domain/written.ts';
import { Icon } from '../../components/icon.tsx';
import type { CardModel } from './card-model.ts';
import { useSerials } from './use-serials.ts';

/** What follows from saving, before it is saved: nothing comes as a surprise. */
export function AfterBox({ model }: { readonly model: CardModel }): ReactElement {
  const { shown, planOwner, standingOn, today, start, missing } = model;
  const isComplete = missing.length === 0;
  const book = useSerials().find(({ holderId, serials }) => holderId === shown.consultantId && serials.length > 0);
  // A repeat visit that was saved in a hurry and does not say yet what was said changes no plan.
  const stays = standingOn !== null && !isComplete && !isWritten(shown.talk) && isEmptyValue(shown.obstacle);
  const dueOn = stays ? standingOn : shown.nextPlanOn;
  const when = dueOn == null ? null : dateWords(dueOn, today);
  return (
    <section className="follows" aria-label="保存以后">
      <h2 className="xs">{isComplete ? '完成以后' : '快速保存以后'}</h2>
      <ul className="xs t2">
        {planOwner !== null && (
          <li>
            <Icon name="clock" size={14} />
            {start.card?.nextPlan
              ? `${planOwner} ${dateWords(start.card.nextPlan.dueOn, today)} 回访，不进您的今日回访`
              : `按${planOwner}的计划回访`}
          </li>
        )}
        {planOwner === null && when !== null && (
          <li>
            <Icon name="clock" size={14} />
            {stays
              ? `原来的计划不变，${when} 出现在今日回访；写了洽谈经过再定下次`
              : `${[when, shown.nextPlanTime].filter(Boolean).join(' ')} 出现在今日回访`}
          </li>
        )}
        {planOwner === null && shown.nextPlanMethod == null && (
          <li>
            <Icon name="decide" size={14} />
            展厅经理下一个营业日前决定
          </li>
        )}
        {isComplete && isEmptyValue(shown.serial) && book !== undefined && (
          <li className="amber">
            <Icon name="warning" size={14} />
            纸卡号还没填：您的本接下来是 {book.serials[0]}；没写纸卡就不用填
          </li>
        )}
        <li>
          <Icon name={isComplete ? 'shield' : 'card'} size={14} />
          {isComplete
            ? shown.serial
              ? `和纸卡 ${shown.serial} 一起，下一个营业日核对`
              : '下一个营业日核对；有纸卡请填纸卡号'
            : start.card === null
              ? '卡留在「洽谈卡」里，标「没补完」'
              : '卡还标着「没补完」'}
        </li>
      </ul>
    </section>
  );
}
