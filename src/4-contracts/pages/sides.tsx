import { type Lang, nameIn } from '#kernel'
import { SummaryList } from '#ui'
import type { Side } from '../rules/contract.ts'
import { type Party, sayParty } from '../rules/party.ts'
import { words } from '../words.ts'

type Both = Readonly<Record<Side, Party>>
const linesOf = (p: Party, lang: Lang): string => [nameIn(p, lang), ...sayParty(p, lang)].join('\n')

/** Who the two sides are, as a text names them; beside it what the text before it said, where that is another thing. */
export function Sides({ parties, before, lang }: { parties: Both; before?: Both | null | undefined; lang: Lang }) {
  const t = words[lang]
  const rows = (['purchaser', 'provider'] as const).flatMap((side) => {
    const [now, then] = [linesOf(parties[side], lang), before && linesOf(before[side], lang)]
    return [
      { label: t[side], value: now },
      ...(then && then !== now ? [{ label: t.sideBefore(t[side]), value: <span className="soft">{then}</span> }] : []),
    ]
  })
  return <SummaryList rows={rows} />
}
