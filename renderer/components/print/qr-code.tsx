import { create } from 'qrcode';
import { type ReactElement, useMemo } from 'react';

interface QrCodeProps {
  readonly text: string;
  /** What it is, for whoever cannot see it. */
  readonly label: string;
}

/** Cells of white around the squares; fewer and a scanner does not find them on ruled paper (ISO/IEC 18004). */
const quiet = 4;

/** A QR code as one drawing, sharp at any size. */
export function QrCode({ text, label }: QrCodeProps): ReactElement {
  const { size, path } = useMemo(() => drawingOf(text), [text]);
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${size + 2 * quiet} ${size + 2 * quiet}`}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}

function drawingOf(text: string): { readonly size: number; readonly path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const dark = [...modules.data.keys()].filter((at) => modules.data[at] === 1);
  return { size, path: dark.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join('') };
}
