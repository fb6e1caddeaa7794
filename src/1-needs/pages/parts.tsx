import { type Crumb, type FrameFacts, Notice } from '#ui'
import type { Ctx } from '#platform'
import type { Purchase, Purpose, Route } from '../store/index.ts'
import { communityWords, openable } from '#people'
import type { Lang, Words } from '#kernel'
import type { Campaign, CampaignState } from '../campaigns.ts'
import { words } from '../page-words.ts'
import type { QuestionKind } from '../rules/questionnaire.ts'
import { smallest } from '../rules/shown-counts.ts'

/** What every page of staff is given. */
export interface Common {
  ctx: Ctx
  frame: FrameFacts
}

type Part = 'needs' | 'surveys' | 'questionnaires' | 'profiles'

/** The four parts of this step, on each of their pages. */
export function Parts({ lang, part }: { lang: Lang; part: Part }) {
  const t = words[lang]
  const links: [Part, string, string][] = [
    ['needs', '/needs', t.needs],
    ['surveys', '/surveys', t.surveys],
    ['questionnaires', '/surveys/questionnaires', t.questionnaires],
    ['profiles', '/needs/communities', t.profiles],
  ]
  return (
    <nav className="subnav" aria-label={t.tabs}>
      {links.map(([key, href, label]) => (
        <a key={key} href={href} aria-current={key === part ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  )
}

/** Where an office has no communities yet, there is nothing to choose: where they are entered. */
export function NoCommunities({ lang }: { lang: Lang }) {
  const t = communityWords[lang]
  return (
    <Notice>
      <p>{t.noneLead}</p>
      <p>
        <a href="/people/communities/new">{t.add}</a> · <a href="/people/communities/upload">{t.upload}</a>
      </p>
    </Notice>
  )
}

export const kindWords: Record<QuestionKind, Words> = {
  need: words.both('needKind'),
  single: words.both('single'),
  multiple: words.both('multiple'),
  scale: words.both('scale'),
  ranking: words.both('ranking'),
  number: words.both('number'),
  text: words.both('text'),
}
export const purposeWords: Record<Purpose, Words> = {
  needs: words.both('purposeNeeds'),
  satisfaction: words.both('purposeSatisfaction'),
  opinion: words.both('purposeOpinion'),
  vote: words.both('purposeVote'),
}
export const routeWords: Record<Route, Words> = {
  'own-phone': words.both('ownPhone'),
  helped: words.both('helped'),
  tablet: words.both('tablet'),
  paper: words.both('paperRoute'),
  'open-link': words.both('openLinkRoute'),
}
export const stateWords: Record<CampaignState, Words> = {
  planned: words.both('planned'),
  open: words.both('opened'),
  closed: words.both('closed'),
}

/** A count, or that it is too small to show. */
export const sayCount = (n: number | null, lang: Lang): string => (n === null ? words[lang].hidden : n.toLocaleString('en'))
/** A number of answers while they still come: at least so many, in steps of ten. */
export const saySoFar = (n: number, lang: Lang): string => (n === 0 ? words[lang].fewYet : words[lang].atLeast(n.toLocaleString('en')))
/** Answers of a survey: exact once it is counted, unless there are too few to be told; before that in steps of ten; a dash for whoever may not follow it. */
export const sayAnswers = (c: Pick<Campaign, 'countedOn'>, n: number | undefined, lang: Lang): string => {
  if (n === undefined) return '—'
  if (!c.countedOn) return saySoFar(n, lang)
  return n > 0 && n < smallest ? words[lang].fewerThan(smallest) : n.toLocaleString('en')
}
export const percent = (share: number): string => `${(100 * share).toFixed(1)}%`

/** The way back to a purchase, a link for whoever may open it. */
export const crumb = (ctx: Ctx, p: Purchase, label: string): Crumb => {
  const href = openable(ctx.asker, `/purchases/${p.id}`, p)
  return { label, ...(href && { href }) }
}
