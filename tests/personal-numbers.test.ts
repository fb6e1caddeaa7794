import { drawn, type Everything, everything, filled, oneOfEach, seed, type SeenForm, type Visitor, visitor } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

/*
 * Every field of every form in which somebody may write what they like, sent the number of an identity card, of a telephone and of a
 * bank card in turn: none is stored, and the page says at the field how to write it instead.
 */

let w: Everything
let forms: SeenForm[]
const people = new Map<string, Visitor>()
beforeAll(async () => {
  w = await everything()
  forms = oneOfEach(w)
  for (const { who } of forms) if (!people.has(who)) people.set(who, await visitor(w, who))
})
afterAll(() => w.close())

/** Fields that are read as something else, or are meant for such numbers: the kinds they may not hold all the same. */
const others: readonly (readonly [route: RegExp, field: RegExp, because: string])[] = [
  [/^\/people\/:id\/particulars$/, /^about$/, 'an organisation says by which telephone it is reached'],
  [/./, /^(email|password|current|old|new|again|code|secret|username|user|to|q|creditCode)$/, 'a key, an address or a code, read as such'],
  [/./, /(Phone|phone)$/, 'a field for a telephone'],
  [/^\/personal-data\/requests\/new/, /^reach$/, 'how to tell somebody without an account; it is emptied with the answer'],
  [/^\/payments/, /^(reference|number|invoiceNumber)$/, 'the number of a transfer or an invoice'],
  [/./, /(amount|price|quantity|months|units|cost|days|share|weight|rate|On)$/i, 'a number or a day, read as such'],
  [/^\/needs\/communities\/:id/, /^otherAge/, 'a range of ages, read as such'],
  [/./, /^postcode$/, 'a postcode, read as such'],
  [/^\/settings\/publishing/, /^prefix$/, 'ocds- and six letters, and nothing else'],
  [/^\/people\/suppliers\/rule/, /^known$/, 'a register of credit codes, read row by row'],
  [/^\/law\/calendar/, /./, 'days of the calendar'],
  [/^\/(surveys\/:id\/paper|s|o)\b/, /^sheet$/, 'the number of a sheet'],
]
const numbers = ['住户 11010519491231002X', '１３８ ００１３ ８０００', '4111-1111-1111-1111']
const mark = /身份证号码|电话号码|银行卡号|身份证、电话或银行卡/

/** Whether a text stands anywhere in the database. */
async function stands(words: string): Promise<boolean> {
  const { rows: tables } = await sql<{ t: string }>`
    select table_name as t from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
    w.database.db,
  )
  for (const { t } of tables) {
    const { rows } = await sql`select from ${sql.table(t)} r where r::text like ${`%${words}%`} limit 1`.execute(w.database.db)
    if (rows.length > 0) return true
  }
  return false
}

test('no field of any form stores a personal number', async () => {
  const kept: string[] = []
  let tried = 0
  const some = drawn(forms, { for: 'personal numbers', named: (f) => `${f.who} ${f.route}` })
  for (const form of some) {
    const right = filled(form)
    const texts = form.fields.filter(
      (f) =>
        ['text', 'textarea', 'search', 'tel'].includes(f.kind) &&
        f.options.length === 0 &&
        !f.name.startsWith('_') &&
        !others.some(([route, field]) => route.test(form.route) && field.test(f.name)),
    )
    for (const [i, f] of texts.entries()) {
      const value = numbers[i % numbers.length]!
      tried++
      await w.rewind.mark()
      const said = await people.get(form.who)!.post(form.action, { ...right, [f.name]: value }, { lang: 'zh' })
      // A field of what was not chosen, as the subsidy of a line that is a project, is not read at all.
      if (!mark.test(said.text) && (said.status !== 303 || (await stands(value))))
        kept.push(`${form.who} ${form.route} ${f.name}: ${said.status}`)
      await w.rewind.rewind()
    }
  }
  expect(kept).toEqual([])
  expect(tried).toBeGreaterThan(seed === undefined ? 60 : 0)
})
