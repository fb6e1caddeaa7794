import { isRefusal, type Refusal, type Team, typedTeam } from '#kernel'
import { aDay, type Ctx, longText, optional, ticked } from '#platform'
import { team } from '#tenders'
import { type C, type FormState, type FrameFacts, freshForm, type View } from '#ui'
import { z } from 'zod'
import { askedLine, type OfLine, proposedFrom, proposeLine, whyNoForm, withLine } from './asked-line.ts'
import { TeamPage } from './pages/team.tsx'
import type { ContractText } from './rules/contract.ts'
import { asAgreed } from './rules/in-force.ts'
import { weakened } from './rules/weakened.ts'

/** What the form takes in which either side proposes another team of a line. */
export const teamForm = z.object({ effectiveOn: aDay(), team: optional(team()), reason: longText(2000), read: ticked() })
type TeamForm = z.output<typeof teamForm>

/** The form in which either side proposes another team of a signed line. */
export async function teamPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await askedLine(ctx, c)
  if (isRefusal(found)) return found
  const no = await whyNoForm(ctx, found, form !== undefined)
  if (no) return no
  const { contract, line } = found
  const typed = form && teamForm.safeParse(form.values)
  const points = typed?.success ? weakened(changed(typed.data, found), asAgreed(contract)) : []
  const fresh = {
    team: typedTeam(line.team ?? []),
    effectiveOn: proposedFrom(ctx, found)?.toString() ?? '',
    reason: found.onto?.reason ?? '',
  }
  return (
    <TeamPage
      ctx={ctx}
      frame={frame}
      contract={contract}
      line={line}
      points={points}
      onto={found.onto?.number}
      form={form ?? freshForm(fresh)}
    />
  )
}

/** Proposes it; both sign, and until then the team both signed stands. */
export async function proposeTeam(ctx: Ctx, i: TeamForm, c: C): Promise<{ number: number } | Refusal> {
  const found = await askedLine(ctx, c)
  if (isRefusal(found)) return found
  return await proposeLine(ctx, found, { text: changed(i, found), reason: i.reason, read: i.read, field: 'team' })
}

const changed = (
  i: { readonly team?: Team | undefined; readonly effectiveOn: ContractText['effectiveOn'] },
  found: OfLine,
): ContractText => {
  const { team: _, ...line } = found.line
  return withLine(found, i.team?.length ? { ...line, team: i.team } : line, i.effectiveOn)
}
