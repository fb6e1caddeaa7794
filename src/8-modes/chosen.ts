import { type Contract, contracts, signedStates } from '#contracts'
import { collatorIn, type Combination, combinationOf, combinations } from '#kernel'
import { purchases } from '#needs'
import { communities, may, namedChoice, type NamedChoice, nameOf, organisations } from '#people'
import type { Ctx } from '#platform'
import { factsOf, mostContracts } from './facts-of.ts'
import type { ContractFacts } from './rules/contract-facts.ts'

export interface Choice {
  combination: Combination | null
  purchaser: string | null
  provider: string | null
  year: number | null
  community: string | null
}

export function choiceOf(params: URLSearchParams): Choice {
  const combination = params.get('combination')
  const year = params.get('year') ?? ''
  return {
    combination: combinations.find((k) => k === combination) ?? null,
    purchaser: params.get('purchaser') || null,
    provider: params.get('provider') || null,
    year: /^\d{4}$/.test(year) ? Number(year) : null,
    community: params.get('community') || null,
  }
}

export interface Chosen {
  facts: ContractFacts[]
  /** Contracts of other institutions, for whoever may not see each of them: only ever pooled, and never by the filters. */
  others: ContractFacts[]
  tooMany: boolean
  /** What the filters may be set to, from all signed contracts. */
  options: { purchasers: NamedChoice[]; providers: NamedChoice[]; years: number[]; communities: NamedChoice[] }
  names: ReadonlyMap<string, string>
}

/** Signed contracts that fit the filters, with what is known of each; only those whose figures the asker may see one by one. */
export async function chosen(ctx: Ctx, by: Choice): Promise<Chosen> {
  const signed = (await contracts(ctx, { states: signedStates })).filter((c) => c.signedOn !== null)
  const [all, closed] = [true, false].map((shown) => signed.filter((c) => may(ctx.asker, 'modes.read-contract', c) === shown)) as [
    Contract[],
    Contract[],
  ]
  const bought = new Map((await purchases(ctx, { ids: [...new Set(all.map((c) => c.purchaseId))] })).map((p) => [p.id, p.communityIds]))
  const served = (c: Contract): readonly string[] =>
    c.lines.flatMap((l) => (l.communityIds.length > 0 ? l.communityIds : (bought.get(c.purchaseId) ?? [])))
  const fits = (c: Contract) =>
    (!by.combination || combinationOf(c.lines) === by.combination) &&
    (!by.purchaser || c.purchaserId === by.purchaser) &&
    (!by.provider || c.providerId === by.provider) &&
    (!by.year || c.startsOn.year === by.year) &&
    (!by.community || served(c).includes(by.community))
  const found = all.filter(fits)
  const [parties, places] = await Promise.all([
    organisations(ctx, { ids: all.flatMap((c) => [c.purchaserId, c.providerId]) }),
    communities(ctx, { ids: all.flatMap(served) }),
  ])
  const names = new Map(parties.map((o) => [o.id, nameOf(o, ctx.lang)]))
  const collator = collatorIn(ctx.lang)
  const named = (ids: readonly string[]) => {
    const asked = new Set(ids)
    return parties
      .filter((o) => asked.has(o.id))
      .map((o) => namedChoice(o, ctx.lang))
      .sort((a, b) => collator.compare(a.label, b.label))
  }
  return {
    facts: await factsOf(ctx, found.slice(0, mostContracts)),
    others: await factsOf(ctx, closed.slice(0, mostContracts)),
    tooMany: found.length > mostContracts,
    names,
    options: {
      purchasers: named(all.map((c) => c.purchaserId)),
      providers: named(all.map((c) => c.providerId)),
      years: [...new Set(all.map((c) => c.startsOn.year))].sort((a, b) => b - a),
      communities: places.map((p) => namedChoice(p, ctx.lang)),
    },
  }
}
