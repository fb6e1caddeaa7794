import { colonIn, listIn, sayDay, sayMoney, titleIn } from '#kernel'
import { type Community, nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { Facts, type FrameFacts, Notice, Page } from '#ui'
import { words } from '../page-words.ts'
import { type Vote, type VoteProject, voteProcess } from '../rules/vote.ts'
import { sayWhere } from './projects-table.tsx'
import { Result, type ResultShown } from './result.tsx'

interface PublicShown {
  ctx: Ctx
  frame: FrameFacts
  vote: Vote
  office: Organisation | undefined
  places: readonly Community[]
  projects: readonly VoteProject[]
  result: ResultShown | undefined
  /** The contract that took what was chosen, by the line of the plan. */
  contracts: ReadonlyMap<string, string>
  /** The public page of its purchase, once there is one. */
  purchaseHref: string | undefined
}

/** A vote as everybody sees it: what can be chosen for how much, and once it is counted what was chosen and how. */
export function PublicVotePage(p: PublicShown) {
  const { ctx, vote: v } = p
  const { lang } = ctx
  const t = words[lang]
  const places = listIn(
    p.places.map((c) => nameOf(c, lang)),
    lang,
  )
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="open"
      title={titleIn(v, lang)}
      lead={`${nameOf(p.office, lang)} · ${places}`}
      trail={[
        { label: t.open, href: '/open' },
        { label: t.votes, href: '/open/votes' },
      ]}
    >
      {v.endedReason && (
        <Notice>
          <p>{t.ended(v.endedReason)}</p>
        </Notice>
      )}
      {v.about && <p style={{ whiteSpace: 'pre-line' }}>{v.about}</p>}
      <Facts
        facts={[
          { label: t.state, value: voteProcess.states[v.state][lang], note: `${sayDay(v.opensOn, lang)} – ${sayDay(v.closesOn, lang)}` },
          { label: t.budget, value: sayMoney(v.budget, lang), note: v.most === null ? t.anyNumber : t.upTo(v.most) },
        ]}
      />
      {v.state === 'open' && (
        <>
          <p>{t.howToVote}</p>
          <div className="actions">
            <a className="button" href="/s">
              {t.voteHere}
            </a>
          </div>
        </>
      )}
      {p.result ? <Result {...p.result} /> : v.state !== 'ended' && <p className="soft">{t.noResultYet}</p>}
      {p.result?.tells && <BallotFile {...p} />}
      <Projects {...p} />
      <h2>{t.seed}</h2>
      <p>
        <code style={{ overflowWrap: 'anywhere' }}>{v.seed}</code>
      </p>
      <p className="soft small">{t.seedHelp}</p>
      {p.purchaseHref && (
        <p>
          <a href={p.purchaseHref}>{t.purchase}</a>
        </p>
      )}
    </Page>
  )
}

const BallotFile = ({ ctx: { lang }, vote: v }: PublicShown) => (
  <section className="no-print">
    <p>{words[lang].fileHelp}</p>
    <p>
      <code style={{ overflowWrap: 'anywhere' }}>tandem measure shares vote.pb --completion add1,votes</code>
    </p>
    <p>
      <a className="button plain" href={`/open/votes/${v.id}/ballots.pb`}>
        {words[lang].file}
      </a>
    </p>
  </section>
)

function Projects(p: PublicShown) {
  const { lang } = p.ctx
  const t = words[lang]
  const out = (state: VoteProject['state']) => p.projects.filter((x) => x.state === state)
  return (
    <>
      <h2>{t.projects}</h2>
      {p.projects
        .filter((x) => x.number !== null && x.state !== 'withdrawn')
        .map((x) => (
          <OneProject key={x.id} {...p} x={x} />
        ))}
      {out('withdrawn').length > 0 && (
        <>
          <h2>{t.withdrawnTitle}</h2>
          <p>{t.withdrawnHelp}</p>
          <Reasons list={out('withdrawn')} lang={lang} />
        </>
      )}
      {out('aside').length > 0 && (
        <>
          <h2>{t.setAsideTitle}</h2>
          <Reasons list={out('aside')} lang={lang} />
        </>
      )}
    </>
  )
}

const Reasons = ({ list, lang }: { list: readonly VoteProject[]; lang: 'zh' | 'en' }) => (
  <ul>
    {list.map((x) => (
      <li key={x.id}>
        <b>{titleIn(x, lang)}</b> {x.reason}
      </li>
    ))}
  </ul>
)

function OneProject({ ctx: { lang }, vote: v, places, contracts, x }: PublicShown & { x: VoteProject }) {
  const t = words[lang]
  const contract = x.lineId ? contracts.get(x.lineId) : undefined
  const chosen = v.result?.winners.includes(x.number!) ?? false
  return (
    <section>
      <h3>
        {x.number}. {titleIn(x, lang)} <span className="nowrap">{sayMoney(x.cost!, lang)}</span>
      </h3>
      <p>{x.what}</p>
      <p className="soft small">
        {sayWhere(x, places, lang)} · {t.by}
        {colonIn(lang)}
        {t[x.proposedBy]}
      </p>
      {v.result && (
        <p>
          <b>{chosen ? t.chosen : t.notChosen}</b>
          {chosen && ` · ${contract ? t.inContract(contract) : x.lineId ? t.inPlan : t.notInPlan}`}
        </p>
      )}
    </section>
  )
}
