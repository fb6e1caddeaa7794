import { colonIn, type Lang, listIn, sayMoment } from '#kernel'
import { colleagueChoice, namedChoice, nameOf, type Person, type specialties } from '#people'
import type { Ctx } from '#platform'
import { Checkboxes, Form, type FormState, type FrameFacts, Page, Radios, SummaryList, Tag } from '#ui'
import { words } from '../page-words.ts'
import { type Draw, type Seat, sitting } from '../rules/panel.ts'
import type { Tender } from '../rules/tender.ts'
import { inLanguage, leftOutReasons } from '../rules/words.ts'
import { seatState, trailOf } from './panel-parts.ts'

interface PanelFacts {
  tender: Tender
  seats: readonly Seat[]
  needed: { size: number; experts: number; purchaser: number }
  draws: readonly Draw[]
  /** The specialties there are, those in use to choose from, and the names of the experts of the pool by account. */
  specialties: Awaited<ReturnType<typeof specialties>>
  experts: ReadonlyMap<string, string>
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
      {p.draws.length > 0 && <Draws {...p} />}
    </Page>
  )
}

const isSitting = (s: Seat) => sitting([s]).length > 0

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
                <Tag quiet={isSitting(s)} late={!isSitting(s)}>
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
function Appoint({ tender: x, seats, needed, staff, specialties, form, lang }: PanelFacts & { lang: Lang }) {
  const t = words[lang]
  const f = { form, lang }
  const there = sitting(seats)
  const people = staff
    .filter((s, i, all) => all.findIndex((o) => o.userId === s.userId) === i && !seats.some((q) => q.userId === s.userId))
    .map(colleagueChoice)
  const open = specialties.filter((s) => s.state === 'open').map((s) => namedChoice(s, lang))
  if (there.length === 0)
    return (
      <Form action={`/tenders/${x.id}/panel`} {...f} submit={t.drawAndAppoint} version={x.version}>
        <Checkboxes {...f} name="representatives" label={t.representatives} options={people} />
        {open.length > 0 && <Checkboxes {...f} name="specialtyIds" label={t.specialties} hint={t.specialtiesHint} options={open} />}
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
function Draws(p: PanelFacts & { ctx: Ctx }) {
  const { ctx, draws, seats } = p
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
            { label: t.askedFor, value: askedFor(d, p.specialties, lang) },
            { label: t.pool, value: d.pool.length },
            { label: t.leftOut, value: <LeftOutOf draw={d} experts={p.experts} lang={lang} /> },
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

const askedFor = (d: Draw, all: PanelFacts['specialties'], lang: Lang) =>
  d.specialtyIds.length === 0
    ? words[lang].anySpecialty
    : listIn(
        d.specialtyIds.map((id) =>
          nameOf(
            all.find((s) => s.id === id),
            lang,
          ),
        ),
        lang,
      )

/** Who was not drawn from and why: by name, but for those of another specialty, of whom there may be hundreds. */
function LeftOutOf({ draw, experts, lang }: { draw: Draw; experts: ReadonlyMap<string, string>; lang: Lang }) {
  const whys = Object.entries(leftOutReasons).flatMap(([why, says]) => {
    const all = draw.leftOut.filter((x) => x.why === why)
    const names = listIn(
      all.map((x) => experts.get(x.userId) ?? x.userId),
      lang,
    )
    return all.length === 0 ? [] : [{ says: says[lang], who: why === 'specialty' ? String(all.length) : names }]
  })
  if (whys.length === 0) return words[lang].nobodyLeftOut
  return (
    <ul>
      {whys.map((w) => (
        <li key={w.says}>
          {w.says}
          {colonIn(lang)}
          {w.who}
        </li>
      ))}
    </ul>
  )
}
