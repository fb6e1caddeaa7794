import type { Day, Refusal } from '#kernel'
import { punctuality } from '#payments'
import { mayNot } from '#people'
import type { Ctx } from '#platform'
import type { Mark, Side } from './rules/dimensions.ts'
import type { LineMark } from './rules/line-marks.ts'
import { type Pooled, poolMarks } from './rules/pooled.ts'
import { findRound, findRounds, marksOnPurchasers, type Round, type RoundFilter, type RoundKind } from './store/index.ts'
import { refuse } from './words.ts'

/** Rounds as later steps read them, without asking who may see them. Marks are in them only once revealed. */
export const rounds = (
  ctx: Ctx,
  of: {
    ids?: readonly string[]
    contractIds?: readonly string[]
    purchaseIds?: readonly string[]
    purchaserId?: string
    providerId?: string
  },
): Promise<Round[]> => findRounds(ctx, of)

export interface Verdict {
  roundId: string
  contractId: string
  kind: RoundKind
  /** Who speaks: `purchaser` of the institution, `provider` of the purchaser. The latter is for the two sides; the public sees it pooled. */
  from: Side
  purchaserId: string
  providerId: string
  marks: readonly Mark[]
  /** How far each line came, as this side sees it; of the institution for the two sides alone, like its marks. */
  lines: readonly LineMark[]
  revealedOn: Day
  reply: string | null
}
/** What was revealed on contracts. */
export async function verdicts(ctx: Ctx, of: { contractIds: readonly string[] }): Promise<Verdict[]> {
  return verdictsIn(ctx, await findRounds(ctx, { contractIds: of.contractIds, state: 'revealed' }))
}
const verdictsIn = (ctx: Ctx, found: readonly Round[]): Verdict[] =>
  found.flatMap((r) =>
    Object.values(r.ratings).flatMap((g) =>
      g.marks
        ? [
            {
              roundId: r.id,
              contractId: r.contractId,
              kind: r.kind,
              from: g.side,
              purchaserId: r.purchaserId,
              providerId: r.providerId,
              marks: g.marks,
              lines: g.lines,
              revealedOn: r.revealedAt!.toZonedDateTimeISO(ctx.zone).toPlainDate(),
              reply: g.reply,
            },
          ]
        : [],
    ),
  )

/** What purchasers said of institutions: open to everybody, with the reply. */
export async function verdictsOnInstitutions(ctx: Ctx, of: { providerId?: string } = {}): Promise<Verdict[]> {
  return verdictsIn(ctx, await findRounds(ctx, { ...of, state: 'revealed' })).filter((v) => v.from === 'purchaser')
}

/** How institutions see purchasers, pooled over three or more; the only form in which the public sees it. */
export async function pooledVerdicts(ctx: Ctx, purchaserIds: readonly string[]): Promise<Map<string, Pooled>> {
  const marks = await marksOnPurchasers(ctx, purchaserIds)
  return new Map(purchaserIds.map((id) => [id, poolMarks(marks.filter((m) => m.purchaserId === id))]))
}

/** Payment facts beside the opinions: never voted. */
export const paymentFacts = (ctx: Ctx, of: { contractId: string } | { purchaserId: string }) =>
  punctuality(ctx, 'contractId' in of ? { contractIds: [of.contractId] } : { purchaserIds: [of.purchaserId] })

export function listedFor(ctx: Ctx): RoundFilter | Refusal {
  const own = ctx.asker.organisationId
  if (!mayNot(ctx.asker, 'evaluations.read', {})) return {}
  if (own && !mayNot(ctx.asker, 'evaluations.read', { purchaserId: own })) return { purchaserId: own }
  const no = mayNot(ctx.asker, 'evaluations.read', { providerId: own })
  return no ?? { providerId: own! }
}
export async function visibleRound(ctx: Ctx, id: string): Promise<Round | Refusal> {
  const found = await findRound(ctx, id)
  if (!found) return refuse('no-round')
  const no = mayNot(ctx.asker, 'evaluations.read', found)
  if (!no) return found
  return no.status === 401 ? no : refuse('no-round')
}
