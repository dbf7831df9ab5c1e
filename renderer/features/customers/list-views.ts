import type { CustomerView } from '../../../shared/contract/customer-list.ts';
import type { CustomerStage } from '../../../shared/domain/customer.ts';

interface ViewWords {
  readonly label: string;
  /** Why there is nothing, and what comes next. */
  readonly empty: string;
  readonly emptyText: string;
}

/** The views of the list, in the order of their tabs. */
export const viewWords: Readonly<Record<CustomerView, ViewWords>> = {
  all: { label: '全部', empty: '还没有客户', emptyText: '客户来店，写一张洽谈卡，就在这里了。' },
  mine: { label: '我的', empty: '还没有归您的客户', emptyText: '您写的第一张洽谈卡，就是您的第一位客户。' },
  today: { label: '今天新建', empty: '今天还没有新客户', emptyText: '今天的洽谈卡一保存，客户就在这里了。' },
  week: { label: '本周', empty: '本周还没有新客户', emptyText: '这里是从周一起新建的客户。' },
  month: { label: '本月', empty: '本月还没有新客户', emptyText: '这里是从 1 日起新建的客户。' },
  recent: {
    label: '最近更新',
    empty: '近 7 天没有客户有更新',
    emptyText: '登记回访、改级别、改资料以后，客户会排到这里。',
  },
  uncontacted3: {
    label: '三天未联系',
    empty: '没有三天没联系的客户',
    emptyText: '还在跟进的客户，三天内都联系过了。',
  },
  shared: {
    label: '共享给我',
    empty: '没有同事共享给您的客户',
    emptyText: '同事在客户页按「共享」选了您，客户就在这里，归属不变。',
  },
};

/** The filter beside the views. */
export const stageChoices: readonly { readonly stage: CustomerStage | null; readonly label: string }[] = [
  { stage: null, label: '不限' },
  { stage: 'prospect', label: '潜在客户' },
  { stage: 'retained', label: '基盘' },
];
