import { type Day, fractionText, isBefore, newId, perCent, type Refusal, type Words } from '#kernel'
import { contradictions, isOutOfBounds, looserOn, type OwnValue, saySetValue, type SetValue, setValueText } from '#law'
import { change, type Ctx, type Db, recordRefusal } from '#platform'
import { refuseLocal as refuse } from './local-words.ts'
import { keepState, localNumbers, thenAnew } from './local-numbers.ts'
import { citationOf } from './own-of.ts'
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
  /** Says only whether it could be entered. */
  onlyLook?: boolean
}

/** Enters what one document sets, all of it or nothing. Wrong fields are told all at once. */
export async function enterLocalNumbers(ctx: Ctx, i: LocalInput): Promise<{ ids: string[] } | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return await recordRefusal(ctx, 'people.enter-local', no)
  const keys = Object.keys(i.values)
  if (i.onlyLook) return (await whyNot(ctx, ctx.db, i)) ?? { ids: [] }
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
    await keepState(
      ctx,
      tx,
      rows.map((r) => ({ id: r.id, version: 1, state: 'stands', until_on: r.until_on })),
    )
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
    if (isOutOfBounds(s, i.values[key]!)) {
      const [least, most] = s.between.map((v) => saySetValue(v, ctx.law.country.currency))
      fields[key] = refuse('local-out-of-bounds', least!, most!).words
    } else if (looser) fields[key] = refuse('local-looser', looser).words
    else if (there.some((n) => n.key === key)) fields[key] = refuse('local-there', i.from).words
  }
  const all =
    Object.keys(fields).length > 0
      ? fields
      : whatContradicts(
          ctx,
          keys.map((key) => ownIn(ctx, i, key)),
        )
  return Object.keys(all).length > 0 ? refuse('local-wrong').with({ fields: all }) : undefined
}

const ownIn = (ctx: Ctx, i: LocalInput, key: string): OwnValue => {
  const s = ctx.law.country.settable().find((x) => x.key === key)!
  const text = { source: i.source, article: i.article, grade: i.grade, address: i.address ?? null }
  return {
    key,
    value: i.values[key]!,
    from: i.from,
    ...(i.until && { until: i.until }),
    enteredOn: ctx.today,
    cites: [citationOf(text, s)],
  }
}

/** What of some numbers cannot hold beside the others, by their keys. */
export function whatContradicts(ctx: Ctx, added: readonly OwnValue[]): Record<string, Words> {
  const { currency } = ctx.law.country
  const said = contradictions(ctx.law, ctx.jurisdiction, added).map((c): [string, Words] => {
    if (c.sum) return [c.key, refuse('local-more-than-whole', c.on, perCent(fractionText(c.sum))).words]
    const { low, high, value } = c.pair
    return [c.key, refuse('local-contradicts', c.on, low.says, high.says, saySetValue(value, currency)).words]
  })
  return Object.fromEntries(said)
}
