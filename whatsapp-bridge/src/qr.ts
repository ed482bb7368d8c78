import { renderUnicodeCompact } from 'uqr';

/** A QR code drawn with blocks, two rows to a line, for a terminal. */
export const drawQr = (content: string): string => renderUnicodeCompact(content, { ecc: 'L', border: 2 });
