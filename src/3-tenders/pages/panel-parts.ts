import type { Lang } from '#kernel'
import { words } from '../page-words.ts'
import type { Seat } from '../rules/panel.ts'
import type { Tender } from '../rules/tender.ts'

/** The way back from a page of the panel. */
export const trailOf = (x: Tender, lang: Lang, last: string) => [
  { label: words[lang].tenders, href: '/tenders' },
  { label: x.number, href: `/tenders/${x.id}` },
  { label: last },
]

export const seatState = (s: Seat, lang: Lang) => words[lang][s.state === 'scored' ? 'scoredSeat' : s.state]
