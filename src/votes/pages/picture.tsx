import { type Lang, listIn, type Money, sayMoney } from '#kernel'
import { colours } from '#ui'
import { words } from '../page-words.ts'
import { kept, type VoteResult } from '../rules/count-vote.ts'
import type { VoteProject } from '../rules/vote.ts'

/** As wide as a phone, so that what is written on it can be read there. */
const wide = 342
const high = 30

/** The budget as a bar, and on it what was bought: as it was counted, and as votes alone would have had it. */
export function Picture({ r, budget, projects, lang }: { r: VoteResult; budget: Money; projects: readonly VoteProject[]; lang: Lang }) {
  const t = words[lang]
  const numbers = (list: readonly number[]) => listIn(list.map(String), lang) || t.nothing
  const says = t.pictureSays(
    `${numbers(r.winners)} (${sayMoney(kept(r.spent), lang)})`,
    `${numbers(r.greedy.winners)} (${sayMoney(kept(r.greedy.spent), lang)})`,
  )
  return (
    <figure>
      <svg viewBox={`0 0 ${wide} 120`} role="img" aria-label={says} style={{ width: '100%', maxWidth: 520, height: 'auto' }}>
        <Bar y={18} label={t.equalShares} list={r.winners} budget={budget} projects={projects} fill={colours.accent} />
        <Bar y={80} label={t.byVotesOnly} list={r.greedy.winners} budget={budget} projects={projects} fill={colours.soft} />
      </svg>
      <figcaption className="small">{says}</figcaption>
    </figure>
  )
}

function Bar(p: { y: number; label: string; list: readonly number[]; budget: Money; projects: readonly VoteProject[]; fill: string }) {
  let x = 0
  const parts = p.list.map((n) => {
    const cost = p.projects.find((q) => q.number === n)?.cost ?? 0n
    const w = (wide * Number(cost)) / Number(p.budget)
    const at = x
    x += w
    return { n, x: at, w }
  })
  return (
    <g>
      <text x={0} y={p.y - 5} fontSize={13} fill={colours.ink}>
        {p.label}
      </text>
      <rect x={0} y={p.y} width={wide} height={high} fill={colours.wash} />
      {parts.map((s) => (
        <g key={s.n}>
          <rect x={s.x} y={p.y} width={Math.max(0, s.w - 2)} height={high} fill={p.fill} />
          {s.w > 16 && (
            <text x={s.x + s.w / 2 - 1} y={p.y + 21} fontSize={15} fontWeight={650} textAnchor="middle" fill="#fff">
              {s.n}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}
