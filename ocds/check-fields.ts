import { codesOf } from './codelists.ts'
import { type Finding, type FindingKind, shortly, step } from './finding.ts'
import { type JsonSchema, referred } from './json-schema.ts'
import type { Json } from './merge.ts'

/** What a schema allows and a reader stumbles over all the same: fields and codes of one's own, what is deprecated, empty or there twice. */
export function checkFields(value: Json, schema: JsonSchema): readonly Finding[] {
  const found: Finding[] = []
  const say = (kind: FindingKind, pointer: string, about: unknown) => void found.push({ kind, pointer, about: shortly(about) })
  const resolve = (s: JsonSchema | undefined): JsonSchema | undefined => {
    let at = s
    for (let depth = 0; at?.$ref !== undefined && depth < 32; depth++) at = referred(schema, at.$ref)
    return at
  }
  const object = (o: Json, said: JsonSchema | undefined, pointer: string): void => {
    for (const [name, v] of Object.entries(o)) {
      const at = `${pointer}${step(name)}`
      const field = fieldOf(said, name)
      if (said?.properties && !field) say('field-own', at.replace(/\/\d+(?=\/|$)/g, '/*'), '')
      if (field?.deprecated) say('deprecated', at, '')
      one(v, field, at)
    }
  }
  const one = (v: unknown, field: JsonSchema | undefined, at: string): void => {
    if (v === '' || (typeof v === 'object' && v !== null && Object.keys(v).length === 0)) return say('empty', at, v)
    if (field?.codelist && field.openCodelist !== false) codes(v, field.codelist, at)
    if (Array.isArray(v)) return list(v, field, at)
    if (typeof v === 'object' && v !== null) object(v as Json, resolve(field), at)
  }
  const codes = (v: unknown, list: string, at: string): void => {
    const known = codesOf(list.replace(/\.csv$/, ''))
    if (!known) return
    for (const code of [v].flat()) if (typeof code === 'string' && !known.includes(code)) say('code-own', at, code)
  }
  const list = (items: readonly unknown[], field: JsonSchema | undefined, at: string): void => {
    const [ids, texts] = [new Set<string>(), new Set<string>()]
    for (const [i, item] of items.entries()) {
      one(item, field?.items, `${at}/${i}`)
      const id = typeof item === 'object' && item !== null ? (item as Json).id : undefined
      if (id !== undefined && id !== null && ids.has(String(id)) && !field?.wholeListMerge) say('id-twice', `${at}/${i}/id`, id)
      ids.add(String(id))
      const text = JSON.stringify(item)
      if (texts.has(text) && (field?.uniqueItems || id === undefined)) say('item-twice', `${at}/${i}`, item)
      texts.add(text)
    }
  }
  object(value, schema, '')
  return found
}

function fieldOf(said: JsonSchema | undefined, name: string): JsonSchema | undefined {
  if (said?.properties && Object.hasOwn(said.properties, name)) return said.properties[name]
  const pattern = Object.keys(said?.patternProperties ?? {}).find((p) => new RegExp(p).test(name))
  return pattern === undefined ? undefined : said!.patternProperties![pattern]
}
