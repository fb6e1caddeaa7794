import { isRefusal, type Refusal, type Words } from '#kernel'
import { extended, type Json, type JsonSchema, type Part, releaseSchema, Splitter } from '#ocds'
import { told } from './command.ts'
import type { OcdsIo } from './ocds.ts'
import { faults, refuse } from './ocds-words.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Goes through files as they come.
 * @param each is handed every release, record and package
 * @returns why a file could not be read to its end; what was handed on before is then worth nothing
 */
export async function readParts(
  paths: readonly string[],
  each: (path: string, part: Part) => void,
  io: OcdsIo,
): Promise<Refusal | undefined> {
  for (const path of paths.length > 0 ? paths : ['-']) {
    const splitter = new Splitter()
    try {
      for await (const piece of io.pieces(path)) {
        for (const part of splitter.push(piece)) each(path, part)
        if (splitter.fault) break
      }
    } catch (e) {
      return refuse('file-unread', path, (e as Error).message)
    }
    splitter.end()
    if (splitter.fault) return refuse('file-broken', path, splitter.fault.at, faults.both(splitter.fault.kind))
  }
  return undefined
}

/** The options of a command, or which of them is wrong. */
export function asked<T>(parse: () => T): T | Refusal {
  try {
    return parse()
  } catch (e) {
    return refuse('option-wrong', (e as Error).message)
  }
}

/** What a part says, or why it says nothing. */
export function jsonOf(path: string, { bytes, at }: Pick<Part, 'bytes' | 'at'>): Json | Refusal {
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
    return refuse('file-broken', path, at, faults.both('not-object'))
  } catch (e) {
    return e instanceof SyntaxError
      ? refuse('file-broken', path, at, { zh: e.message, en: e.message })
      : refuse('file-broken', path, at, faults.both('not-utf8'))
  }
}

/** The schema that was asked for: the standard's or one's own, changed by the extensions in the order they were named. */
export async function schemaFor(
  o: { schema?: string | undefined; extension?: string[] | undefined },
  io: OcdsIo,
): Promise<JsonSchema | Refusal> {
  let schema = releaseSchema()
  for (const [i, path] of [...(o.schema ? [o.schema] : []), ...(o.extension ?? [])].entries()) {
    const read = await wholeJson(path, io)
    if (isRefusal(read)) return read
    schema = o.schema && i === 0 ? (read as JsonSchema) : extended(schema, read as JsonSchema)
  }
  return schema
}

async function wholeJson(path: string, io: OcdsIo): Promise<Json | Refusal> {
  try {
    return jsonOf(path, { bytes: new TextEncoder().encode(await io.read(path)), at: 0 })
  } catch (e) {
    return refuse('file-unread', path, (e as Error).message)
  }
}

/** One line on standard error: where, and what. */
export const sayWhere = (io: OcdsIo, where: readonly (string | number | null | undefined)[], said: Words): void =>
  io.err(`${where.filter((w) => w !== null && w !== undefined && w !== '').join(' ')}: ${told(io, said, ' / ')}`)
