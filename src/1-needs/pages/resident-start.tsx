import { type Lang, sayDay, titleIn, type Words, writtenIn } from '#kernel'
import { type Community, namedChoice, nameOf, type Organisation } from '#people'
import { toldApart } from '#ui'
import type { Campaign } from '../campaigns.ts'
import { residentWords } from '../resident-words.ts'
import { type Around, plainHeading, Screen } from './resident.tsx'

export function EnterCodePage({ around, wrong, typed }: { around: Around; wrong?: Words | undefined; typed?: string | undefined }) {
  const t = residentWords[around.lang]
  return (
    <Screen around={around} title={t.enterTitle}>
      <h1>
        <label htmlFor="code">{t.enterTitle}</label>
      </h1>
      <p className="hint" id="code-hint">
        {t.enterHint}
      </p>
      {wrong && (
        <p className="wrong" role="alert" id="code-wrong">
          {wrong[around.lang]}
        </p>
      )}
      <form action="/s">
        <input
          type="text"
          id="code"
          name="code"
          defaultValue={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          aria-describedby={wrong ? 'code-hint code-wrong' : 'code-hint'}
          aria-invalid={wrong ? true : undefined}
        />
        <button className="button">{t.go}</button>
      </form>
      <Resume around={around} />
    </Screen>
  )
}

export function Resume({ around }: { around: Around }) {
  const t = residentWords[around.lang]
  return (
    <details style={{ marginTop: 36 }}>
      <summary style={{ minHeight: 60, display: 'flex', alignItems: 'center' }}>{t.resumeTitle}</summary>
      <form action="/s/resume">
        <label htmlFor="resume">{t.resumeLabel}</label>
        <p className="hint" id="resume-hint">
          {t.resumeHint}
        </p>
        <input
          type="text"
          id="resume"
          name="draft"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          aria-describedby="resume-hint"
        />
        <button className="button">{t.resume}</button>
      </form>
    </details>
  )
}

/** Why it is asked, by whom, how long it takes, what is not kept; then one button. */
export function StartPage(p: {
  around: Around
  campaign: Campaign
  office: Organisation | undefined
  places: readonly Community[]
  action: string
  open: boolean
  questions: number
  minutes: number
  wrong?: Words | undefined
}) {
  const { lang } = p.around
  const t = residentWords[lang]
  const purpose = { needs: t.needsFor, satisfaction: t.satisfactionFor, opinion: t.opinionFor, vote: t.voteFor }[p.campaign.purpose]
  const own = writtenIn({ zh: p.campaign.about, en: p.campaign.aboutEn }, lang)
  return (
    <Screen
      around={p.around}
      title={titleIn(p.campaign, lang)}
      top={
        <p className="small soft" style={{ marginBottom: 0 }}>
          {p.open ? nameOf(p.office, lang) : `${nameOf(p.places[0], lang)} · ${nameOf(p.office, lang)}`}
        </p>
      }
    >
      <h1>{titleIn(p.campaign, lang)}</h1>
      <p>{own ?? purpose}</p>
      {p.campaign.purpose !== 'vote' && <p>{t.minutes(p.questions, p.minutes)}</p>}
      <p>{t.private}</p>
      <p className="hint">{p.open ? t.openNote : p.campaign.purpose === 'vote' ? t.oneBallot : t.oncePerHousehold}</p>
      {p.wrong && (
        <p className="wrong" role="alert">
          {p.wrong[lang]}
        </p>
      )}
      <form method="post" action={p.action}>
        {p.open ? <WhereYouLive places={p.places} lang={lang} /> : <WhoAnswers lang={lang} />}
        <button className="button">{t.start}</button>
      </form>
      <p className="quiet">
        {t.until(sayDay(p.campaign.closesOn, lang))}{' '}
        {p.campaign.contactPhone && t.call(p.campaign.contactName ?? '', p.campaign.contactPhone)}
      </p>
      <Resume around={p.around} />
    </Screen>
  )
}

function WhereYouLive({ places, lang }: { places: readonly Community[]; lang: Lang }) {
  const t = residentWords[lang]
  return (
    <fieldset>
      <legend>
        <h2 style={plainHeading}>{t.where}</h2>
      </legend>
      {toldApart(places.map((c) => namedChoice(c, lang))).map((c) => (
        <label className="choice" key={c.value}>
          <input type="radio" name="communityId" value={c.value} />
          <span>{c.label}</span>
        </label>
      ))}
    </fieldset>
  )
}

function WhoAnswers({ lang }: { lang: Lang }) {
  const t = residentWords[lang]
  return (
    <fieldset>
      <legend>
        <h2 style={plainHeading}>{t.who}</h2>
      </legend>
      {(
        [
          ['own-phone', t.whoSelf],
          ['helped', t.whoHelped],
          ['tablet', t.whoTablet],
        ] as const
      ).map(([value, label]) => (
        <label className="choice" key={value}>
          <input type="radio" name="route" value={value} defaultChecked={value === 'own-phone'} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
