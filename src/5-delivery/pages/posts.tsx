import type { Contract, ContractLine } from '#contracts'
import { commaIn, type Day, fraction, isBefore, type Lang, sayDay, sayNumber, stoppedIn } from '#kernel'
import type { Calendar } from '#law'
import { Link, type Person } from '#people'
import type { Ctx } from '#platform'
import { DataTable, Empty, Form, type FormState, type FrameFacts, freshForm, Notice, Page, Select, SummaryList, TextArea } from '#ui'
import type { Held } from '../certificates-held.ts'
import type { RoleCard } from '../store/index.ts'
import { type Appointment, type FirstDayCorrection, sharePosts } from '../rules/posts.ts'
import { fillBy, keyOf, type LineVacancy } from '../vacancies.ts'
import { words } from '../words.ts'
import { certificateWords } from '../rules/certificate-words.ts'
import { openingWords, qualificationKinds } from '../rules/opening-words.ts'
import { roleWords } from '../role-words.ts'
import { categoryWords } from '../rules/record.ts'
import { ShareFields } from './share-fields.tsx'
import { Appoint } from './appoint.tsx'
import { CertificateHeld, Changes, FirstDay, Withdrawn } from './appointed.tsx'
import { PostNotices, PostTime, type PostTies } from './post-ties.tsx'
import { sayGrade, titleOf } from './say.ts'
import { TeamOfLine } from './team.tsx'

export interface PostsFacts {
  contract: Contract
  appointments: readonly Appointment[]
  /** Those of people who never came. */
  withdrawn: readonly Appointment[]
  /** What first days were before they were put right, by the appointment. */
  corrections: ReadonlyMap<string, readonly FirstDayCorrection[]>
  /** Posts of each line today, in ten-thousandths. */
  posts: ReadonlyMap<string, number>
  vacancies: readonly LineVacancy[]
  /** By when each is to be filled, as the register has it, by the key of the vacancy. */
  due: ReadonlyMap<string, Day | null>
  calendar: Calendar
  cards: readonly RoleCard[]
  /** The certificate that is asked of somebody and until when they have it, by the appointment. */
  certificates: ReadonlyMap<string, Held>
  workers: readonly Person[]
  /** Months that were handed in and stand, in order. */
  counted: readonly { readonly from: Day; readonly to: Day }[]
  mayAppoint: boolean
  mayPropose: boolean
  /** What a post has to do with projects. */
  ties: (lineId: string) => PostTies
}
interface Shown {
  ctx: Ctx
  f: PostsFacts
}
/** The role card of a line as it came back. */
interface SentCard {
  lineId: string
  form: FormState
}

/** The posts of a contract: who stands at each and stood there, what is vacant, and the form that appoints. */
export function PostsPage({ ctx, frame, f, form, card }: Shown & { frame: FrameFacts; form: FormState; card?: SentCard }) {
  const { lang } = ctx
  const t = words[lang]
  const c = f.contract
  const posts = c.lines.filter((l) => l.kind === 'post')
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.posts}
      section="delivery"
      lead={t.postsLead}
      actions={
        <>
          <a className="button plain" href={`/delivery/${c.id}/role-time`}>
            {roleWords[lang].title}
          </a>
          <Link asker={ctx.asker} className="button plain" href="/openings">
            {openingWords[lang].title}
          </Link>
          <Link asker={ctx.asker} className="button plain" href="/leaving" of={{ providerId: c.providerId }}>
            {openingWords[lang].leaving}
          </Link>
        </>
      }
      trail={[{ label: t.title, href: '/delivery' }, { label: titleOf(c, lang), href: `/delivery/${c.id}` }, { label: t.posts }]}
    >
      {posts.map((line) => (
        <PostsOfLine key={line.id} ctx={ctx} f={f} line={line} card={card?.lineId === line.id ? card : undefined} />
      ))}
      {f.mayAppoint && posts.length > 0 && <Appoint f={f} posts={posts} form={form} lang={lang} />}
    </Page>
  )
}

const isThere = (a: Appointment, today: Day) => !a.toOn || !isBefore(a.toOn, today)

function PostsOfLine({ ctx, f, line, card }: Shown & { line: ContractLine; card: SentCard | undefined }) {
  const { lang } = ctx
  const t = words[lang]
  const c = f.contract
  const mine = f.appointments.filter((a) => a.lineId === line.id)
  const now = mine.filter((a) => isThere(a, ctx.today) && !isBefore(ctx.today, a.fromOn)).reduce((n, a) => n + a.shareParts, 0)
  return (
    <section>
      <h2>
        <a href={`/delivery/${c.id}/lines/${line.id}`}>{line.title}</a>
      </h2>
      <p>
        {t.occupied}: <b>{t.ofPosts(sayNumber(sharePosts(now)), sayNumber(sharePosts(f.posts.get(line.id) ?? 0)))}</b>
      </p>
      <PostNotices c={c} ties={f.ties(line.id)} today={ctx.today} lang={lang} />
      <Vacant ctx={ctx} f={f} line={line} />
      <Appointed ctx={ctx} f={f} mine={mine} />
      <TeamOfLine line={line} appointed={mine} today={ctx.today} contractId={c.id} mayPropose={f.mayPropose} lang={lang} />
      <Withdrawn all={f.withdrawn.filter((a) => a.lineId === line.id)} lang={lang} />
      <PostTime c={c} lineId={line.id} ties={f.ties(line.id)} lang={lang} />
      <CardOfRole f={f} line={line} card={card} lang={lang} />
      {f.mayAppoint && (
        <p>
          <a href={`/openings/new?line=${c.id}/${line.id}`}>{openingWords[lang].openFor}</a>
        </p>
      )}
    </section>
  )
}

/** Posts nobody stands at, since when and by when they are to be filled. */
function Vacant({ ctx, f, line }: Shown & { line: ContractLine }) {
  const { lang } = ctx
  const t = words[lang]
  const open = f.vacancies.filter((v) => v.lineId === line.id && !v.filledOn)
  return open.map((v) => {
    const [key, counted] = [keyOf(v), () => fillBy(f.contract, v.beganOn, ctx, f.calendar)]
    const dueOn = f.due.has(key) ? f.due.get(key)! : counted()
    return (
      <Notice key={v.beganOn.toString()} late={dueOn !== null && isBefore(dueOn, ctx.today)}>
        <p>
          {stoppedIn(
            [
              t.vacantSince(sayNumber(fraction(v.parts, 10_000)), sayDay(v.beganOn, lang)),
              ...(dueOn ? [t.fillBy(sayDay(dueOn, lang))] : []),
            ].join(commaIn(lang)),
            lang,
          )}
        </p>
      </Notice>
    )
  })
}

/** Who stands and stood at the posts of a line. */
function Appointed({ ctx, f, mine }: Shown & { mine: readonly Appointment[] }) {
  const { lang } = ctx
  const t = words[lang]
  const names = new Map<string, string>(f.appointments.map((a) => [a.id, a.workerName]))
  const changes = (a: Appointment) => <Changes a={a} there={isThere(a, ctx.today)} counted={f.counted} lang={lang} />
  return (
    <DataTable
      lang={lang}
      rows={mine}
      rowKey={(a) => a.id}
      empty={
        <Empty title={t.nobodyThere}>
          <p>{t.postsLead}</p>
        </Empty>
      }
      columns={[
        { key: 'name', label: t.worker, cell: (a) => a.workerName },
        { key: 'grade', label: t.grade, cell: (a) => sayGrade(a.grade, lang) },
        { key: 'fte', label: t.fte, number: true, cell: (a) => sayNumber(sharePosts(a.shareParts)) },
        { key: 'from', label: t.from, cell: (a) => <FirstDay a={a} corrections={f.corrections.get(a.id) ?? []} lang={lang} /> },
        {
          key: 'to',
          label: t.to,
          cell: (a) => (
            <>
              {a.toOn ? sayDay(a.toOn, lang) : t.stillThere}
              {a.endReason && <small className="soft"> {a.endReason}</small>}
            </>
          ),
        },
        ...(mine.some((a) => f.certificates.has(a.id))
          ? [
              {
                key: 'certificate',
                label: certificateWords[lang].held,
                cell: (a: Appointment) => <CertificateHeld ctx={ctx} f={f} a={a} />,
              },
            ]
          : []),
        { key: 'replaces', label: t.replaces, cell: (a) => (a.replacesId ? names.get(a.replacesId) : '') },
        {
          key: 'competition',
          label: t.competition,
          cell: (a) => (
            <>
              {a.competition}
              {a.applicants !== null && (
                <small className="soft">
                  {' '}
                  · {t.applicants} {a.applicants}
                </small>
              )}
            </>
          ),
        },
        ...(f.mayAppoint ? [{ key: 'do', label: '', cell: changes }] : []),
      ]}
    />
  )
}

/** What a post is for and what may be asked of it, and the form that says so. */
function CardOfRole({ f, line, card, lang }: { f: PostsFacts; line: ContractLine; card: SentCard | undefined; lang: Lang }) {
  const t = words[lang]
  const role = f.cards.find((r) => r.lineId === line.id)
  const kinds = Object.entries(qualificationKinds).map(([value, says]) => ({ value, label: says[lang] }))
  const shares = (role?.shares ?? []).flatMap((s) => [
    [`share-${s.category}`, String(s.percent)],
    [`tasks-${s.category}`, s.tasks],
  ])
  const form =
    card?.form ??
    freshForm({
      purpose: role?.purpose ?? '',
      mayAssign: role?.mayAssign ?? '',
      certificate: role?.certificate ?? '',
      ...Object.fromEntries(shares),
    })
  return (
    <>
      <h3>{t.roleCard}</h3>
      {role ? (
        <SummaryList
          rows={[
            { label: t.purpose, value: role.purpose },
            { label: t.mayAssign, value: role.mayAssign },
            ...(role.certificate
              ? [{ label: certificateWords[lang].asked, value: kinds.find((k) => k.value === role.certificate)?.label ?? '' }]
              : []),
            ...role.shares.map((s) => ({ label: `${categoryWords[s.category][lang]} ${s.percent}%`, value: s.tasks })),
          ]}
        />
      ) : (
        <p className="soft">{t.noRoleCard}</p>
      )}
      {f.mayAppoint && (
        <details open={card !== undefined}>
          <summary>{t.writeCard}</summary>
          <Form
            action={`/delivery/${f.contract.id}/posts/${line.id}/card`}
            form={form}
            lang={lang}
            submit={t.writeCard}
            {...(role && { version: role.version })}
          >
            <TextArea form={form} lang={lang} name="purpose" label={t.purpose} rows={3} />
            <TextArea form={form} lang={lang} name="mayAssign" label={t.mayAssign} rows={2} />
            <Select
              {...{ form, lang, name: 'certificate', options: kinds, empty: certificateWords[lang].none }}
              label={certificateWords[lang].asked}
              hint={certificateWords[lang].askedHint}
              optional
            />
            <ShareFields form={form} lang={lang} />
          </Form>
        </details>
      )}
    </>
  )
}
