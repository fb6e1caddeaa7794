import { newId } from '#kernel'
import { acrossJurisdictions } from '#platform'
import { type Everything, everything, type Lang, routeFinder, visitor } from '#testing'
import { sql } from 'kysely'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, expect, test } from 'vitest'

/*
 * Where names repeat, what is chosen can still be told apart: in this world every organisation, community, person, need and line bears
 * the same name, and no field of any form, nor of any list, shows two choices that read alike.
 */

const alike = '同名'
/** Columns that hold names or titles by which something is chosen. */
const named: Readonly<Record<string, readonly string[]>> = {
  appointments: ['worker_name'],
  communities: ['name', 'name_en'],
  contracts: ['title', 'title_en'],
  deliverables: ['title'],
  needs: ['title', 'title_en'],
  organisations: ['name', 'name_en'],
  plan_lines: ['title'],
  plans: ['title', 'title_en'],
  purchases: ['title', 'title_en'],
  questionnaires: ['title', 'title_en'],
  users: ['name'],
  votes: ['title', 'title_en'],
}
let w: Everything
beforeAll(async () => {
  w = await everything()
  const db = acrossJurisdictions(w.database.db, 'names are made to repeat everywhere')
  // Where a line has one need alone, there is another of the same title.
  const { rows } = await sql<{ id: string }>`select id from needs`.execute(db)
  for (const { id } of rows)
    await sql`insert into needs select (jsonb_populate_record(n, jsonb_build_object('id', ${newId('need', Temporal.Now.instant())}::text))).*
      from needs n where id = ${id}`.execute(db)
  for (const [table, columns] of Object.entries(named))
    for (const column of columns) await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${alike}`.execute(db)
  await sql`update contract_versions set content = regexp_replace(content::text, '"title": "[^"]*"', '"title": "同名"', 'g')::jsonb`.execute(
    db,
  )
})
afterAll(() => w.close())

/** Fields in which it is really chosen by names that repeat. */
const tried = ['communityId', 'communityIds', 'needIds', 'organisationId', 'purchaser', 'worker']

interface Offered {
  field: string
  says: string[]
}
/** What each field of a page offers, as it reads. */
function offeredOn(html: string): Offered[] {
  const { document } = parseHTML(html)
  const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()
  const selects = [...document.querySelectorAll('select')].map((s) => ({
    field: s.getAttribute('name') ?? '',
    says: [...s.querySelectorAll('option')].map((o) => plain(o.textContent)),
  }))
  const boxes = [...document.querySelectorAll('form')].flatMap((form) =>
    [
      ...Map.groupBy(form.querySelectorAll('input[type="radio"], input[type="checkbox"]'), (i) => i.getAttribute('name') ?? '').entries(),
    ].map(([field, all]) => ({ field, says: all.map((i) => plain(i.closest('label')?.textContent)) })),
  )
  return [...selects, ...boxes].filter((o) => o.says.length > 1)
}

test('no field shows two choices that read alike, wherever names repeat', async () => {
  const route = routeFinder(w, 'GET')
  const seen = new Map<string, number>()
  const found = new Map<string, string>()
  const fields = new Set<string>()
  const addresses = Object.entries(w.pages).filter(([path, p]) => {
    if (p.status !== 200 || path.includes('format=')) return false
    const key = `${p.who} ${route(path.split('?')[0]!)}`
    seen.set(key, (seen.get(key) ?? 0) + 1)
    return seen.get(key)! <= 1
  })
  for (const lang of ['zh', 'en'] satisfies Lang[])
    for (const [path, { who }] of addresses) {
      const answer = await (await visitor(w, who)).get(path, lang)
      if (!answer.type.includes('html')) continue
      for (const { field, says } of offeredOn(answer.text)) {
        if (says.some((s) => s.includes(alike))) fields.add(field.replace(/\d+/g, '#'))
        const twice = says.filter((s, i) => says.indexOf(s) !== i)
        if (twice.length > 0) found.set(`${route(path.split('?')[0]!)} ${field}`, `${who} ${path} ${lang}: ${twice[0]}`)
      }
    }
  expect([Object.fromEntries(found), [...fields].sort()]).toEqual([{}, expect.arrayContaining(tried)])
})
