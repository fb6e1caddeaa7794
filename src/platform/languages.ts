import { AsyncLocalStorage } from 'node:async_hooks'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Lang, type Money, type Overlay, overlayOf, sayDay, sayMoney, type Speaking, type Translation, type Words } from '#kernel'
import { z } from 'zod'

const speaking = new AsyncLocalStorage<Speaking>()
/** What is being spoken where this is asked. */
export const spokenNow = (): Speaking | undefined => speaking.getStore()
/** Does something while a language is spoken. */
export const speakingIn = <T>(of: Speaking, work: () => T): T => speaking.run(of, work)

const aboutSchema = z.object({ name: z.string().min(1), base: z.enum(['zh', 'en']) })
const translationsSchema = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]))

/**
 * The languages of a folder: each a folder by its tag, with `language.json` (its own name for itself, the language below it) and any
 * number of files of translations by key. No folder, no further language.
 * @throws Error that names the file, where one cannot be read
 */
export function readLanguages(folder: string): Overlay[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((f) => f.isDirectory())
    .map((f) => readLanguage(join(folder, f.name), f.name))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

function readLanguage(folder: string, code: string): Overlay {
  const about = read(join(folder, 'language.json'), aboutSchema)
  const files = readdirSync(folder).filter((f) => f.endsWith('.json') && f !== 'language.json')
  const translations = new Map<string, Translation>(files.flatMap((f) => Object.entries(read(join(folder, f), translationsSchema))))
  return overlayOf({ code: Intl.getCanonicalLocales(code)[0]!, ...about }, translations, sayFact)
}

function read<S extends z.ZodType>(path: string, schema: S): z.output<S> {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (e) {
    throw new Error(`${path} is no file of a language`, { cause: e })
  }
}

/** Days, amounts and words, as they stand in a sentence. */
function sayFact(fact: unknown, lang: Lang): string | undefined {
  if (fact instanceof Temporal.PlainDate) return sayDay(fact, lang)
  if (typeof fact === 'bigint') return sayMoney(fact as Money, lang)
  if (typeof fact === 'object' && fact !== null && 'zh' in fact && 'en' in fact) return (fact as Words)[lang]
  return undefined
}
