import { recordsOf, rowAbout, rowsAbout } from '../../db/queries/about-person.ts';
import { addDays } from '../../shared/calendar/civil-date.ts';
import type { ErasurePreview, Fate } from '../../shared/contract/privacy.ts';
import { backupsForgetAfterDays } from '../../shared/domain/erasure.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { yuan } from '../../shared/domain/rulebook.ts';
import type { ColumnSpec } from '../../shared/entities/column.ts';
import type { Entity } from '../../shared/entities/define.ts';
import { type EntityName, entities } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { subjectKinds } from '../log/subject-kinds.ts';
import { demandRemembered } from './erase.ts';
import { filtersAbout } from './forget-filters.ts';
import { draftsAbout } from './forget-local.ts';
import { waitsFor } from './waits.ts';

/** What is lost of each kind; what has no words of its own loses 「写的文字」. */
const losses: Partial<Record<EntityName, string>> = {
  customer: '姓名、电话、微信等联系方式、地区地址、特征',
  card: '姓名、联系方式、地区地址、洽谈经过、试驾和旧车明细、备注',
  followup: '客户反馈的原话',
  plan: '目的、依据和改期原因',
  ownedVehicle: '车牌和车架号',
  sale: '车架号、说明和取消、更正的原因',
  saleCall: '交车后回访的回答',
  consent: '原话',
  traffic: '说明',
  auditItem: '核对时照纸卡录的内容',
  finding: '两边不一致的内容',
  levelChange: '改级别的原因',
  ownership: '归属变动的原因',
  endingRequest: '申请的原因',
  endingDecision: '决定的原因',
  spotCheckItem: '录音抽查的评语',
  contact: '姓名、电话、微信、职务、备注；他在别的单位当联系人的也算',
  customerMerge: '合并前写的内容；并进来的记录一起删，以后不能拆开',
};

/** What becomes of everything when a person is forgotten, as the request stands now; nothing is written. */
export function previewErasure({ id: asked }: { readonly id: string }, call: ActorCall): ErasurePreview | Refusal {
  return act(call, (tx) => {
    const customer = demandRemembered(tx, asked);
    const { id } = customer;
    const records = recordsOf(tx.read, customer);
    const about = rowsAbout(
      tx.read,
      records.map((record) => record.id),
    );
    const rows = Map.groupBy(about, ({ entity }) => entity);
    const countOf = (entity: EntityName): number => rows.get(entity)?.length ?? 0;
    const goes = [...rows].flatMap(([entity, of]): Fate[] =>
      holdsWords(entity)
        ? [{ what: subjectKinds[entity] ?? entity, count: of.length, words: losses[entity] ?? '写的文字' }]
        : [],
    );
    const drafts = new Set(records.flatMap((record) => draftsAbout(tx, record))).size;
    if (drafts > 0) goes.push({ what: '草稿', count: drafts, words: '整张删去' });
    const filters = filtersAbout(call.deps.store, records).length;
    if (filters > 0) goes.push({ what: '存下的筛选', count: filters, words: '用他的姓名、号码、车牌筛的，整个删去' });
    const fines = (rows.get('finding') ?? []).reduce(
      (sum, row) => sum + Number(rowAbout(tx.read, row)?.amountFen ?? 0),
      0,
    );
    const stays: readonly Fate[] = [
      { what: '洽谈卡', count: countOf('card'), words: '卡号、日期、级别、车型、来源、结果，统计要用' },
      { what: '购车意向', count: countOf('opportunity'), words: '车型、级别变化的日子；没结束的记为无效，不再有计划' },
      { what: '回访', count: countOf('followup'), words: '日期、方式、结果，及时率要用' },
      {
        what: '检查发现',
        count: countOf('finding'),
        words: `条款和金额${fines > 0 ? `（共 ${yuan(fines)} 元）` : ''}，是员工的记录`,
      },
      {
        what: '检查表',
        count: countOf('auditSheet'),
        words: '签过字的行、结论和校验码，姓名和内容换成「已按要求删除」',
      },
      { what: '归属', count: countOf('ownership'), words: '曾归谁，业绩不变' },
      { what: '操作日志', count: 0, words: '谁在什么时候看过、改过，不含内容' },
    ].filter(({ what, count }) => count > 0 || what === '操作日志');
    return {
      id,
      name: customer.name,
      gender: customer.gender,
      goes,
      stays: [...stays],
      waits: [...waitsFor(tx.read, id, call.today)],
      backupsForgetOn: addDays(call.today, backupsForgetAfterDays),
    };
  });
}

function holdsWords(name: EntityName): boolean {
  const e: Entity = entities[name];
  return Object.values<ColumnSpec>(e.columns).some(({ personal }) => personal);
}
