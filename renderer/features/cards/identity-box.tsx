import type { ReactElement } from 'react';
import { civilDateAt, localTimeAt } from '../../../shared/calendar/civil-date.ts';
import { dateColumn, distanceWords } from '../../../shared/calendar/words.ts';
import type { IdentityChoice } from '../../../shared/contract/card.ts';
import type { CardDetail, IdentityMatch } from '../../../shared/contract/card-rows.ts';
import { endings } from '../../../shared/domain/ending.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { GoLink } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Icon } from '../../components/icon.tsx';
import { LevelBadge } from '../../components/marks.tsx';
import { Box, Facts } from '../../components/panel.tsx';
import type { CardModel } from './card-model.ts';
import { HouseholdRelation } from './household-relation.tsx';
import { OfferButton } from './offer-button.tsx';

interface Offer {
  readonly match: IdentityMatch;
  readonly as: IdentityChoice['as'];
}

/** Whom the store knows by the numbers on the card, and what to make of it. It never moves the form. */
export function IdentityBox({ model }: { readonly model: CardModel }): ReactElement | null {
  const { identity, choice, start } = model;
  const offers = identity.matches.flatMap((match) => match.choices.map((as) => ({ match, as })));
  useKeys(
    '已登记的客户',
    offers.slice(0, 9).map((offer, index) => ({
      keys: `Alt+${index + 1}`,
      label: actWords(offer).title,
      hint: false,
      inText: true,
      run: () => model.choose(offer.match, offer.as),
    })),
    { layer: 'panel' },
  );
  if (identity.matches.length === 0)
    return start.card === null ? <NobodyBox model={model} /> : <CustomerBox model={model} card={start.card} />;
  return (
    <Box
      tone="amber"
      live
      title={
        <>
          <Icon name="warning" />
          {titleOf(identity.matches)}
        </>
      }
    >
      {identity.matches.map((match) => (
        <MatchFacts key={match.customerId} match={match} model={model} />
      ))}
      {offers.map((offer, index) => (
        <ChoiceButton
          key={`${offer.match.customerId}.${offer.as}`}
          offer={offer}
          number={index + 1}
          severalNamed={identity.matches.length > 1}
          taken={choice?.customerId === offer.match.customerId && choice.as === offer.as}
          onClick={() => model.choose(offer.match, offer.as)}
        />
      ))}
      {choice?.as === 'household' && <HouseholdRelation model={model} choice={choice} />}
      {othersThan(identity.matches, choice).map((match) => (
        <OtherName key={match.customerId} match={match} typed={model.shown.name ?? ''} />
      ))}
      <p className="xs t2 after">
        {choice === null ? '已有登记，选一个再保存；填的都还在。' : '选好了，保存时照办；改号码会重新查。'}
      </p>
    </Box>
  );
}

function NobodyBox({ model }: { readonly model: CardModel }): ReactElement | null {
  const { identity, isWithoutPhone } = model;
  if (isWithoutPhone) return null;
  return (
    <Box
      live
      title={
        <>
          <Icon name="search" />
          查重
        </>
      }
    >
      <p className="t2">{identity.state === 'known' ? '全店没有登记过，是新客户。' : '号码填满 11 位，自动查全店。'}</p>
    </Box>
  );
}

/** Whose customer a saved card is about; a number that was changed since and is nobody's says so in its cell. */
function CustomerBox({ model, card }: { readonly model: CardModel; readonly card: CardDetail }): ReactElement {
  const { owner, name } = card.customer;
  const isOwn = owner !== null && owner.id === model.meId;
  const facts = [
    { label: '客户', value: <GoLink to={`/customers/${card.customerId}`}>{name}</GoLink> },
    { label: '归属', value: owner === null ? '没有归属' : isOwn ? '您' : <b>{owner.name}</b> },
  ];
  return (
    <Box title={isOwn ? '是您的客户' : owner === null ? '已登记的客户' : `${owner.name}的客户`}>
      <Facts facts={facts} />
    </Box>
  );
}

/** Whoever is entered as one of the family, or as somebody else with his car, is called otherwise, as he should be. */
function othersThan(matches: readonly IdentityMatch[], choice: IdentityChoice | null): readonly IdentityMatch[] {
  return choice?.as === 'household' || choice?.as === 'other'
    ? matches.filter(({ customerId }) => customerId !== choice.customerId)
    : matches;
}

function titleOf(matches: readonly IdentityMatch[]): string {
  const [first] = matches;
  return first?.kind === 'own' ? `是您的客户` : `这个${first === undefined ? '号码' : numberNames[first.by]}已有登记`;
}

const numberNames: Readonly<Record<IdentityMatch['by'], string>> = {
  phone: '手机号',
  phone2: '电话',
  wechat: '微信',
  plate: '车牌',
  vin: ' VIN ',
};

function MatchFacts({ match, model }: { readonly match: IdentityMatch; readonly model: CardModel }): ReactElement {
  const { today, zone } = model;
  const { registeredAt, lastEffectiveOn, owner, intention, vehicles, gaveUp } = match;
  const registered =
    registeredAt === null ? null : `${dateColumn(civilDateAt(registeredAt, zone))} ${localTimeAt(registeredAt, zone)}`;
  const facts = [
    {
      label: '客户',
      value: (
        <>
          {nameWithTitle(match.name, match.gender)} {match.level && <LevelBadge level={match.level} />}
        </>
      ),
    },
    { label: '归属', value: match.kind === 'own' ? '您' : owner === null ? '基盘客户，没有归属' : <b>{owner.name}</b> },
    ...(registered === null ? [] : [{ label: '登记', value: registered }]),
    ...(lastEffectiveOn === null
      ? []
      : [
          {
            label: '有效联系',
            value: `${dateColumn(lastEffectiveOn)}，${distanceWords(lastEffectiveOn, today)}`,
          },
        ]),
    ...(intention === null ? [] : [{ label: '意向', value: intention }]),
    ...(gaveUp === null
      ? []
      : [{ label: '以前', value: `${dateColumn(gaveUp.on)} ${endings[gaveUp.ending]}，接着谈算新的意向` }]),
    ...(vehicles.length === 0 ? [] : [{ label: '已有车', value: vehicles.join('、') }]),
  ];
  return <Facts facts={facts} />;
}

/** The name on the card is not the registered one: both are said, and what comes of it. */
function OtherName({ match, typed }: { readonly match: IdentityMatch; readonly typed: string }): ReactElement | null {
  const name = typed.trim();
  const isMasked = match.name.includes('*');
  const known = isMasked ? match.name.slice(0, match.name.indexOf('*')) : match.name;
  const isSame = isMasked ? name.startsWith(known) : name.startsWith(known) || known.startsWith(name);
  if (name === '' || known === '' || isSame) return null;
  return (
    <p className="xs amber">
      登记的{isMasked ? `姓${known}` : `姓名是${known}`}，这张卡写的是{name}
      。保存后这张卡照写的，登记的姓名不变；写错了请先改。
    </p>
  );
}

interface ChoiceButtonProps {
  readonly offer: Offer;
  readonly number: number;
  readonly severalNamed: boolean;
  readonly taken: boolean;
  readonly onClick: () => void;
}

function ChoiceButton({ offer, number, severalNamed, taken, onClick }: ChoiceButtonProps): ReactElement {
  const { title, meaning } = actWords(offer);
  const whom = severalNamed ? `：${nameWithTitle(offer.match.name, offer.match.gender)}` : '';
  return <OfferButton number={number} title={title + whom} meaning={meaning} taken={taken} onClick={onClick} />;
}

/** What a choice is called and what it does; ownership changes by none of them except for somebody without an owner. */
function actWords({ match, as }: Offer): { readonly title: string; readonly meaning: string } {
  const owner = match.owner?.name ?? '原顾问';
  switch (as) {
    case 'own':
      return match.kind === 'unowned'
        ? { title: '就是这位客户', meaning: '老客户再来，从这张卡起归您' }
        : { title: '就是这位客户', meaning: '记在他名下，不会多出一位；别的车型算新的意向' };
    case 'visit':
      return { title: '记为再次到店', meaning: `客户仍归${owner}，按原来的计划回访` };
    case 'report':
      return { title: '报备', meaning: '记下您的登记时间，归属先不变' };
    case 'household':
      return {
        title: '家人共用这个号码',
        meaning:
          match.kind === 'colleague'
            ? `另建一位，归您，和他连成一家；同时算报备，${owner}和展厅经理看得到`
            : '另建一位，和他连成一家',
      };
    case 'other':
      return { title: '不是同一位', meaning: '车换了主人，另记一位，经理看得到' };
    case 'clash':
      return { title: '发起冲突', meaning: '各记各的，请经理看是不是同一人' };
  }
}
