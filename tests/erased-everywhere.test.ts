import {
  drawn,
  type Everything,
  everything,
  filled,
  type Field,
  notErasable,
  oneOfEach,
  type SeenForm,
  type Values,
  type Visitor,
  visitor,
  wordColumns,
} from '#testing'
import { isRefusal } from '#kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findTexts, sameWords } from '#platform'
import { erasable } from '../src/home/erasable.ts'
import { erase, seenText } from '../src/home/erase-text.ts'
import { factsPlace, refOf } from '../src/home/place-ref.ts'

/*
 * Every form in which people write freely is filled in with words that stand nowhere else and sent. Then the data officer looks for the
 * words and erases the first place found, in one act with every other that the page offers, and every column of every table is looked through. Verbs take words over into other records, as
 * the reason of a return into the answer to a duty: no list of such copies can be trusted to be whole, so this looks at what is there.
 */

let w: Everything
let forms: SeenForm[]
const people = new Map<string, Visitor>()
beforeAll(async () => {
  w = await everything()
  forms = drawn(
    oneOfEach(w).filter((f) => free(f).length > 0),
    { for: 'erased everywhere', named: (f) => `${f.who} ${f.route}` },
  )
  for (const { who } of forms) if (!people.has(who)) people.set(who, await visitor(w, who))
})
afterAll(() => w.close())

/** Fields for whole sentences, and those for a few words. */
const free = (f: SeenForm, kinds: readonly string[] = ['textarea', 'text']): Field[] =>
  f.fields.filter((x) => kinds.includes(x.kind) && x.options.length === 0 && !x.name.startsWith('_'))

/** Columns that hold the words now. */
async function holding(words: string, among: readonly string[]): Promise<string[]> {
  const each = among.map((c) => {
    const [table, column] = c.split('.') as [string, string]
    return sql`select ${sql.lit(c)} as at where exists (select 1 from ${sql.table(table)} where position(${words} in ${sql.ref(column)}::text) > 0)`
  })
  const { rows } = await sql<{ at: string }>`${sql.join(each, sql` union all `)}`.execute(w.db)
  return rows.map((r) => r.at).sort()
}

/** The form with words of their own in every field where words may stand, or only in those for sentences where a code is asked in another. */
async function sent(f: SeenForm, base: string): Promise<string[]> {
  for (const kinds of [['textarea', 'text'], ['textarea'], ['text']]) {
    const said = free(f, kinds).map((x, n) => [x.name, `${base}之${'子丑寅卯辰巳午未申酉戌亥'[n % 12]}${n}`] as const)
    if (said.length === 0) continue
    const values: Values = { ...filled(f), ...Object.fromEntries(said) }
    const answer = await people.get(f.who)!.post(f.action, values, { lang: 'zh' })
    if ([200, 303].includes(answer.status)) return said.map(([, words]) => words)
  }
  return []
}

test('of what somebody wrote in any form nothing is left once it was erased where it was found', async () => {
  const may = (c: string) => c in notErasable || `${c.split('.')[0]!}.*` in notErasable
  const every = await wordColumns(w.db)
  const erased = every.filter((c) => !may(c))
  // Facts of the log go with the text that they say; of what may stay where it is, they may stay too.
  const log = every.filter((c) => c.startsWith('record_log.'))
  const left: string[] = []
  let tried = 0
  for (const [n, f] of forms.entries()) {
    await w.rewind.mark()
    try {
      const officer = await w.as('data-officer')
      for (const words of await sent(f, `暗语${'甲乙丙丁戊己庚辛壬癸'[n % 10]}${n}`)) {
        const [first] = await findTexts(officer, erasable(), words)
        if (first) {
          // Every place that the page offers beside it is ticked.
          const { texts, entries } = await sameWords(officer, erasable(), first)
          const also = [...texts.map((f) => f.place), ...entries.map((e) => factsPlace(e.id))].map(refOf)
          const done = await erase(officer, { place: first.place, ground: 'asked', seen: seenText(first.text), also })
          if (isRefusal(done)) throw new Error(done.words.en)
          tried++
        }
        const still = await holding(words, first ? [...erased, ...log] : erased)
        if (still.length > 0)
          left.push(`${f.route}, ${first ? `found in ${first.of.table}.${first.in.column}` : 'found nowhere'}: ${still.join(', ')}`)
      }
    } finally {
      await w.rewind.rewind()
    }
  }
  expect(left).toEqual([])
  // A sample may be small, but some of it writes what can be erased.
  expect(tried).toBeGreaterThan(0)
})
