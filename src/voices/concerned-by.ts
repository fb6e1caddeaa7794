import { asItReads, contract, contracts, signedStates } from '#contracts'
import { titleIn } from '#kernel'
import { purchase } from '#needs'
import { nameOf, type Organisation, organisation, organisations } from '#people'
import { planOf } from '#plans'
import type { Ctx } from '#platform'
import { tenders } from '#tenders'
import type { About, Concerned } from './rules/voice.ts'
import { aboutKinds } from './rules/voice.ts'

/** What a word is about, as a page names it, and who will answer. */
export interface Subject extends Concerned {
  /** As an address says it: `line:con_…/lin_…`. */
  readonly ref: string
  readonly name: string
  readonly office: Organisation
  readonly provider: Organisation | undefined
  readonly answerer: Organisation
}

type Found = Pick<Concerned, 'purchaseId' | 'contractId' | 'lineId'> & { name: string; officeId: string; providerId: string | null }

/**
 * What somebody wants to say a word about, as an address names it; undefined where there is no such thing in public. A word about a
 * service or an institution is answered by the institution, about a purchase by the office, and about how an office does its work by the
 * bureau, never by the office itself.
 */
export async function concernedBy(ctx: Ctx, ref: string): Promise<Subject | undefined> {
  const [said, id] = ref.split(':') as [string, string | undefined]
  const about = aboutKinds.find((a) => a === said)
  if (!about || !id) return undefined
  const found = await lookUp[about](ctx, id)
  return found && (await withWhoAnswers(ctx, about, ref, found))
}

const lookUp: Readonly<Record<About, (ctx: Ctx, id: string) => Promise<Found | undefined>>> = {
  line: async (ctx, id) => {
    const [contractId, lineId] = id.split('/') as [string, string | undefined]
    const c = await contract(ctx, contractId)
    if (!c || c.signedOn === null) return undefined
    const line = asItReads(c).lines.find((l) => l.id === lineId)
    const { purchaserId: officeId, providerId, purchaseId } = c
    return line && { name: line.title, officeId, providerId, purchaseId, contractId: c.id, lineId: line.id }
  },
  institution: async (ctx, id) => {
    const o = await organisation(ctx, id)
    if (o?.kind !== 'institution') return undefined
    const [last] = (await contracts(ctx, { providerId: id, states: signedStates }))
      .filter((c) => c.signedOn !== null)
      .toSorted((a, b) => Temporal.PlainDate.compare(b.startsOn, a.startsOn))
    if (!last) return undefined
    return {
      name: nameOf(o, ctx.lang),
      officeId: last.purchaserId,
      providerId: id,
      purchaseId: last.purchaseId,
      contractId: null,
      lineId: null,
    }
  },
  purchase: async (ctx, id) => {
    const p = await purchase(ctx, id)
    if (!p || !(await isPublic(ctx, id))) return undefined
    return { name: titleIn(p, ctx.lang), officeId: p.purchaserId, providerId: null, purchaseId: id, contractId: null, lineId: null }
  },
  office: async (ctx, id) => {
    const o = await organisation(ctx, id)
    if (o?.kind !== 'purchaser') return undefined
    return { name: nameOf(o, ctx.lang), officeId: id, providerId: null, purchaseId: null, contractId: null, lineId: null }
  },
}

/** As on the page of a purchase: its plan, a call or a contract is published. */
async function isPublic(ctx: Ctx, purchaseId: string): Promise<boolean> {
  if ((await planOf(ctx, purchaseId))?.publishedOn) return true
  if ((await tenders(ctx, { purchaseIds: [purchaseId] })).some((t) => t.issuedOn !== null)) return true
  return (await contracts(ctx, { purchaseId, states: signedStates })).some((c) => c.signedOn !== null)
}

const bureauHere = async (ctx: Ctx) => (await organisations(ctx, { kind: 'bureau', open: true }))[0]
/** Whether there is anybody above the offices to whom a word about one of them can go. */
export const hasBureau = async (ctx: Ctx): Promise<boolean> => (await bureauHere(ctx)) !== undefined

async function withWhoAnswers(ctx: Ctx, about: About, ref: string, found: Found): Promise<Subject | undefined> {
  const answererId = about === 'office' ? (await bureauHere(ctx))?.id : (found.providerId ?? found.officeId)
  if (!answererId) return undefined
  const named = new Map(
    (await organisations(ctx, { ids: [found.officeId, answererId, ...(found.providerId ? [found.providerId] : [])] })).map((o) => [
      o.id,
      o,
    ]),
  )
  const [office, answerer] = [named.get(found.officeId), named.get(answererId)]
  if (!office || !answerer) return undefined
  return { ...found, about, ref, answererId, office, answerer, provider: found.providerId ? named.get(found.providerId) : undefined }
}

/** How an address names what a word is about. */
export const refOf = (v: Concerned): string =>
  v.about === 'line'
    ? `line:${v.contractId}/${v.lineId}`
    : `${v.about}:${v.about === 'institution' ? v.providerId : v.about === 'purchase' ? v.purchaseId : v.officeId}`
