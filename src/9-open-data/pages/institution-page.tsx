import { add, decimal, divide, fraction, fractionOf, type Lang, listIn, one, sayDay, sayMoney, titleIn } from '#kernel'
import { nameOf } from '#people'
import type { Ctx } from '#platform'
import { DataTable, type FrameFacts, LogoImage, Page, SummaryList } from '#ui'
import { feedWords } from '../feed-words.ts'
import type { PublicInstitution } from '../public-institution.ts'
import { feedOf } from '../rules/purchases-asked.ts'
import { words } from '../words.ts'
import { CardToTake } from './card-page.tsx'
import { SayWord } from './say-word.tsx'
import { shareSays } from './shares.ts'

/** What anybody may know of an institution: its contracts, its service, how it was paid, and how it was judged. */
export function InstitutionPage({ ctx, frame, origin, i }: { ctx: Ctx; frame: FrameFacts; origin: string; i: PublicInstitution }) {
  const { lang } = ctx
  const t = words[lang]
  const o = i.organisation
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={nameOf(o, lang)}
      trail={[{ label: t.open, href: '/open' }, { label: t.institutions, href: '/open/institutions' }, { label: nameOf(o, lang) }]}
      lead={o.about ?? undefined}
    >
      {i.logo && (
        <p>
          <LogoImage logo={i.logo} high={64} />
        </p>
      )}
      <Summary i={i} lang={lang} />
      <h2>{t.contracts}</h2>
      <Contracts i={i} lang={lang} />
      <h2>{t.paidInTime}</h2>
      <Paid i={i} lang={lang} />
      <h2>{t.verdicts}</h2>
      <Verdicts i={i} lang={lang} />
      <SayWord lang={lang} about={[[`institution:${o.id}`, t.sayToInstitution]]} />
      <p>
        <a href={feedOf({ institution: o.id })}>{feedWords[lang].feed}</a>
      </p>
      <CardToTake path={`/open/institutions/${o.id}`} title={nameOf(o, lang)} origin={origin} lang={lang} />
    </Page>
  )
}

interface Part {
  i: PublicInstitution
  lang: Lang
}

function Summary({ i, lang }: Part) {
  const t = words[lang]
  const provides = i.contracts.filter((c) => c.state === 'active').flatMap((c) => c.lines)
  const places = listIn(
    i.communities.map((c) => nameOf(c, lang)),
    lang,
  )
  return (
    <SummaryList
      rows={[
        ...(i.organisation.credit_code ? [{ label: t.creditCode, value: i.organisation.credit_code }] : []),
        { label: t.whereServes, value: places || '–' },
        {
          label: t.services,
          value:
            provides.length === 0 ? (
              '–'
            ) : (
              <ul style={{ margin: 0, paddingLeft: 18 }}>
                {provides.map((l) => (
                  <li key={l.id}>{l.title}</li>
                ))}
              </ul>
            ),
        },
        { label: t.valueNow, value: sayMoney(i.sums.now.total, lang) },
        { label: t.valueEver, value: sayMoney(i.sums.ever.total, lang) },
      ]}
    />
  )
}

function Contracts({ i, lang }: Part) {
  const t = words[lang]
  return (
    <DataTable
      rows={i.contracts}
      rowKey={(c) => c.id}
      lang={lang}
      columns={[
        { key: 'number', label: t.number, cell: (c) => c.number },
        { key: 'title', label: t.title, cell: (c) => <a href={`/open/purchases/${c.purchaseId}#${c.id}`}>{titleIn(c, lang)}</a> },
        { key: 'purchaser', label: t.purchaser, cell: (c) => nameOf(i.purchasers.get(c.purchaserId), lang) },
        { key: 'runs', label: t.runs, cell: (c) => `${sayDay(c.startsOn, lang)} – ${sayDay(c.endsOn, lang)}` },
        { key: 'total', label: t.total, number: true, cell: (c) => sayMoney(c.total, lang) },
      ]}
    />
  )
}

function Paid({ i: { punctuality: paid }, lang }: Part) {
  const t = words[lang]
  if (!paid || paid.due === 0) return <p className="soft">{t.noneDue}</p>
  return (
    <SummaryList
      rows={[
        { label: t.dueCount, value: String(paid.due) },
        { label: t.byCount, value: shareSays(paid.inTimeByCount, paid, lang) },
        { label: t.byValue, value: shareSays(paid.inTimeByValue, paid, lang) },
        { label: t.liable, value: paid.interestLiable === null ? t.liableUnknown : sayMoney(paid.interestLiable, lang) },
        { label: t.interestPaid, value: sayMoney(paid.interestPaid, lang) },
      ]}
    />
  )
}

function Verdicts({ i, lang }: Part) {
  const t = words[lang]
  const residents = i.standing.filter((s) => s.sourceKind === 'residents')
  if (i.verdicts.length === 0 && residents.length === 0) return <p className="soft">{t.noVerdicts}</p>
  const by = (on: string, who: string) => (
    <>
      {on}
      <span className="soft small" style={{ display: 'block' }}>
        {who}
      </span>
    </>
  )
  return (
    <SummaryList
      rows={[
        ...i.verdicts.flatMap((v) => [
          { label: by(sayDay(v.revealedOn, lang), nameOf(i.purchasers.get(v.purchaserId), lang)), value: t.mark(v.mean, v.n) },
          ...(v.reply ? [{ label: t.reply, value: v.reply }] : []),
        ]),
        ...residents.map((s) => ({
          label: by(sayDay(s.statedOn, lang), t.residents),
          value: t.residentsMark(markOf(s.score), s.says ?? ''),
        })),
      ]}
    />
  )
}

/** A standing is kept from 0 to 100 so that unlike verdicts can stand side by side; it is said on the scale on which it was given. */
const markOf = (score: string) => decimal(add(one, divide(fractionOf(score), fraction(25))), 2)
