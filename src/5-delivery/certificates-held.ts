import type { Contract, ContractLine } from '#contracts'
import { type Day, isAfter, isBefore, type Refusal, type Words } from '#kernel'
import type { Ctx } from '#platform'
import { refuseCertificate } from './rules/certificate-words.ts'
import { qualificationKinds } from './rules/opening-words.ts'
import type { Appointment } from './rules/posts.ts'
import { certificatesAsked, certificatesOf, qualificationsOf, roleCards } from './store/index.ts'

export const sayKind = (kind: string): Words => qualificationKinds[kind as keyof typeof qualificationKinds]

/** What the role card of a post asks of somebody, and until when they have it; null where nobody entered that. */
export interface Held {
  readonly kind: string
  readonly until: Day | null
}

/** What is asked of everybody at posts whose card asks for a certificate, by the appointment: entered with it, or among the qualifications. */
export async function certificatesHeld(ctx: Ctx, providerId: string, all: readonly Appointment[]): Promise<Map<string, Held>> {
  const asks = await certificatesAsked(ctx, [...new Set(all.map((a) => a.contractId))])
  const asked = all.filter((a) => asks.has(`${a.contractId} ${a.lineId}`))
  if (asked.length === 0) return new Map()
  const entered = await certificatesOf(
    ctx,
    asked.map((a) => a.id),
  )
  const own = await qualificationsOf(ctx, providerId)
  return new Map(
    asked.map((a) => {
      const kind = asks.get(`${a.contractId} ${a.lineId}`)!
      const days = [
        ...own.filter((q) => q.user_id === a.workerId && q.kind === kind).map((q) => q.valid_until),
        ...(entered.get(a.id)?.kind === kind ? [entered.get(a.id)!.until] : []),
      ]
      return [a.id, { kind, until: days.reduce<Day | null>((last, d) => (last && isAfter(last, d) ? last : d), null) }]
    }),
  )
}

/**
 * The certificate with which somebody may be appointed, null where the card asks for none. Where the contract buys a grade it is a part of
 * what was bought, and nobody is appointed without; elsewhere a tick says that it is missing, and it stays due.
 */
export async function certificateFor(
  ctx: Ctx,
  c: Contract,
  line: ContractLine & { kind: 'post' },
  i: { workerId: string | undefined; from: Day; until: Day | undefined; uncertified: boolean },
): Promise<{ kind: string; until: Day | null } | null | Refusal> {
  const kind = (await roleCards(ctx, c.id)).find((r) => r.lineId === line.id)?.certificate
  if (!kind) return null
  const own = i.workerId ? (await qualificationsOf(ctx, c.providerId)).find((q) => q.user_id === i.workerId && q.kind === kind) : undefined
  const until = i.until ?? own?.valid_until ?? null
  if (until && !isBefore(until, i.from)) return { kind, until }
  if (line.grade !== 'any') return refuseCertificate('certificate-asked', sayKind(kind), i.from).at('certificateUntil')
  if (i.uncertified) return { kind, until: null }
  const no = refuseCertificate('certificate-missing', sayKind(kind), i.from)
  return no.with({ fields: { certificateUntil: no.words, uncertified: no.words } })
}
