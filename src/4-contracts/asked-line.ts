import { isAfter, isRefusal, type Refusal } from '#kernel'
import { type Ctx, notThere } from '#platform'
import { type C, param } from '#ui'
import { asked, ownOpen, whyNotPropose } from './asked.ts'
import { versionsOf } from './contracts.ts'
import { proposeChange } from './propose-change.ts'
import {
  type Contract,
  type ContractLine,
  type ContractText,
  type ContractVersion,
  isUnsigned,
  monthOf,
  monthsOf,
} from './rules/contract.ts'
import { asAgreed } from './rules/in-force.ts'
import { weakened } from './rules/weakened.ts'
import { refuse } from './words.ts'

/** A line of a signed contract, as both last signed it or as the own side proposed it since. */
export interface OfLine {
  readonly contract: Contract
  readonly line: ContractLine
  /** The own proposal that nobody has signed: what is proposed now is added to it, so that one change has several lines. */
  readonly onto: ContractVersion | undefined
}

/** The line of the address, where a change of it can be proposed at all. */
export async function askedLine(ctx: Ctx, c: C): Promise<OfLine | Refusal> {
  const contract = await asked(ctx, c)
  if (isRefusal(contract)) return contract
  if (isUnsigned(contract) || (contract.state !== 'signed' && contract.state !== 'active')) return refuse('wrong-state')
  const onto = ownOpen(ctx, contract, await versionsOf(ctx, contract.id))
  const line = (onto?.text ?? asAgreed(contract)).lines.find((l) => l.id === param(c, 'line'))
  return line ? { contract, line, onto } : notThere()
}

/** Why the form of a change is not shown. One that was refused because another waits is shown again with what was typed. */
export async function whyNoForm(ctx: Ctx, found: OfLine, isTyped: boolean): Promise<Refusal | undefined> {
  const no = whyNotPropose(ctx, found.contract, await versionsOf(ctx, found.contract.id))
  return no?.code === 'already-open' && (isTyped || found.onto) ? undefined : no
}

/** The last text with this one line as it would be. */
export const withLine = ({ contract, line, onto }: OfLine, next: ContractLine, effectiveOn: ContractText['effectiveOn']): ContractText => {
  const now = onto?.text ?? asAgreed(contract)
  return { ...now, effectiveOn, lines: now.lines.map((l) => (l.id === line.id ? next : l)) }
}

/** Proposes a change of one line. What asks for less than was signed is shown on the form before it goes to the other side. */
export async function proposeLine(
  ctx: Ctx,
  found: OfLine,
  i: { readonly text: ContractText; readonly reason: string; readonly read: boolean; readonly field: string },
): Promise<{ number: number } | Refusal> {
  const points = weakened(i.text, asAgreed(found.contract))
  if (!found.contract.tenderId && points.length > 0 && !i.read) return refuse('read-first', points.length).at('read')
  const done = await proposeChange(ctx, {
    ...{ contractId: found.contract.id, text: i.text, reason: i.reason },
    ...{ onto: found.onto?.number, version: ctx.version ?? 0 },
  })
  return atLine(done, i.text, found.line.id, i.field)
}

/** A refusal about the line, said at the fields of its form. */
function atLine<T>(result: T | Refusal, text: ContractText, id: string, field: string): T | Refusal {
  if (!isRefusal(result) || !result.fields) return result
  const at = `lines.${text.lines.findIndex((l) => l.id === id)}`
  return {
    ...result,
    fields: Object.fromEntries(
      // What is wrong with another line of the same proposal has no field here.
      Object.entries(result.fields).map(([name, words]) => {
        const own = name.replace(`${at}.`, '')
        return [name === at || own.startsWith('lines.') ? field : own, words]
      }),
    ),
  }
}

/** From when it is proposed: as the own proposal says already, or the first day of the next month of the contract. */
export const proposedFrom = (ctx: Ctx, { contract: c, onto }: OfLine) => {
  if (onto) return onto.text.effectiveOn ?? undefined
  const now = asAgreed(c)
  return Array.from({ length: monthsOf(now) }, (_, i) => monthOf(now, i + 1).from).find((d) => isAfter(d, ctx.today))
}
