import { sql } from 'kysely'
import { parseHTML } from 'linkedom'
import { acrossJurisdictions, type Db } from '#platform'

/** Everything that stands in the database as text, whole and in the parts that pages show by themselves. */
export async function dataOf({ db }: { db: Db }): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const add = (value: unknown): void => {
    if (typeof value === 'string') for (const part of [value, ...value.split('\n'), ...partsOf(value)]) found.add(part.trim())
    else if (Array.isArray(value)) value.forEach(add)
    else if (typeof value === 'object' && value !== null) for (const v of Object.values(value)) add(v)
  }
  const tables = await sql<{ t: string }>`
    select table_name as t from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db)
  for (const { t } of tables.rows) {
    const rows = await sql<{ row: unknown }>`select to_jsonb(x) as row from ${sql.table(t)} x`.execute(
      acrossJurisdictions(db, 'a test reads every table'),
    )
    for (const { row } of rows.rows) add(row)
  }
  return found
}

/** What parts stand in one line: pages join data by these. */
const partsOf = (text: string): string[] => text.split(/[·•—–/|:：;；,，、()（）「」“”[\]\s]+/)

/** Whether there is a word in it: not in numbers, in codes with figures or in what stands in capitals. */
const says = (text: string): boolean => /[\u4e00-\u9fff]|[a-z]{2}/.test(text)

/**
 * The texts of a page that stand between no marks of the pseudo-language and are nobody's data: what is shown, and what is said to who
 * cannot see it.
 */
export function unmarked(html: string, data: ReadonlySet<string>): string[] {
  const { document } = parseHTML(html)
  if (!document.documentElement) throw new Error(`no page: ${JSON.stringify(html.slice(0, 200))}`)
  for (const e of document.querySelectorAll('style, script, code, pre, [translate="no"], textarea')) e.remove()
  const texts: string[] = []
  const walk = (node: Node): void => {
    if (node.nodeType === 3) texts.push(node.textContent ?? '')
    for (const n of node.childNodes as unknown as Node[]) walk(n)
  }
  walk(document.documentElement as unknown as Node)
  for (const e of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(e.getAttribute(name) ?? '')
  return texts.map((t) => withoutAddresses(withoutMarked(t)).trim()).filter((t) => says(t) && !isData(t, data))
}

/** An address ends in what was drawn by chance, sometimes without a figure. */
const withoutAddresses = (text: string): string => text.replace(/https?:\/\/\S+/g, '')

function isData(text: string, data: ReadonlySet<string>): boolean {
  const flat = text.replace(/\s+/g, ' ')
  return data.has(text) || data.has(flat) || partsOf(text).every((part) => !says(part) || data.has(part) || isCode(part))
}
/** Ids, addresses, numbers with letters, and the names of the program and of languages, which are the same in every language. */
const isCode = (part: string): boolean => /\d|^…|@|\.\w|^(?:Tandem|同行|中文|English|https?)$/.test(part)

/** A text without what stands between marks, however deep. */
export function withoutMarked(text: string): string {
  let [depth, left] = [0, '']
  for (const c of text) {
    if (c === '\u27e6') depth++
    else if (c === '\u27e7') depth = Math.max(0, depth - 1)
    else if (depth === 0) left += c
  }
  return left
}
