import { needs, purchases } from '#needs'
import { communities } from '#people'
import type { Ctx } from '#platform'
import { entriesOf, groupWords, languageWords, runningLines, type RunningLine, waitingByLine } from '#voices'
import { partiesById } from './public-index.ts'
import { remembered } from './remembered.ts'
import type { Listing } from './rules/directory.ts'

/** Every service that a running contract buys, with what its institution says of it. Kept until the log grows: everything in it is logged. */
export const directory = (ctx: Ctx): Promise<readonly Listing[]> => remembered(ctx, 'directory', () => readDirectory(ctx))

async function readDirectory(ctx: Ctx): Promise<Listing[]> {
  const lines = await runningLines(ctx)
  const contracts = [...new Map(lines.map((l) => [l.contract.id, l.contract])).values()]
  const bought = new Map((await purchases(ctx, { ids: [...new Set(contracts.map((c) => c.purchaseId))] })).map((p) => [p.id as string, p]))
  const placesOf = ({ contract: c, line }: RunningLine) =>
    line.communityIds.length > 0 ? line.communityIds : (bought.get(c.purchaseId)?.communityIds ?? [])
  const [entries, parties, places, heard, waiting] = await Promise.all([
    entriesOf(
      ctx,
      contracts.map((c) => c.id),
    ),
    partiesById(
      ctx,
      contracts.flatMap((c) => [c.purchaserId, c.providerId]),
    ),
    communities(ctx, { ids: [...new Set(lines.flatMap(placesOf))] }),
    needs(ctx, { ids: [...new Set(lines.flatMap((l) => l.line.needIds))] }),
    waitingByLine(ctx),
  ])
  const placed = new Map(places.map((p) => [p.id as string, { id: p.id, name: p.name, nameEn: p.name_en }]))
  const found = lines.map((l): Listing => {
    const { contract: c, line } = l
    const entry = entries.find((e) => e.contractId === c.id && e.lineId === line.id) ?? null
    const of = heard.filter((n) => line.needIds.includes(n.id) && n.state === 'accepted').map(({ title, titleEn }) => ({ title, titleEn }))
    const at = placesOf(l).flatMap((id) => placed.get(id) ?? [])
    const base = { contractId: c.id, lineId: line.id, number: c.number, purchaseId: c.purchaseId, title: line.title, until: c.endsOn }
    const institution = parties.get(c.providerId)!
    return {
      ...{ ...base, institution, office: parties.get(c.purchaserId)!, places: at, needs: of, entry },
      waiting: waiting.get(`${c.id}/${line.id}`) ?? null,
      text: [
        line.title,
        line.scope,
        ...of.flatMap((n) => [n.title, n.titleEn]),
        ...goalsSaid(line),
        institution.name,
        institution.nameEn,
        ...saidOf(entry),
      ]
        .filter(Boolean)
        .join('\n'),
    }
  })
  return found.toSorted((a, b) => Number(b.entry !== null) - Number(a.entry !== null) || (a.lineId < b.lineId ? -1 : 1))
}

const goalsSaid = (line: RunningLine['line']): string[] => line.goals.flatMap((g) => [g.says, g.forWhom])

const saidOf = (e: Listing['entry']): (string | null)[] =>
  e
    ? [
        e.says,
        e.address,
        ...e.forWhom.flatMap((g) => Object.values(groupWords[g])),
        ...e.languages.flatMap((l) => Object.values(languageWords[l])),
      ]
    : []
