/** What one member found of one item of one bid. */
export interface Look {
  readonly bidId: string
  readonly userId: string
  readonly item: string
  readonly isMet: boolean
  readonly reason: string | null
}
/** What the panel found: of each bid each item it decided, and why a bid is out. */
export interface Conformity {
  readonly found: readonly { readonly bidId: string; readonly item: string; readonly isMet: boolean }[]
  readonly reasons: Readonly<Record<string, string>>
}

/**
 * What comes of the looks of single members: more than half of the panel put a bid out by one item, and more than half find that an item is
 * met. Once all have said, what no majority found unmet is met.
 * @param members who sit on the panel; looks of others do not count
 * @returns undefined while the members who have not said could still decide otherwise
 */
export function conformityOf(
  of: { readonly bids: readonly string[]; readonly items: readonly string[]; readonly members: readonly string[] },
  looks: readonly Look[],
): Conformity | undefined {
  const ours = looks.filter((l) => of.members.includes(l.userId) && of.bids.includes(l.bidId))
  const all = new Set(ours.map((l) => l.userId)).size === of.members.length
  const isMost = (n: number) => n * 2 > of.members.length
  const found: Conformity['found'][number][] = []
  const reasons: Record<string, string> = {}
  for (const bidId of of.bids) {
    const mine = ours.filter((l) => l.bidId === bidId)
    const against = (item: string) => mine.filter((l) => l.item === item && !l.isMet)
    const unmet = of.items.filter((item) => isMost(against(item).length))
    const met = of.items.filter((item) => isMost(mine.filter((l) => l.item === item && l.isMet).length))
    if (unmet.length === 0 && met.length < of.items.length && !all) return undefined
    if (unmet.length > 0) reasons[bidId] = [...new Set(unmet.flatMap((item) => against(item).map((l) => l.reason!)))].join('\n')
    // Once one item puts a bid out, of another that no majority has said anything about nothing is written.
    const said = unmet.length > 0 ? of.items.filter((item) => unmet.includes(item) || met.includes(item)) : of.items
    found.push(...said.map((item) => ({ bidId, item, isMet: !unmet.includes(item) })))
  }
  return { found, reasons }
}
