import { type Lang, titleIn } from '#kernel'
import type { Purchase } from '#needs'
import { words } from '../page-words.ts'
import type { Vote } from '../rules/vote.ts'

/** The way back: the purchase, and its votes. */
export const toVotes = (lang: Lang, of: Purchase) => [
  { label: of.number, href: `/purchases/${of.id}` },
  { label: words[lang].votes, href: `/votes?purchase=${of.id}` },
]
export const toVote = (lang: Lang, of: Purchase, v: Vote) => [...toVotes(lang, of), { label: titleIn(v, lang), href: `/votes/${v.id}` }]
