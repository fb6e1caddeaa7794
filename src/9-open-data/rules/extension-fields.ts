/** A field of the extension, as JSON Schema says it. */
type Schema = { readonly [key: string]: unknown }
export const text = (title: string, description: string): Schema => ({ title, description, type: ['string', 'null'] })
export const number = (title: string, description: string): Schema => ({ title, description, type: ['number', 'null'] })
export const whole = (title: string, description: string): Schema => ({ title, description, type: ['integer', 'null'] })
export const moment = (title: string, description: string): Schema => ({
  title,
  description,
  type: ['string', 'null'],
  format: 'date-time',
})
export const id = (of: string): Schema => ({
  title: 'ID',
  description: `An identifier of this ${of}, unique within the list and the same in every release.`,
  type: 'string',
  minLength: 1,
})
export const code = (title: string, description: string, codes: readonly string[]): Schema => ({
  title,
  description,
  type: ['string', 'null'],
  enum: [...codes, null],
})
export const listOf = (title: string, description: string, definition: string): Schema => ({
  title,
  description,
  type: 'array',
  items: { $ref: `#/definitions/${definition}` },
  uniqueItems: true,
})
export const amount = (title: string, description: string): Schema => ({ title, description, $ref: '#/definitions/Value' })
export const translatedTitle: Schema = { '^(title_(en|zh))$': { type: ['string', 'null'] } }
