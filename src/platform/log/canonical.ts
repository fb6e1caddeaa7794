import { createHash } from 'node:crypto'

/** SHA-256 of a value written in one fixed way: keys sorted, bigint and dates as text. */
export const fingerprint = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex')

/** A value as text in one fixed way: keys sorted, bigint and dates as text. */
export function canonical(value: unknown): string {
  if (typeof value === 'bigint') return `"${value}"`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('base64'))
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') return JSON.stringify((value as { toJSON(): unknown }).toJSON())
  const keys = Object.keys(value)
    .filter((k) => (value as Record<string, unknown>)[k] !== undefined)
    .sort()
  return `{${keys.map((k) => `${JSON.stringify(k)}:${canonical((value as Record<string, unknown>)[k])}`).join(',')}}`
}
