import { clientWords, type ClientRow } from '#clients'
import type { Contract } from '#contracts'
import { type Lang, sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { type FrameFacts, Page, SummaryList, Tag } from '#ui'
import type { Case } from '../rules/case.ts'
import type { WorkGroup } from '../rules/group.ts'
import { caseStates, contactKinds, risks } from '../rules/words.ts'
import type { nextAndLast } from '../store/index.ts'
import { words } from '../words.ts'

type At = Awaited<ReturnType<typeof nextAndLast>> extends Map<string, infer N> ? N : never
interface OpenWork {
  ctx: Ctx
  frame: FrameFacts
  client: ClientRow
  /** Cases that run, or are to be followed up. */
  cases: readonly (Case & { at: At | undefined; goals: number; contract: Contract | undefined })[]
  groups: readonly WorkGroup[]
}

/** What is open of somebody, in numbers and days: what whoever is asked to take them on has to know before they answer. */
export function OpenWorkPage({ ctx, frame, client, cases, groups }: OpenWork) {
  const { lang } = ctx
  const t = words[lang]
  const here = { label: clientWords[lang].numbered(client.number), href: `/clients/${client.id}` }
  return (
    <Page ctx={ctx} frame={frame} section="delivery" title={t.openWork} lead={t.openWorkLead} trail={[here]}>
      {cases.length === 0 && groups.length === 0 && <p className="soft">{t.nothingOpen}</p>}
      {cases.map((k) => (
        <section key={k.id}>
          <h2>{t.numbered(client.number, k.number)}</h2>
          <SummaryList rows={rowsOf(k, lang)} />
        </section>
      ))}
      {groups.length > 0 && (
        <section>
          <h2>{t.inGroups}</h2>
          <ul>
            {groups.map((g) => (
              <li key={g.id}>{g.title}</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

function rowsOf(k: OpenWork['cases'][number], lang: Lang) {
  const t = words[lang]
  const { at } = k
  return [
    { label: t.state, value: <Tag>{caseStates[k.state][lang]}</Tag> },
    ...(k.risk ? [{ label: t.risk, value: k.risk === 'high' ? <Tag late>{risks.high[lang]}</Tag> : risks[k.risk][lang] }] : []),
    { label: t.line, value: k.contract?.lines.find((l) => l.id === k.lineId)?.title ?? '' },
    { label: t.goals, value: k.goals },
    { label: t.contacts, value: at?.done ?? 0 },
    ...(at?.lastOn ? [{ label: t.last, value: sayDay(at.lastOn, lang) }] : []),
    ...(at?.nextOn && at.nextKind ? [{ label: t.next, value: `${sayDay(at.nextOn, lang)} ${contactKinds[at.nextKind][lang]}` }] : []),
    ...(k.followUpOn && !k.followedOn ? [{ label: t.followOn, value: sayDay(k.followUpOn, lang) }] : []),
  ]
}
