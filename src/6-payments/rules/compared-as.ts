/** How numbers are compared: half-width, capitals, no spaces, dashes, strokes or points. The migrations that filled the table did the same. */
export const comparedAs = (number: string): string => {
  const whole = number.normalize('NFKC').toUpperCase().replace(/\s+/g, '')
  return whole.replace(/[-‐‑‒–—―−_/.·]/g, '') || whole
}
