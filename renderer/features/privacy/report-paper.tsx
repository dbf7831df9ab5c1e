import './report-paper.css';
import type { ReactElement } from 'react';
import { civilDateAt, localTimeAt } from '../../../shared/calendar/civil-date.ts';
import type { PersonReport, ReportSection } from '../../../shared/contract/privacy.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { useZone } from '../../state/clock.ts';

/** What the store holds about one person on A4 sheets, the same on the screen and on paper: black on white. */
export function ReportPaper({ report }: { readonly report: PersonReport }): ReactElement {
  const zone = useZone();
  const stamp = (at: number): string => `${civilDateAt(at, zone)} ${localTimeAt(at, zone)}`;
  const foot = `打印 ${stamp(report.printedAt)} ${report.printedBy.name} · 给本人`;
  return (
    <article className="report-paper" aria-label="个人资料报告">
      <div className="report-body">
        <header>
          <span>{report.storeName}</span>
          <h2>个人资料报告</h2>
          <span>{stamp(report.printedAt)}</span>
        </header>
        <p>
          本店保存的关于<b>{nameWithTitle(report.name, report.gender)}</b>
          的全部内容：每一项写着什么、怎么来的、什么时候由谁写的，最后是谁看过。
        </p>
        {report.sections.map((section) => (
          <Section key={section.title} section={section} stamp={stamp} />
        ))}
      </div>
      <footer>{foot}</footer>
    </article>
  );
}

interface SectionProps {
  readonly section: ReportSection;
  readonly stamp: (at: number) => string;
}

function Section({ section, stamp }: SectionProps): ReactElement {
  const { title, note, entries } = section;
  return (
    <section>
      <h3>{title}</h3>
      {note !== '' && <p className="small">{note}</p>}
      {entries.length === 0 && note === '' && <p className="small">没有。</p>}
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report is made once and never changes its order
        <table key={index}>
          {entry.title !== title && <caption>{entry.title}</caption>}
          <thead>
            <tr>
              <th>项目</th>
              <th>内容</th>
              <th>怎么来的</th>
              <th>时间</th>
              <th>谁</th>
            </tr>
          </thead>
          <tbody>
            {entry.lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <tr key={at}>
                <td>{line.label}</td>
                <td>{line.value}</td>
                <td>{line.source}</td>
                <td>{line.at === null ? '' : stamp(line.at)}</td>
                <td>{line.by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}
