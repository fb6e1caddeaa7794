import { isBefore, type Lang, sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { Tag } from '#ui'
import { certificateWords } from '../rules/certificate-words.ts'
import { type Appointment, type FirstDayCorrection, firstWithin } from '../rules/posts.ts'
import { words } from '../words.ts'
import type { PostsFacts } from './posts.tsx'

type Counted = PostsFacts['counted']

/** The first day of somebody at a post: when and why it was entered where that needed a reason, and what it was before it was put right. */
export const FirstDay = ({ a, corrections, lang }: { a: Appointment; corrections: readonly FirstDayCorrection[]; lang: Lang }) => (
  <>
    <span className="nowrap">{sayDay(a.fromOn, lang)}</span>
    {a.enteredReason && a.enteredOn && <small className="soft"> {words[lang].enteredOn(sayDay(a.enteredOn, lang), a.enteredReason)}</small>}
    {corrections.map((x) => (
      <small className="soft" key={x.fromOnBefore.toString()}>
        {' '}
        {words[lang].correctedOn(sayDay(x.fromOnBefore, lang), sayDay(x.correctedOn, lang), x.reason)}
      </small>
    ))}
  </>
)

/** The certificate the card asks of somebody at a post, until when they have it, and where it is entered. */
export function CertificateHeld({ ctx, f, a }: { ctx: Ctx; f: PostsFacts; a: Appointment }) {
  const { lang } = ctx
  const t = certificateWords[lang]
  const held = f.certificates.get(a.id)
  if (!held) return null
  const there = !a.toOn || !isBefore(a.toOn, ctx.today)
  return (
    <>
      {held.until ? <span className="nowrap">{sayDay(held.until, lang)}</span> : <Tag late={there}>{t.missing}</Tag>}
      {held.until && isBefore(held.until, ctx.today) && <Tag late={there}>{t.over}</Tag>}
      {f.mayAppoint && there && (
        <div>
          <a href={`/delivery/appointments/${a.id}/certificate`}>{t.renew}</a>
        </div>
      )}
    </>
  )
}

/** Who was appointed and never came. */
export const Withdrawn = ({ all, lang }: { all: readonly Appointment[]; lang: Lang }) =>
  all.length > 0 && (
    <>
      <h3>{words[lang].withdrawnTitle}</h3>
      <ul>
        {all.map((a) => (
          <li key={a.id}>
            {words[lang].withdrawnSaid(
              a.workerName,
              sayDay(a.fromOn, lang),
              a.withdrawnOn ? sayDay(a.withdrawnOn, lang) : '',
              a.withdrawnReason ?? '',
            )}
          </li>
        ))}
      </ul>
    </>
  )

/** What may be put right of an appointment: its end, its first day, and itself where nobody came. */
export function Changes({ a, there, counted, lang }: { a: Appointment; there: boolean; counted: Counted; lang: Lang }) {
  const t = words[lang]
  const links = [
    ...(there || mayEndBefore(a, counted) ? [{ to: 'end', label: there ? t.end : t.endBefore }] : []),
    ...(firstWithin(counted, { from: a.fromOn, to: a.fromOn }) ? [] : [{ to: 'first-day', label: t.correctFirst }]),
    ...(firstWithin(counted, { from: a.fromOn, to: a.toOn }) ? [] : [{ to: 'withdraw', label: t.withdraw }]),
  ]
  return links.map((l) => (
    <div key={l.to}>
      <a href={`/delivery/appointments/${a.id}/${l.to}`}>{l.label}</a>
    </div>
  ))
}

/** Whether the last day of somebody who has left can still become an earlier one, as it lies in a month that is open. */
function mayEndBefore(a: Appointment, counted: Counted): boolean {
  return a.toOn !== null && isBefore(a.fromOn, a.toOn) && !firstWithin(counted, { from: a.toOn, to: a.toOn })
}
