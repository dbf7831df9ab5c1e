import QRCode from 'qrcode';
import sharp from 'sharp';
import { auditedFieldTitles } from '../../shared/domain/audit-compare.ts';
import { cardCodeText } from '../../shared/domain/card-code.ts';
import type { PaperWords } from './paper.ts';
import { dayAt, momentOf, type Story } from './story.ts';

/** So many photos make the audit look alive; each costs the start of the demo a moment. */
const photographed = 4;
/** A5 across, as a document camera takes it. */
const [width, height] = [1654, 1165];

/** In the evening the clerk photographs some of the day's cards, so that the auditor has them beside the system. */
export function scanPapers(story: Story, offset: number): void {
  const day = dayAt(story, offset);
  const clerk = story.as('clerk');
  story.agenda.add(momentOf(day, 18 * 60 + 40), async () => {
    const { rows } = await clerk.call('card.list', { day });
    const written = rows.flatMap(({ id, serial }) => {
      const words = serial === null ? undefined : story.papers.get(serial);
      return serial === null || words === undefined ? [] : [{ cardId: id, serial, words }];
    });
    for (const { cardId, serial, words } of written.slice(0, photographed)) {
      const photo = await paperPhoto(serial, words);
      const target = { cardId, name: `纸卡 ${serial}.jpg` };
      const { uploadId } = await clerk.call('attachment.begin', { ...target, bytes: photo.length });
      await clerk.call('attachment.part', { uploadId, index: 0, content: fileOf(photo) });
      const thumbnail = fileOf(await sharp(photo).resize({ width: 320 }).jpeg({ quality: 70 }).toBuffer());
      await clerk.call('attachment.finish', { uploadId, ...target, kind: 'paper_card', thumbnail });
    }
  });
}

/** Where each field is written, as parts of the card's width and height. */
const places: Readonly<Record<keyof PaperWords, readonly [x: number, y: number]>> = {
  name: [0.06, 0.22],
  phone: [0.4, 0.22],
  county: [0.5, 0.29],
  source: [0.06, 0.35],
  model: [0.06, 0.46],
  colour: [0.43, 0.46],
  competitor: [0.68, 0.46],
  expected: [0.06, 0.64],
  level: [0.45, 0.64],
  next_plan: [0.06, 0.93],
};

/** A photo of the card: a ruled form, the words of a pen, the number and the code at the top right. */
async function paperPhoto(serial: string, words: PaperWords): Promise<Buffer> {
  const code = await QRCode.toBuffer(cardCodeText({ kind: 'serial', serial }), { width: 128, margin: 2 });
  const rules = [0.15, 0.25, 0.32, 0.39, 0.5, 0.58, 0.68, 0.86, 0.96].map(
    (y) => `<path d="M60 ${y * height}H${width - 60}" stroke="#555" stroke-width="1.5"/>`,
  );
  const cells = Object.entries(places).map(([field, [x, y]]) => {
    const title = auditedFieldTitles[field as keyof PaperWords]; // the keys are the audited fields
    const [left, top] = [Math.round(x * width), Math.round(y * height)];
    return `<text x="${left}" y="${top - 26}" font-size="18" fill="#555">${title}*</text><text x="${left}" y="${top + 6}" font-size="30" font-style="italic" fill="#2b3f8f">${escaped(words[field as keyof PaperWords])}</text>`;
  });
  const form = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Noto Sans CJK SC, Microsoft YaHei, sans-serif"><rect width="100%" height="100%" fill="#f3eee1"/><rect x="60" y="${0.15 * height}" width="${width - 120}" height="${0.81 * height}" fill="none" stroke="#222" stroke-width="3"/>${rules.join('')}<text x="60" y="120" font-size="48" font-weight="bold" fill="#222">洽 谈 卡</text><text x="${width - 460}" y="110" font-size="34" fill="#b3261e">№ ${escaped(serial)}</text>${cells.join('')}</svg>`;
  return sharp(Buffer.from(form))
    .composite([{ input: code, left: width - 200, top: 24 }])
    .jpeg({ quality: 80 })
    .toBuffer();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function fileOf(content: Buffer): File {
  return new File([new Uint8Array(content)], 'paper.jpg', { type: 'image/jpeg' });
}
