import { isRefusal, type Refusal } from '#kernel'
import { lawOf } from '#law'
import { beginAlone, change, type Ctx, type Db, KeptKnown } from '#platform'
import { refuseJurisdiction as refuse } from './jurisdiction-words.ts'
import { beginOwnPlace } from './own-settings.ts'

/** What is said of a jurisdiction that is set up beside others. */
interface NewJurisdiction {
  nameZh: string
  nameEn?: string | undefined
  place: string
  /** What it is called as a place of its own within that one. */
  ownPlace?: string | undefined
  ownPlaceEn?: string | undefined
  zone: string
  host?: string | undefined
  ocidPrefix?: string | undefined
}

export const isJurisdictionCode = (code: string): boolean => /^[a-z0-9-]{2,32}$/.test(code)

/** A host as it is kept: small letters, without a port; undefined where it can be none. */
export function hostOf(typed: string): string | undefined {
  const host = typed.trim().toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
  return /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(host) ? host : undefined
}

interface Reached {
  readonly code: string
  readonly host: string | null
  readonly answers_others: boolean | null
}

/**
 * The jurisdiction a host leads to: the one that names it, else the one that answers others, else the only one there is. A new one never
 * takes what led to another.
 */
export function jurisdictionAt<J extends Reached>(all: readonly J[], host: string): J | undefined {
  const name = hostOf(host)
  return all.find((j) => j.host !== null && j.host === name) ?? all.find((j) => j.answers_others) ?? (all.length === 1 ? all[0] : undefined)
}

/** Whether some host leads to a jurisdiction. */
export const isReached = (all: readonly Reached[], code: string): boolean =>
  all.some((j) => j.code === code && (j.host !== null || j.answers_others === true || all.length === 1))

/**
 * The jurisdictions of which none answers the hosts that none names, as in a backup of a version in which the first of them did so by its
 * code; nothing where one does, or is alone.
 */
export const noneAnswers = (all: readonly Reached[]): readonly string[] =>
  all.length > 1 && !all.some((j) => j.answers_others) ? all.map((j) => j.code) : []

/** The jurisdictions as every request needs them; a change made here is known at once, one of another process within seconds. */
export const knownJurisdictions = new KeptKnown<Awaited<ReturnType<typeof listedJurisdictions>>>()

export const listedJurisdictions = async (db: Db) => await db.selectFrom('jurisdictions').selectAll().orderBy('code').execute()

/** Whoever was alone goes on answering every host, now that there will be another. */
async function keepAnswering(tx: Db): Promise<void> {
  const all = await listedJurisdictions(tx)
  if (all.some((j) => j.answers_others) || all.length !== 1) return
  await tx.updateTable('jurisdictions').set({ answers_others: true }).where('code', '=', all[0]!.code).execute()
}

/** Sets up a jurisdiction beside those there are. `ctx` works in the new one. */
export async function addJurisdiction(ctx: Ctx, i: NewJurisdiction): Promise<{ code: string } | Refusal> {
  const code = ctx.jurisdiction
  if (!isJurisdictionCode(code)) return refuse('jurisdiction-code', code)
  const host = i.host === undefined ? null : hostOf(i.host)
  if (host === undefined) return refuse('jurisdiction-host', i.host!)
  if (i.ocidPrefix !== undefined && !/^ocds-[a-z0-9]{6}$/.test(i.ocidPrefix)) return refuse('jurisdiction-ocid', i.ocidPrefix)
  const law = lawOf(i.place)
  if (isRefusal(law)) return law
  if (!law.country.zones.includes(i.zone)) return refuse('jurisdiction-zone', i.zone, law.country.zones)
  const facts = { name: i.nameZh, place: i.place, host }
  // A refusal has no jurisdiction yet in whose log it could be entered, so it is found out before.
  const wrong = await whyNot(ctx.db, code, host)
  if (wrong) return wrong
  return await change(ctx, { action: 'people.add-jurisdiction', facts }, async (tx) => {
    await beginAlone(tx)
    const late = await whyNot(tx, code, host)
    if (late) return late
    await keepAnswering(tx)
    await tx
      .insertInto('jurisdictions')
      .values({
        code,
        name_zh: i.nameZh,
        name_en: i.nameEn ?? i.nameZh,
        zone: i.zone,
        currency: law.country.currency.code,
        place: i.place,
        host,
        demo: false,
        ocid_prefix: i.ocidPrefix ?? null,
      })
      .execute()
    if (i.ownPlace) await beginOwnPlace(ctx, tx, { name: i.ownPlace, nameEn: i.ownPlaceEn ?? null })
    return { code }
  })
}

async function whyNot(db: Db, code: string, host: string | null): Promise<Refusal | undefined> {
  const all = await listedJurisdictions(db)
  if (all.some((j) => j.demo)) return refuse('jurisdiction-demonstration')
  if (all.some((j) => j.code === code)) return refuse('jurisdiction-there', code)
  const other = host === null ? undefined : all.find((j) => j.host === host)
  return other && refuse('jurisdiction-host-taken', host!, other.code)
}

/** Says at which host a jurisdiction is reached; null: at none of its own. */
export async function setHost(ctx: Ctx, typed: string | null): Promise<{ host: string | null } | Refusal> {
  const host = typed === null ? null : hostOf(typed)
  if (host === undefined) return refuse('jurisdiction-host', typed!)
  return await change(ctx, { action: 'people.set-host', facts: { host } }, async (tx, entry) => {
    await beginAlone(tx)
    const all = await listedJurisdictions(tx)
    const other = all.find((j) => host !== null && j.host === host && j.code !== ctx.jurisdiction)
    if (other) return refuse('jurisdiction-host-taken', host!, other.code)
    entry.changes = [{ field: 'host', before: all.find((j) => j.code === ctx.jurisdiction)?.host ?? null, after: host }]
    await tx.updateTable('jurisdictions').set({ host }).where('code', '=', ctx.jurisdiction).execute()
    return { host }
  })
}

/** Lets a jurisdiction answer the hosts that none names, in place of the one that did. */
export async function answerOthers(ctx: Ctx): Promise<{ code: string } | Refusal> {
  return await change(ctx, { action: 'people.answer-others' }, async (tx, entry) => {
    await beginAlone(tx)
    const before = (await listedJurisdictions(tx)).find((j) => j.answers_others)?.code ?? null
    entry.facts = { before }
    await tx.updateTable('jurisdictions').set({ answers_others: null }).where('answers_others', '=', true).execute()
    await tx.updateTable('jurisdictions').set({ answers_others: true }).where('code', '=', ctx.jurisdiction).execute()
    return { code: ctx.jurisdiction }
  })
}
