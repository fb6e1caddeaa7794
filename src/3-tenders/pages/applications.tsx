import { type Lang, listIn, type Refusal, sayDay, titleIn } from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import {
  ActionButton,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  MomentField,
  NumberField,
  Page,
  Radios,
  SummaryList,
  Tag,
  TextArea,
} from '#ui'
import { words } from '../apply-words.ts'
import { words as common } from '../page-words.ts'
import { type Application, applicationFindings, inviteWays, poolOf } from '../rules/application.ts'
import { tenderProcess } from '../rules/tender-process.ts'
import type { Tender } from '../rules/tender.ts'
import { EndedNotice } from './parts.tsx'

export interface ApplicationsFacts {
  tender: Tender
  own: Application | undefined
  mayApply: boolean
  /** Everybody who applied, for the office once the time is over. */
  all: readonly Application[] | undefined
  names: ReadonlyMap<string, Organisation>
  /** The same for everybody, once the bids are open. */
  drawn: readonly Application[] | undefined
  mayReview: boolean
  mayInvite: boolean
  whyNotInvite: Refusal | undefined
  fewest: number
  forms: { apply?: FormState; review?: FormState; invite?: FormState }
}
interface Of {
  facts: ApplicationsFacts
  lang: Lang
}

/** Until when whoever means to take part applies; what was found of each, and who was invited. */
export function ApplicationsPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: ApplicationsFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  const of = { facts, lang }
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.title}
      section="tenders"
      lead={
        <>
          {titleIn(x, lang)} · <Tag quiet={x.state !== 'announced'}>{tenderProcess.states[x.state][lang]}</Tag>
        </>
      }
      trail={[{ label: common[lang].tenders, href: '/tenders' }, { label: x.number, href: `/tenders/${x.id}` }, { label: t.title }]}
    >
      <EndedNotice tender={x} lang={lang} />
      <p>{t.lead}</p>
      <SummaryList
        rows={[
          ...(x.noticeUntilOn ? [{ label: t.until, value: sayDay(x.noticeUntilOn, lang) }] : []),
          { label: t.asks, value: [t.basics, x.conditions].filter(Boolean).join('\n') },
        ]}
      />
      {facts.own && <Own {...of} own={facts.own} />}
      {facts.mayApply && <Apply {...of} />}
      {facts.all && <All {...of} all={facts.all} />}
      {facts.mayInvite && <Invite {...of} />}
      {facts.drawn ? <Drawn {...of} all={facts.drawn} /> : x.deadlineAt && <p className="soft">{t.secret}</p>}
    </Page>
  )
}

/** What became of one's own application. */
function Own({ facts: { tender: x }, lang, own }: Of & { own: Application }) {
  const t = words[lang]
  const isInvited = x.deadlineAt !== null && x.named.includes(own.providerId)
  const says =
    own.finding === null ? t.isIn : own.finding === 'unqualified' || !x.deadlineAt ? t[own.finding] : isInvited ? t.invited : t.notDrawn
  return (
    <section>
      <h2>
        {t.yours} <Tag>{says}</Tag>
      </h2>
      <p style={{ whiteSpace: 'pre-line' }}>{own.says}</p>
      {own.reason && <p style={{ whiteSpace: 'pre-line' }}>{own.reason}</p>}
      {isInvited && x.state === 'published' && (
        <div className="actions">
          <a className="button" href={`/tenders/${x.id}/bid`}>
            {t.toBid}
          </a>
        </div>
      )}
    </section>
  )
}

function Apply({ facts, lang }: Of) {
  const t = words[lang]
  const f = { form: facts.forms.apply ?? freshForm({ says: facts.own?.says ?? '' }), lang }
  return (
    <section className="no-print">
      <h2>{facts.own ? t.applyAgain : t.apply}</h2>
      <Form action={`/tenders/${facts.tender.id}/applications`} {...f} submit={t.apply}>
        <TextArea {...f} name="says" label={t.says} hint={t.saysHint} rows={6} />
      </Form>
    </section>
  )
}

/** Who applied, with what is found of each: once, by the form. */
function All({ facts, lang, all }: Of & { all: readonly Application[] }) {
  const t = words[lang]
  const f = { form: facts.forms.review ?? freshForm(), lang }
  const toFind = facts.mayReview && all.some((a) => a.finding === null)
  const each = all.map((a) => (
    <section key={a.providerId}>
      <h3>
        {nameOf(facts.names.get(a.providerId), lang)} {a.finding && <Tag quiet={a.finding === 'qualified'}>{t[a.finding]}</Tag>}
      </h3>
      <p style={{ whiteSpace: 'pre-line' }}>{a.says}</p>
      {a.reason && <p className="soft">{a.reason}</p>}
      {toFind && (
        <>
          <Radios
            {...f}
            name={`finding-${a.providerId}`}
            label={t.finding}
            options={applicationFindings.map((v) => ({ value: v, label: t[v] }))}
          />
          <TextArea {...f} name={`why-${a.providerId}`} label={t.why} hint={t.whyHint} rows={2} optional />
        </>
      )}
    </section>
  ))
  return (
    <>
      <h2>{t.all}</h2>
      {all.length === 0 && <p className="soft">{t.none}</p>}
      {toFind ? (
        <Form action={`/tenders/${facts.tender.id}/applications/review`} {...f} submit={t.reviewed} version={facts.tender.version}>
          {each}
        </Form>
      ) : (
        each
      )}
    </>
  )
}

/** The step from the applications to the invitations, or why it is not time for it. */
function Invite({ facts, lang }: Of) {
  const t = words[lang]
  const f = { form: facts.forms.invite ?? freshForm(), lang }
  const action = `/tenders/${facts.tender.id}/applications/invite`
  return (
    <section className="no-print">
      <h2>{t.invite}</h2>
      {!facts.all && <p className="soft">{t.afterwards}</p>}
      {facts.whyNotInvite ? (
        <ActionButton action={action} lang={lang} label={t.invite} whyNot={facts.whyNotInvite} />
      ) : (
        <Form action={action} {...f} submit={t.invite} version={facts.tender.version}>
          <Radios {...f} name="way" label={t.way} options={inviteWays.map((v) => ({ value: v, label: t[`way-${v}`] }))} />
          <NumberField {...f} name="count" label={t.count} hint={t.countHint(facts.fewest)} optional />
          <MomentField {...f} name="deadlineAt" label={t.deadline} hint={t.deadlineHint} />
        </Form>
      )}
    </section>
  )
}

/** How the invited were chosen, so that anybody can repeat it. */
function Drawn({ facts, lang, all }: Of & { all: readonly Application[] }) {
  const t = words[lang]
  const x = facts.tender
  const named = (ids: readonly string[]) =>
    listIn(
      ids.map((id) => nameOf(facts.names.get(id), lang)),
      lang,
    )
  const pool = poolOf(all)
  return (
    <section>
      <h2>{t.draw}</h2>
      <p className="soft">{x.inviteSeed === null ? t.allInvited : t.drawSays}</p>
      <SummaryList
        rows={[
          ...(x.inviteSeed === null
            ? []
            : [
                { label: t.seed, value: <code style={{ overflowWrap: 'anywhere' }}>{x.inviteSeed}</code> },
                {
                  label: t.pool,
                  value: (
                    <ol>
                      {pool.map((id) => (
                        <li key={id}>
                          {nameOf(facts.names.get(id), lang)} <code style={{ overflowWrap: 'anywhere' }}>{id}</code>
                        </li>
                      ))}
                    </ol>
                  ),
                },
              ]),
          { label: t.chosen, value: named(x.named) },
        ]}
      />
    </section>
  )
}
