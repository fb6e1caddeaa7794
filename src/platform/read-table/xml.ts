import type { Budget } from './budget.ts'
import { Parser } from 'htmlparser2'

type Attributes = Record<string, string>

/** The name without the prefix of its namespace. */
export const local = (name: string): string => name.slice(name.lastIndexOf(':') + 1)

/** How many bytes are read before it is asked whether that is enough. */
const pieceBytes = 32 * 1024

/**
 * Goes through XML piece by piece. Every element, attribute and piece of text is taken from the budget as it is met, and so is the depth.
 * @param on `enough` ends it after the piece that is being read
 * @throws Stop at whatever is too much
 */
export function walk(
  xml: Uint8Array | undefined,
  budget: Budget,
  on: {
    open?: (name: string, a: Attributes) => void
    text?: (t: string) => void
    close?: (name: string) => void
    enough?: () => boolean
  },
): void {
  if (!xml) return
  let depth = 0
  const parser = new Parser(
    {
      // The parser takes time for each element that is open, so it is stopped where one more opens.
      onopentagname: () => {
        budget.step()
        budget.depth(++depth)
      },
      onattribute: () => budget.step(),
      onopentag: (name, a) => on.open?.(local(name), a),
      ontext: (t) => {
        budget.step()
        on.text?.(t)
      },
      onclosetag: (name) => {
        depth--
        on.close?.(local(name))
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  const decoder = new TextDecoder()
  for (let from = 0; from < xml.length; from += pieceBytes) {
    parser.write(decoder.decode(xml.subarray(from, from + pieceBytes), { stream: true }))
    if (on.enough?.()) return
  }
  parser.end(decoder.decode())
}
