import { both, colonIn, type Lang, listIn, type Refusal, type Words } from '#kernel'
import { fingerprint } from '#platform'
import type { Side } from './rules/contract.ts'
import type { Party } from './rules/party.ts'
import { partyWords } from './rules/party-words.ts'
import { refuse, words } from './words.ts'

type Both = Readonly<Record<Side, Party>>
const fields = ['name', 'nameEn', 'creditCode', 'address', 'representedBy', 'phone', 'bank', 'account', 'contractSeal'] as const
const places = (['purchaser', 'provider'] as const).flatMap((side) => fields.map((field) => ({ side, field })))

/** A short mark of each thing a text says of its sides, in letters, so that it is no number of anybody. */
const markOf = (value: string | null | undefined): string =>
  fingerprint({ value: value ?? null })
    .replace(/[^0-9a-f]/g, '')
    .slice(-8)
    .replace(/[0-9]/g, (d) => 'ghijklmnop'[Number(d)]!)

/** What a form that signs a text says of the sides its page showed: a mark of each of their particulars. */
export const sidesMark = (parties: Both): string => places.map(({ side, field }) => markOf(parties[side][field])).join('.')

/** Why a text is not signed for the sides a page showed: some of it is another thing by now, and which. */
export function sidesOtherwise(seen: string, parties: Both): Refusal | undefined {
  const marks = seen.split('.')
  if (marks.length !== places.length) return refuse('sides-unseen')
  const changed = places.filter(({ side, field }, i) => marks[i] !== markOf(parties[side][field]))
  if (changed.length === 0) return undefined
  const say = (lang: Lang): string =>
    listIn(
      changed.map(
        ({ side, field }) =>
          `${words[lang][side]} ${partyWords[lang][field]}${colonIn(lang)}${parties[side][field] ?? partyWords[lang].leftEmpty}`,
      ),
      lang,
    )
  const told: Words = both(say('zh'), say('en'))
  return refuse('sides-changed', told)
}
