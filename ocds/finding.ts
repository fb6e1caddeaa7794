/** What is wrong with a release, or most likely is. */
export interface Finding {
  readonly kind: FindingKind
  /** Where, as a JSON Pointer into the release, record or package. */
  readonly pointer: string
  /** What stands there, or what is missing, as far as that helps. */
  readonly about: string
}

/**
 * Everything that is looked for. `error`: the standard forbids it or nobody could use it; `warning`: allowed, and most likely not meant; `note`:
 * worth knowing.
 */
export const findingKinds = {
  required: 'error',
  type: 'error',
  code: 'error',
  format: 'error',
  empty: 'warning',
  'item-twice': 'error',
  'id-twice': 'error',
  'field-twice': 'error',
  'reference-missing': 'error',
  'award-missing': 'error',
  'period-backwards': 'error',
  'prefix-wrong': 'error',
  'compiled-differs': 'error',
  'ocid-differs': 'error',
  'not-in-order': 'error',
  'code-own': 'note',
  'field-own': 'note',
  deprecated: 'note',
  'no-currency': 'warning',
  'amount-negative': 'note',
} as const
export type FindingKind = keyof typeof findingKinds

/** A step of a JSON Pointer (RFC 6901). */
export const step = (name: string | number): string => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`

/** A value as a short text. */
export const shortly = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
