/** As much of JSON Schema as releases are described by; what else stands in a schema is kept and not read. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>
  readonly definitions?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
  readonly required?: readonly string[]
  readonly $ref?: string
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly minItems?: number
  readonly uniqueItems?: boolean
  readonly codelist?: string
  readonly openCodelist?: boolean
  readonly omitWhenMerged?: boolean
  readonly wholeListMerge?: boolean
  readonly versionId?: boolean
  readonly mergeStrategy?: string
  readonly deprecated?: unknown
}

/** The types that a schema allows; none where it does not say. */
export const typesOf = ({ type }: JsonSchema): readonly string[] => (type === undefined ? [] : typeof type === 'string' ? [type] : type)

/** What a `$ref` within a schema leads to; undefined where it leads nowhere or out of the document. */
export function referred(root: JsonSchema, ref: string): JsonSchema | undefined {
  if (!ref.startsWith('#/')) return undefined
  let at: unknown = root
  for (const part of ref.slice(2).split('/')) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined
    at = (at as Record<string, unknown>)[name]
  }
  return typeof at === 'object' && at !== null ? (at as JsonSchema) : undefined
}
