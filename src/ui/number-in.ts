/**
 * A whole number as our addresses write it: digits, no sign, no point, no leading zero, at most nine of them. Anything else is none, also
 * what `Number` would read, as `1e0`, `0x1`, ` 1` and `1.0`: one record has one address.
 */
export const numberIn = (written: string | null | undefined): number | undefined =>
  /^(0|[1-9]\d{0,8})$/.test(written ?? '') ? Number(written) : undefined
