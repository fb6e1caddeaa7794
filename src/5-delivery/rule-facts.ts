import { contract, instalments } from '#contracts'
import { minor, noMoney, type Portion, sum, worthOf } from '#kernel'
import { asJson, type Json, type RecordFacts } from '#law'
import type { Ctx } from '#platform'
import { acceptances, opinionsOf } from './acceptances.ts'
import type { AcceptanceLine } from './rules/acceptance.ts'

/** A period as its rule report is made from it: when it was handed in and answered, who was heard, what of it is in dispute. */
export async function ruleFacts(ctx: Ctx, id: string): Promise<RecordFacts | undefined> {
  const [a] = await acceptances(ctx, { ids: [id] })
  const c = a && (await contract(ctx, a.contractId))
  if (!a || !c) return undefined
  const heard = await opinionsOf(ctx, a.id)
  const decided = a.acceptedOn !== null
  const all = instalments(c)
  const worth = (portion: (l: AcceptanceLine) => Portion | null) =>
    sum(
      a.lines.map((l) => {
        const of = all.find((i) => i.key === l.instalmentKey)
        const some = portion(l)
        return of && some ? worthOf(of, [some]) : noMoney
      }),
    )
  const total = worth((l) => l.claimed)
  const facts = {
    basis: c.terms.basis,
    isPublicService: true,
    deliveredOn: a.handedInOn,
    acceptancePeriodEndsOn: a.dueOn,
    silenceAccepts: a.silenceAccepts,
    contractDays: c.terms.paymentDays,
    ...(decided && { acceptedOn: a.acceptedOn, acceptedBy: a.by }),
    ...(a.state === 'returned' && { returnedOn: a.returnedOn }),
    ...(a.state === 'handed-in' && { asOf: ctx.today }),
    usersHeard: heard.reduce((n, o) => n + o.satisfied + o.neutral + o.dissatisfied, 0),
    ...(a.noOpinionReason && { whyNobodyHeard: a.noOpinionReason }),
    // The notice of an acceptance is open to everybody from the moment it is decided.
    resultIsPublished: decided,
    total,
    ...(decided && { disputed: minor(total - worth((l) => l.accepted)) }),
  }
  return { kind: 'delivery', id, facts: asJson(facts) as Record<string, Json> }
}
