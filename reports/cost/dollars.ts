/** US dollars as people read them: cents, and below ten of them two digits that say something. */
export function dollars(usd: number | null): string {
  if (usd === null) return 'unknown';
  if (usd === 0) return '$0';
  if (usd < 0.000_001) return 'under $0.000001';
  if (usd < 0.1) return `$${usd.toFixed(1 - Math.floor(Math.log10(usd)))}`;
  return `$${usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}
