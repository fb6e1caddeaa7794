import { type Lang, listIn, sayMoment } from '#kernel'
import type { Person } from '#people'
import type { Ctx } from '#platform'
import { Checkboxes, Form, type FormState, type FrameFacts, Page, Radios, SummaryList, Tag } from '#ui'
import { words } from '../page-words.ts'
import { type Draw, type Seat, sitting } from '../rules/panel.ts'
import type { Tender } from '../rules/tender.ts'
import { inLanguage } from '../rules/words.ts'
import { seatState, trailOf } from './panel-parts.ts'

interface PanelFacts {
  tender: Tender
  seats: readonly Seat[]
  needed: { size: number; experts: number; purchaser: number }
  draws: readonly Draw[]
  /** Who of the office may be its representative. */
  staff: readonly Person[]
  mayAppoint: boolean
  form: FormState
}

/** The panel as the purchaser and the auditors see it: seats and draws, no scores. */
export function PanelPage(p: PanelFacts & { ctx: Ctx; frame: FrameFacts }) {
  const { ctx, frame, tender: x } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.panelPage}
      section="tenders"
      lead={t.panelLead(p.needed.size, p.needed.experts, p.needed.purchaser)}
      trail={trailOf(x, lang, t.panelPage)}
    >
      {p.seats.length > 0 && <SeatsTable seats={p.seats} lang={lang} />}
      {p.mayAppoint && <Appoint {...p} lang={lang} />}
      {p.draws.length > 0 && <Draws ctx={ctx} draws={p.draws} seats={p.seats} />}
    </Page>
  )
}

function SeatsTable({ seats, lang }: { seats: readonly Seat[]; lang: Lang }) {
  const t = words[lang]
  return (
    <div className="table">
      <table className="stack">
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.seat}</th>
            <th scope="col">{t.state}</th>
          </tr>
        </thead>
        <tbody>
          {seats.map((s) => (
            <tr key={s.userId}>
              <td>{s.name}</td>
              <td>{s.kind === 'expert' ? t.expert : t.purchaserSeat}</td>
              <td>
                <Tag quiet={s.state !== 'recused'} late={s.state === 'recused'}>
                  {seatState(s, lang)}
                </Tag>
                {s.recusedReason && <span className="small soft"> {inLanguage(s.recusedReason, lang)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The form by which the office names its representatives; where somebody stepped back, the one that fills their seat. */
function Appoint({ tender: x, seats, needed, staff, form, lang }: PanelFacts & { lang: Lang }) {
  const t = words[lang]
  const f = { form, lang }
  const there = sitting(seats)
  const people = staff
    .filter((s, i, all) => all.findIndex((o) => o.userId === s.userId) === i && !seats.some((q) => q.userId === s.userId))
    .map((s) => ({ value: s.userId, label: s.name }))
  if (there.length === 0)
    return (
      <Form action={`/tenders/${x.id}/panel`} {...f} submit={t.drawAndAppoint} version={x.version}>
        <Checkboxes {...f} name="representatives" label={t.representatives} options={people} />
      </Form>
    )
  if (there.length >= needed.size) return null
  const lacksOurs = there.filter((s) => s.kind === 'purchaser').length < needed.purchaser
  return (
    <Form action={`/tenders/${x.id}/panel/refill`} {...f} submit={t.refill} version={x.version}>
      {lacksOurs && <Radios {...f} name="representative" label={t.representatives} options={people} />}
    </Form>
  )
}

/** Every draw by lot with its seed and its pool, so that anybody can repeat it. */
function Draws({ ctx, draws, seats }: { ctx: Ctx; draws: readonly Draw[]; seats: readonly Seat[] }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <>
      <h2>{t.draws}</h2>
      <p className="soft">{t.drawSays}</p>
      {draws.map((d) => (
        <SummaryList
          key={d.number}
          rows={[
            { label: `${d.number}`, value: sayMoment(d.drawnAt, lang, ctx.zone) },
            { label: t.seed, value: <code style={{ overflowWrap: 'anywhere' }}>{d.seed}</code> },
            { label: t.pool, value: d.pool.length },
            {
              label: t.drawn,
              value: listIn(
                d.drawn.map((id) => seats.find((s) => s.userId === id)?.name ?? id),
                lang,
              ),
            },
          ]}
        />
      ))}
    </>
  )
}
