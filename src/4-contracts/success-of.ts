import type { Ctx } from '#platform'
import { type Contract, type ContractLine, type Side, sideOf } from './rules/contract.ts'
import { textOn } from './rules/in-force.ts'
import { type ComparedLine, compared, type SaidOfLine, type SideSaid, type SuccessWords } from './rules/success.ts'
import { readSaid, readSuccessWords, type StoredSaid } from './store/index.ts'

/** What both sides say will count as success of a contract, as whoever asks may see it. */
export interface Success {
  readonly said: readonly SideSaid[]
  /** Both beside each other; empty until both have said it. */
  readonly compared: readonly ComparedLine[]
  readonly words: readonly SuccessWords[]
}

/** The same for several contracts at once. Before both have said it, a side reads its own words, and nobody the other's. */
export async function successesOf(ctx: Ctx, all: readonly Contract[]): Promise<Map<string, Success>> {
  const ids = all.map((c) => c.id)
  const [said, words] = [await readSaid(ctx, ids), await readSuccessWords(ctx, ids)]
  return new Map(all.map((c) => [c.id, ofContract(ctx, c, said.get(c.id) ?? [], words.get(c.id) ?? [])]))
}

export const successOf = async (ctx: Ctx, c: Contract): Promise<Success> => (await successesOf(ctx, [c])).get(c.id)!

function ofContract(ctx: Ctx, c: Contract, said: readonly StoredSaid[], words: readonly SuccessWords[]): Success {
  const mine = sideOf(c, ctx.asker.organisationId)
  const of = (side: Side) => {
    const s = said.find((x) => x.side === side)
    return s?.said ? { said: s.said, lines: linesThen(c, s) } : null
  }
  const [purchaser, provider] = [of('purchaser'), of('provider')]
  return {
    said: said.map((s) => ({
      ...{ side: s.side, saidOn: s.saidOn },
      lines: s.said ?? (s.side === mine && s.sealed ? unsealed(ctx, c.id, s.side, s.sealed) : null),
    })),
    compared: purchaser && provider ? compared(c.lines, { purchaser, provider }) : [],
    words,
  }
}

/** The lines of the text by which a side said it. What is changed later changes nothing of what it had in view. */
function linesThen(c: Contract, s: StoredSaid): readonly ContractLine[] {
  const texts = c.texts ?? []
  return (texts.find((t) => t.number === s.byText) ?? textOn(texts, s.saidOn))?.text.lines ?? c.lines
}

/** What a sealed text belongs to: put under another contract or side, it does not open. */
const placeOf = (contractId: string, side: Side): string => `success:${contractId}:${side}`
export const sealed = (ctx: Ctx, contractId: string, side: Side, said: readonly SaidOfLine[]): string =>
  ctx.seal.hide(JSON.stringify(said), placeOf(contractId, side))
export const unsealed = (ctx: Ctx, contractId: string, side: Side, text: string): readonly SaidOfLine[] =>
  JSON.parse(ctx.seal.reveal(text, placeOf(contractId, side))) as readonly SaidOfLine[]
