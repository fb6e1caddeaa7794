import { type Day, day, isBefore, later, type Refusal, type Words } from '#kernel'
import { type Ctx, notThere, recordRefusal } from '#platform'
import { nameOf, organisations } from './directory.ts'
import { keepSetting } from './keep-setting.ts'
import { numberingFaults, refuseNumbering as refuse } from './numbering-words.ts'
import { ownSettingHistory } from './own-settings.ts'
import { mayNot } from './permission.ts'
import { alikeIn, type NumberedKind, numberedKinds, type Numbering, numberingsFrom, wrongNumbering } from './rules/numbering.ts'

/** Patterns as they were typed, and the day from which they are to hold. */
export type NumberingInput = Readonly<Record<(typeof numberedKinds)[number], string | null>> & { readonly from: Day }

/** What was typed, as it is kept: what was left empty is as it comes. */
export const inputOf = (typed: Partial<Record<NumberedKind, string | undefined>> & { readonly from: Day }): NumberingInput => ({
  ...(Object.fromEntries(numberedKinds.map((k) => [k, typed[k] ?? null])) as Record<NumberedKind, string | null>),
  from: typed.from,
})

/** Why these patterns cannot hold from that day, with every field that is wrong; undefined where they can. */
export async function whyNotNumbered(ctx: Ctx, officeId: string | null, i: NumberingInput): Promise<Refusal | undefined> {
  const fields: Record<string, Words> = {}
  const value = valueOf(i)
  const below = officeId === null ? [] : numberingsFrom(await ownSettingHistory(ctx, 'numbering'), i.from)
  for (const of of below.length > 0 ? below : [undefined])
    for (const [kind, fault] of Object.entries(wrongNumbering(value, of))) fields[kind] = numberingFaults.both(fault)
  if (officeId === null) {
    for (const office of await numberingOffices(ctx))
      for (const own of numberingsFrom(await ownSettingHistory(ctx, 'numbering', ctx.db, office.id), i.from))
        for (const kind of alikeIn(value, own))
          fields[kind] ??= numberingFaults.both('numbering-alike-there', nameOf(office, 'zh'), nameOf(office, 'en'))
  }
  if (isBefore(i.from, ctx.today)) fields.from = numberingFaults.both('numbering-past')
  return Object.keys(fields).length > 0 ? refuse('numbering-wrong').with({ fields }) : undefined
}

/** Sets how an office, or without one the whole jurisdiction, numbers from a day on. What has a number keeps it. */
export async function setNumbering(ctx: Ctx, officeId: string | null, i: NumberingInput): Promise<{ version: number } | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-all') ?? (await whyNoOffice(ctx, officeId)) ?? (await whyNotNumbered(ctx, officeId, i))
  if (no) return await recordRefusal(ctx, 'people.set-numbering', no)
  return await keepSetting(ctx, 'numbering', valueOf(i), officeId)
}

/** Takes up patterns of before again, from today, or from their day where that is still to come. */
export async function numberAgain(ctx: Ctx, officeId: string | null, version: number): Promise<{ version: number } | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return await recordRefusal(ctx, 'people.set-numbering', no)
  const before = (await ownSettingHistory(ctx, 'numbering', ctx.db, officeId)).find((k) => k.version === version)
  return before ? await setNumbering(ctx, officeId, { ...before.value, from: later(ctx.today, day(before.value.from)) }) : notThere()
}

/** Offices that number: those that buy. */
export const numberingOffices = (ctx: Ctx) => organisations(ctx, { kind: 'purchaser', open: true })

async function whyNoOffice(ctx: Ctx, officeId: string | null): Promise<Refusal | undefined> {
  if (officeId === null || (await numberingOffices(ctx)).some((o) => o.id === officeId)) return undefined
  return notThere()
}

const valueOf = (i: NumberingInput): Numbering => ({
  ...(Object.fromEntries(numberedKinds.map((k) => [k, i[k]])) as Record<(typeof numberedKinds)[number], string | null>),
  from: i.from.toString(),
})
