import { type Lang, type Money, sayMoney, titleIn } from '#kernel'
import { type Community, nameOf } from '#people'
import { DataTable, Facts } from '#ui'
import { words } from '../page-words.ts'
import { kept, type VoteResult } from '../rules/count-vote.ts'
import type { ShownCommunity } from '../rules/shown-communities.ts'
import type { Vote, VoteProject } from '../rules/vote.ts'
import { Picture } from './picture.tsx'

export interface ResultShown {
  lang: Lang
  vote: Vote
  result: VoteResult
  /** Enough ballots to tell more than what was chosen. */
  tells: boolean
  projects: readonly VoteProject[]
  communities: readonly ShownCommunity[]
  places: readonly Community[]
}

const percent = (n: number, of: number): string => (of === 0 ? '0%' : `${Math.round((100 * n) / of)}%`)
const byNumber = (p: readonly VoteProject[], n: number) => p.find((x) => x.number === n)!
const named = (p: VoteProject, lang: Lang) => words[lang].named(titleIn(p, lang), p.number!)

/** What was counted: in figures, in a picture, step by step in words. */
export function Result(s: ResultShown) {
  const { lang, result: r } = s
  const t = words[lang]
  const none = r.voters === 0 ? t.nobody : r.empty === r.voters && s.tells ? t.allEmpty : r.winners.length === 0 ? t.tooDear : undefined
  return (
    <>
      <h2 id="result">{t.result}</h2>
      {none && <p>{none}</p>}
      {r.winners.length > 0 && (
        <ol>
          {r.winners.map((n) => (
            <li key={n}>
              <b>{named(byNumber(s.projects, n), lang)}</b> {sayMoney(byNumber(s.projects, n).cost!, lang)}
            </li>
          ))}
        </ol>
      )}
      {r.voters > 0 && (s.tells ? <Told {...s} /> : <p>{t.few}</p>)}
    </>
  )
}

function Told(s: ResultShown) {
  const { lang, result: r, vote } = s
  const t = words[lang]
  return (
    <>
      <Facts
        facts={[
          { label: t.spent, value: sayMoney(kept(r.spent), lang), note: t.ofBudget(sayMoney(vote.budget, lang)) },
          { label: t.voters, value: r.voters.toLocaleString('en') },
          { label: t.served, value: percent(r.served, r.voters), note: t.servedNote(r.served) },
        ]}
      />
      <Picture r={r} budget={vote.budget} projects={s.projects} lang={lang} />
      <p>{t.greedyServed(r.greedy.served, percent(r.greedy.served, r.voters), percent(r.served, r.voters))}</p>
      <Votes {...s} />
      <How {...s} />
      <ByCommunity {...s} />
    </>
  )
}

function Votes({ lang, result: r, projects }: ResultShown) {
  const t = words[lang]
  const rows = [...r.votes].sort((a, b) => b.votes - a.votes || a.number - b.number)
  return (
    <DataTable
      lang={lang}
      rows={rows}
      rowKey={(v) => String(v.number)}
      columns={[
        { key: 'project', label: t.project, cell: (v) => named(byNumber(projects, v.number), lang) },
        { key: 'cost', label: t.cost, number: true, cell: (v) => sayMoney(byNumber(projects, v.number).cost!, lang) },
        { key: 'votes', label: t.votesOf, number: true, cell: (v) => v.votes },
        { key: 'outcome', label: t.outcome, cell: (v) => (r.winners.includes(v.number) ? <b>{t.chosen}</b> : t.notChosen) },
      ]}
    />
  )
}

function How({ lang, result: r, projects }: ResultShown) {
  const t = words[lang]
  const money = (text: string) => sayMoney(kept(text), lang)
  return (
    <section>
      <h3>{t.how}</h3>
      <p>{t.rule}</p>
      <p>
        {t.shareFirst(r.voters, money(r.firstShare))} {r.raises > 0 && t.shareRaised(r.raises, money(r.share))}
      </p>
      <ol>
        {r.steps.map((x) => (
          <li key={x.number}>
            {t.step(named(byNumber(projects, x.number), lang), money(x.cost), x.supporters)} {t.stepPays(x.full, money(x.each), x.rest)}
          </li>
        ))}
        {r.byVotes.map((n) => (
          <li key={n}>{t.stepByVotes(named(byNumber(projects, n), lang), sayMoney(byNumber(projects, n).cost! as Money, lang))}</li>
        ))}
      </ol>
    </section>
  )
}

function ByCommunity({ lang, communities, places }: ResultShown) {
  const t = words[lang]
  if (communities.length < 2) return null
  return (
    <section>
      <h3>{t.byCommunity}</h3>
      <p className="soft small">{t.perVoterHelp}</p>
      <DataTable
        lang={lang}
        rows={communities}
        rowKey={(c) => c.id}
        columns={[
          {
            key: 'community',
            label: t.community,
            cell: (c) =>
              nameOf(
                places.find((p) => p.id === c.id),
                lang,
              ),
          },
          { key: 'voters', label: t.voters, number: true, cell: (c) => c.voters ?? t.hidden },
          { key: 'spent', label: t.perVoter, number: true, cell: (c) => (c.perVoter === null ? t.hidden : sayMoney(c.perVoter, lang)) },
        ]}
      />
    </section>
  )
}
