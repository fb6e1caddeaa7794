import { listIn, sayDay, sayMoney, titleIn } from '#kernel'
import { paperUntil, type Purchase } from '#needs'
import { type Community, nameOf, whyNotDo } from '#people'
import type { Ctx, HistoryEntry } from '#platform'
import { ActionButton, Facts, Form, type FormState, type FrameFacts, History, Notice, Page, SummaryList, TextArea } from '#ui'
import { words } from '../page-words.ts'
import { type Vote, type VoteProject, voteProcess } from '../rules/vote.ts'
import { sayAction } from '../say-action.ts'
import { ProjectsTable } from './projects-table.tsx'
import { Result, type ResultShown } from './result.tsx'
import { toVotes } from './trail.ts'

interface VoteShown {
  ctx: Ctx
  frame: FrameFacts
  vote: Vote
  purchase: Purchase
  projects: readonly VoteProject[]
  places: readonly Community[]
  /** Ballots as they may be told; none before the opening. */
  ballots: number | undefined
  /** Where residents propose, as a link and as a code to scan. */
  proposals: { address: string; svg: string } | undefined
  result: ResultShown | undefined
  edits: boolean
  keys: boolean
  prints: boolean
  history: readonly HistoryEntry[]
  end: FormState
}

/** A vote as the office sees it: where it stands, what is to do next, and its projects. */
export function VotePage(p: VoteShown) {
  const { ctx, vote: v, edits } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page ctx={ctx} frame={p.frame} section="plans" title={titleIn(v, lang)} trail={toVotes(lang, p.purchase)} actions={<Actions {...p} />}>
      {v.endedReason && (
        <Notice>
          <p>{t.ended(v.endedReason)}</p>
        </Notice>
      )}
      <Facts
        facts={[
          { label: t.state, value: voteProcess.states[v.state][lang], note: `${sayDay(v.opensOn, lang)} – ${sayDay(v.closesOn, lang)}` },
          { label: t.budget, value: sayMoney(v.budget, lang), note: v.most === null ? t.anyNumber : t.upTo(v.most) },
          ...(p.ballots === undefined ? [] : [ballotsFact(p, p.ballots)]),
          { label: t.codes, value: (v.households * v.communityIds.length).toLocaleString('en') },
        ]}
      />
      <NextStep {...p} />
      {p.result && <Result {...p.result} />}
      <h2>{t.projects}</h2>
      <ProjectsTable ctx={ctx} vote={v} projects={p.projects} places={p.places} edits={edits} />
      {p.proposals && edits && <Proposals lang={lang} {...p.proposals} />}
      <Kept {...p} />
      {edits && <EndForm {...p} />}
      <h2>{t.history}</h2>
      <History entries={p.history} lang={lang} zone={ctx.zone} say={(a) => sayAction(a)?.[lang] ?? a} />
    </Page>
  )
}

function ballotsFact({ ctx: { lang }, vote: v }: VoteShown, n: number) {
  const t = words[lang]
  const exact = v.state !== 'open'
  const value = exact ? n.toLocaleString('en') : n === 0 ? t.fewYet : t.atLeast(n.toLocaleString('en'))
  return { label: t.ballots, value, ...(!exact && { note: t.byTens }) }
}

function Actions({ ctx: { lang }, vote: v, edits, keys, prints }: VoteShown) {
  const t = words[lang]
  return (
    <>
      {edits && v.state === 'draft' && (
        <>
          <a className="button" href={`/votes/${v.id}/projects/new`}>
            {t.addProject}
          </a>
          <a className="button plain" href={`/votes/${v.id}/edit`}>
            {t.change}
          </a>
        </>
      )}
      {prints && (
        <>
          <a className="button plain" href={`/votes/${v.id}/ballots`}>
            {t.printBallots}
          </a>
          <a className="button plain" href={`/surveys/${v.campaignId}/slips`}>
            {t.printSlips}
          </a>
        </>
      )}
      {keys && (
        <a className="button plain" href={`/surveys/${v.campaignId}/paper`}>
          {t.keyPaper}
        </a>
      )}
      {v.state !== 'draft' && (
        <a className="button plain" href={`/open/votes/${v.id}`}>
          {t.publicPage}
        </a>
      )}
    </>
  )
}

/** The one thing to do now: open, close or count. */
function NextStep({ ctx, vote: v, edits, projects }: VoteShown) {
  const { lang } = ctx
  const t = words[lang]
  if (!edits) return null
  const button = (verb: 'open' | 'close' | 'count', label: string, whyNot?: ReturnType<typeof whyNotDo>) => (
    <div className="actions">
      <ActionButton action={`/votes/${v.id}/${verb}`} lang={lang} label={label} version={v.version} primary whyNot={whyNot} />
    </div>
  )
  if (v.state === 'draft')
    return (
      <>
        <p className="soft">{t.openHelp}</p>
        {button('open', t.openNow, whyNotDo(ctx.asker, voteProcess, 'open', v, { projects, today: ctx.today }))}
      </>
    )
  if (v.state === 'open')
    return (
      <>
        <p className="soft">{t.closeHelp(sayDay(paperUntil(v), lang))}</p>
        {button('close', t.closeNow)}
      </>
    )
  if (v.state === 'closed')
    return (
      <>
        <p className="soft">{t.countHelp}</p>
        {button('count', t.countNow)}
      </>
    )
  return null
}

const Proposals = ({ lang, address, svg }: { lang: 'zh' | 'en'; address: string; svg: string }) => (
  <section>
    <h2>{words[lang].proposals}</h2>
    <p>{words[lang].proposalsLead}</p>
    <div style={{ maxWidth: 180 }} dangerouslySetInnerHTML={{ __html: svg }} />
    <p>
      <a href={address} style={{ overflowWrap: 'anywhere' }}>
        {address}
      </a>
    </p>
  </section>
)

function Kept({ ctx: { lang }, vote: v, places }: VoteShown) {
  const t = words[lang]
  const names = places.map((c) => nameOf(c, lang))
  return (
    <SummaryList
      rows={[
        { label: t.communities, value: listIn(names, lang) },
        ...(v.about ? [{ label: t.about, value: v.about }] : []),
        ...(v.contactPhone ? [{ label: t.phone, value: v.contactPhone }] : []),
        ...(v.seed
          ? [
              {
                label: t.seed,
                value: (
                  <>
                    <code style={{ overflowWrap: 'anywhere' }}>{v.seed}</code>
                    <small className="soft" style={{ display: 'block' }}>
                      {t.seedHelp}
                    </small>
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function EndForm({ ctx, vote: v, end }: VoteShown) {
  const { lang } = ctx
  const t = words[lang]
  if (whyNotDo(ctx.asker, voteProcess, 'end', v)) return null
  return (
    <details open={end.refusal !== undefined} style={{ marginBlock: 24 }}>
      <summary>{t.end}</summary>
      <p className="soft">{t.endHelp}</p>
      <Form action={`/votes/${v.id}/end`} form={end} lang={lang} submit={t.end} version={v.version} danger>
        <TextArea form={end} lang={lang} name="reason" label={t.reason} hint={t.reasonHint} rows={2} />
      </Form>
    </details>
  )
}
