import { Fragment, type ReactElement, type ReactNode, useLayoutEffect, useRef } from 'react';
import { civilDateAt } from '../../../shared/calendar/civil-date.ts';
import type { SheetView } from '../../../shared/contract/sheet.ts';
import {
  cardColumns,
  type SheetFindingLine,
  type SheetLine,
  sheetTable,
  stampWords,
  workColumns,
} from '../../../shared/domain/audit-sheet-table.ts';
import { roleLabel } from '../../../shared/domain/roles.ts';
import { fitToPage } from '../../components/print/fit-to-page.ts';
import { useZone } from '../../state/clock.ts';
import './sheet-paper.css';

interface SheetPaperProps {
  readonly sheet: SheetView;
  /** Right end of the last line: who printed it and when. */
  readonly foot?: ReactNode;
  /** Cells of a person's 处理 and 期限, where they can be written. */
  readonly treatmentCells?: (personId: string | null, line: SheetLine) => ReactNode;
}

/** Widths of the columns on paper; 不一致的项目 takes what is left. */
const columnWidths: readonly { readonly key: string; readonly mm: number | null }[] = [
  { key: 'name', mm: 16 },
  { key: 'cards', mm: 9.5 },
  { key: 'entered', mm: 9.5 },
  { key: 'matched', mm: 9.5 },
  { key: 'mismatched', mm: 12 },
  { key: 'missing', mm: 12 },
  { key: 'noPaper', mm: 12 },
  { key: 'noCard', mm: 11 },
  { key: 'problems', mm: null },
  { key: 'plans', mm: 15 },
  { key: 'feedback', mm: 17 },
  { key: 'recordings', mm: 11 },
  { key: 'instructions', mm: 12 },
  { key: 'treatment', mm: 36 },
  { key: 'deadline', mm: 20 },
];

/** So far the writing shrinks before a day with very many findings is cut. */
const smallest = 0.6;

/** 《展厅经理日常检查表》 on one A4 sheet, the same on the screen and on paper: black on white in both schemes. */
export function SheetPaper({ sheet, foot, treatmentCells }: SheetPaperProps): ReactElement {
  const zone = useZone();
  const body = useRef<HTMLDivElement>(null);
  const table = sheetTable(sheet);
  useLayoutEffect(() => fitToPage(body.current, smallest));
  const stamp = (at: number): string => stampWords(at, zone, (ms) => civilDateAt(ms, zone));
  const half = Math.ceil(table.findings.length / 2);
  return (
    <article className="sheet-paper" aria-label={`检查表 ${sheet.number}`}>
      <div className="sheet-body" ref={body}>
        <header>
          <span>{sheet.storeName}</span>
          <h2>展厅经理日常检查表</h2>
          <span>编号 {sheet.number}</span>
        </header>
        <dl className="sheet-facts">
          {table.facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <table className="sheet-table">
          <colgroup>
            {columnWidths.map(({ key, mm }) => (
              <col key={key} style={mm === null ? {} : { width: `${mm}mm` }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th rowSpan={2}>销售顾问</th>
              <th colSpan={cardColumns.length}>洽谈卡（张）</th>
              <th rowSpan={2}>不一致的项目</th>
              {workColumns.map(({ key, title }) => (
                <th key={key} rowSpan={2}>
                  {title}
                </th>
              ))}
            </tr>
            <tr>
              {cardColumns.map(({ key, title }) => (
                <th key={key}>{title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.lines.map((line, index) => (
              <Line key={sheet.rows[index]?.personId ?? 'nobody'} line={line}>
                {treatmentCells?.(sheet.rows[index]?.personId ?? null, line)}
              </Line>
            ))}
          </tbody>
          <tfoot>
            <Line line={table.total} />
          </tfoot>
        </table>
        <h3>
          {table.findingsTitle}
          <span>{table.findingsNote}</span>
        </h3>
        {table.findings.length > 0 && (
          <div className="sheet-findings">
            <Findings lines={table.findings.slice(0, half)} />
            <Findings lines={table.findings.slice(half)} />
          </div>
        )}
        {table.forgotten !== null && <p className="sheet-forgotten">{table.forgotten}。</p>}
        <div className="sheet-signs">
          <Sign label="检查人" name={sheet.signed?.by.name ?? ''}>
            {sheet.signed
              ? `${roleLabel(sheet.inspector.role)}，${stamp(sheet.signed.at)} 签字，已锁定${sheet.late ? '（晚于期限）' : ''}`
              : '还没有签字'}
          </Sign>
          <Sign label="展厅经理" name="">
            　　　　年　　月　　日
          </Sign>
          <Sign label="总经理" name="">
            　　　　年　　月　　日
          </Sign>
        </div>
        <footer>
          <span>
            {sheet.signed
              ? `签字后不能再改，补记另起一行并写明原因。校验码 ${sheet.signed.checkCode}`
              : '预览：还没有签字，内容以签字时为准'}
          </span>
          <span>{foot}</span>
        </footer>
      </div>
    </article>
  );
}

function Line({ line, children }: { readonly line: SheetLine; readonly children?: ReactNode }): ReactElement {
  const { work } = line;
  return (
    <tr>
      <th scope="row">{line.name}</th>
      {line.counts.map(({ text, red }, index) => (
        <td key={cardColumns[index]?.key ?? index} className={red ? 'bad' : ''}>
          {text}
        </td>
      ))}
      <td className="l">
        {line.problems.length === 0
          ? '—'
          : line.problems.map((problem) => (
              <Fragment key={problem}>
                <span className="problem">{problem}</span>{' '}
              </Fragment>
            ))}
      </td>
      <td>{work.plans}</td>
      <td>{work.feedback}</td>
      <td>{work.recordings}</td>
      <td>{work.instructions}</td>
      {children ?? (
        <>
          <td className="l">{work.treatment}</td>
          <td>{work.deadline}</td>
        </>
      )}
    </tr>
  );
}

function Findings({ lines }: { readonly lines: readonly SheetFindingLine[] }): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th style={{ width: '22mm' }}>卡号</th>
          <th style={{ width: '13mm' }}>顾问</th>
          <th style={{ width: '17mm' }}>客户</th>
          <th>发现</th>
          <th style={{ width: '13mm' }}>条款</th>
          <th style={{ width: '20mm' }} className="n">
            拟罚
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.subject} ${line.person} ${line.customer} ${line.words}`}>
            <td>{line.subject}</td>
            <td>{line.person}</td>
            <td>{line.customer}</td>
            <td>{line.words}</td>
            <td>{line.clause}</td>
            <td className="n">{line.fine}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SignProps {
  readonly label: string;
  readonly name: string;
  readonly children: ReactNode;
}

function Sign({ label, name, children }: SignProps): ReactElement {
  return (
    <div>
      <span>{label}</span>
      <b>{name}</b>
      <small>{children}</small>
    </div>
  );
}
