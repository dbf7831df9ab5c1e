/** One line of a sub-form of the card. */
export interface CardPart<Name extends string = string> {
  readonly name: Name;
  readonly label: string;
  readonly kind: 'text' | 'km' | 'money';
  /** Longest text in characters. */
  readonly max?: number;
  /** Asked for, but the card is complete without it. */
  readonly optional?: true;
}

/** 试驾明细: asked for where the customer drove. The licence is not demanded: the agreement already refers to it. */
export const testDriveParts = [
  { name: 'licence', label: '驾驶证', kind: 'text', max: 30, optional: true },
  { name: 'agreementNo', label: '试驾协议号', kind: 'text', max: 30 },
  { name: 'car', label: '试驾车', kind: 'text', max: 30 },
  { name: 'startKm', label: '起始公里', kind: 'km' },
  { name: 'endKm', label: '结束公里', kind: 'km' },
  { name: 'feedback', label: '试驾感受', kind: 'text', max: 200 },
] as const satisfies readonly CardPart[];

/** 置换评估: offered to 增购 and 换购; the card is complete without it. */
export const tradeInParts = [
  { name: 'vehicle', label: '旧车', kind: 'text', max: 60, optional: true },
  { name: 'mileageKm', label: '里程', kind: 'km', optional: true },
  { name: 'estimateFen', label: '估价', kind: 'money', optional: true },
  { name: 'customerAskFen', label: '客户期望', kind: 'money', optional: true },
] as const satisfies readonly CardPart[];

type Content<P extends CardPart> = {
  readonly [Part in P as Part['name']]?: PartValue<Part['kind']> | null | undefined;
};
type PartValue<Kind extends CardPart['kind']> = Kind extends 'text' ? string : number;

/** A test drive as far as it is known; kilometres are odometer readings. */
export type TestDriveDetail = Content<(typeof testDriveParts)[number]>;
/** A used car that may be taken in; money in fen. */
export type TradeIn = Content<(typeof tradeInParts)[number]>;
