import QRCode from 'qrcode';
import sharp from 'sharp';

/** A photo of a paper card as a phone takes it: 12 megapixels, a ruled form, and the code of the card at the top right. */
export async function paperPhoto(code: string | null, width = 4000, height = 2800): Promise<Buffer> {
  const lines = Array.from({ length: 9 }, (_, i) => {
    const y = Math.round(height * (0.2 + i * 0.08));
    return `<path d="M${width * 0.05} ${y}H${width * 0.95}" stroke="#445" stroke-width="6"/>`;
  });
  const form = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f4efe2"/><rect x="${width * 0.05}" y="${height * 0.2}" width="${width * 0.9}" height="${height * 0.7}" fill="none" stroke="#223" stroke-width="10"/>${lines.join('')}</svg>`;
  const sheet = sharp(Buffer.from(form));
  if (code === null) return sheet.jpeg({ quality: 85 }).toBuffer();
  const qr = await QRCode.toBuffer(code, { width: Math.round(width * 0.1), margin: 2 });
  return sheet
    .composite([{ input: qr, left: Math.round(width * 0.85), top: Math.round(height * 0.03) }])
    .jpeg({ quality: 85 })
    .toBuffer();
}
