import { type Day, isBefore, newId, type Refusal, type Words } from '#kernel'
import { looserOn, type SetValue, setValueText } from '#law'
import { change, type Ctx, type Db, recordRefusal } from '#platform'
import { refuseLocal as refuse } from './local-words.ts'
import { localNumbers, thenAnew } from './local-numbers.ts'
import { mayNot } from './permission.ts'
import { tables } from './store.ts'

/** What one document says: one or several numbers, with their days and how surely it is known. */
export interface LocalInput {
  /** By the name of each number. */
  values: Readonly<Record<string, SetValue>>
  from: Day
  until?: Day | undefined
  source: string
  article: string
  grade: 'A' | 'B' | 'C' | 'D'
  address?: string | undefined
}

/** Enters what one document sets, all of it or nothing. Wrong fields are told all at once. */
export async function enterLocalNumbers(ctx: Ctx, i: LocalInput): Promise<{ ids: string[] } | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return await recordRefusal(ctx, 'people.enter-local', no)
  const keys = Object.keys(i.values)
  const work = change(ctx, { action: 'people.enter-local', facts: { numbers: keys.length } }, async (tx, entry) => {
    const wrong = await whyNot(ctx, tx, i)
    if (wrong) return wrong
    const rows = keys.map((key) => ({
      jurisdiction: ctx.jurisdiction,
      id: newId('local', ctx.now),
      key,
      value: setValueText(i.values[key]!, ctx.law.country.currency),
      from_on: i.from,
      until_on: i.until ?? null,
      source: i.source,
      article: i.article,
      grade: i.grade,
      address: i.address ?? null,
      entered_on: ctx.today,
    }))
    await tables(tx).insertInto('local_numbers').values(rows).execute()
    entry.after = rows.map(({ jurisdiction: _, ...said }) => said)
    entry.changes = rows.map((r) => ({ field: r.key, before: null, after: r.value }))
    return { ids: rows.map((r) => r.id) }
  })
  return await thenAnew(ctx, work)
}

async function whyNot(ctx: Ctx, tx: Db, i: LocalInput): Promise<Refusal | undefined> {
  const settable = ctx.law.country.settable()
  const keys = Object.keys(i.values)
  if (keys.length === 0) return refuse('local-nothing')
  const fields: Record<string, Words> = {}
  if (i.until && isBefore(i.until, i.from)) fields.until = refuse('local-days').words
  const there = (await localNumbers(ctx, tx)).filter((n) => n.state === 'stands' && n.from_on.equals(i.from))
  for (const key of keys) {
    const s = settable.find((x) => x.key === key)
    if (!s) {
      fields[key] = refuse('local-no-key', settable.map((x) => x.key).join(', ')).words
      continue
    }
    const looser = looserOn(s, i.values[key]!, i.from, i.until)
    if (looser) fields[key] = refuse('local-looser', looser).words
    else if (there.some((n) => n.key === key)) fields[key] = refuse('local-there', i.from).words
  }
  return Object.keys(fields).length > 0 ? refuse('local-wrong').with({ fields }) : undefined
}
