import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { type FrameFacts, Page } from '#ui'
import { groupWords } from '../group-words.ts'
import type { Member, Session, WorkGroup } from '../rules/group.ts'
import { toGroups } from './trail.ts'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  g: WorkGroup
  members: readonly Member[]
  held: readonly Session[]
}
const cell = { border: '1px solid', padding: '6px 8px', minWidth: 44 } as const

/**
 * The sheet of a group, to be printed: who came is marked at a place and no name is asked. Of sessions that were recorded it is the register;
 * the others are keyed from it by the same places.
 */
export function GroupSheetPage({ ctx, frame, g, members, held }: Shown) {
  const { lang } = ctx
  const t = groupWords[lang]
  const sessions = Array.from({ length: Math.max(g.sessions, held.length) }, (_, n) => ({ n: n + 1, at: held[n] }))
  const here = members.filter((m) => !m.leftOn || held.some((s) => s.present.includes(m.number)))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="delivery"
      title={t.sheet}
      ownHead
      trail={[...toGroups(lang), { label: g.title, href: `/groups/${g.id}` }]}
    >
      <h2>{g.title}</h2>
      <p>{t.sheetLead}</p>
      {/* A wide table is moved sideways on a phone, and by the keyboard. */}
      <div style={{ overflowX: 'auto' }} role="region" aria-label={t.sheet} tabIndex={0}>
        <table style={{ borderCollapse: 'collapse' }}>
          <thead>
            <tr>
              <th style={cell} scope="col">
                {t.member}
              </th>
              {sessions.map((s) => (
                <th key={s.n} style={cell} scope="col">
                  {s.n}
                  <br />
                  <span className="small">{s.at ? sayDay(s.at.heldOn, lang) : '____'}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {here.map((m) => (
              <Row key={m.number} label={t.place(m.number)} cells={sessions.map((s) => (s.at?.present.includes(m.number) ? '✓' : ''))} />
            ))}
            <Row label={t.guests} cells={sessions.map((s) => (s.at ? String(s.at.guests) : ''))} />
            <Row label={t.minutesOf} cells={sessions.map(() => '')} />
          </tbody>
        </table>
      </div>
    </Page>
  )
}

function Row({ label, cells }: { label: string; cells: readonly string[] }) {
  return (
    <tr>
      <th style={cell} scope="row">
        {label}
      </th>
      {cells.map((c, n) => (
        <td key={n} style={cell}>
          {c}
        </td>
      ))}
    </tr>
  )
}
