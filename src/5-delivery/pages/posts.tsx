import type { Contract } from '#contracts'
import { commaIn, type Day, fraction, type Grade, isBefore, sayDay, sayNumber, stoppedIn } from '#kernel'
import type { Calendar } from '#law'
import type { Person } from '#people'
import type { Ctx } from '#platform'
import {
  DataTable,
  DayField,
  Empty,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  Notice,
  NumberField,
  Page,
  Select,
  SummaryList,
  TextArea,
  TextField,
  Tick,
} from '#ui'
import type { RoleCard } from '../store/index.ts'
import { type Appointment, type FirstDayCorrection, sharePosts } from '../rules/posts.ts'
import { fillBy, keyOf, type LineVacancy } from '../vacancies.ts'
import { words } from '../words.ts'
import { Changes, FirstDay, Withdrawn } from './appointed.tsx'
import { PostNotices, PostTime, type PostTies } from './post-ties.tsx'
import { sayGrade, titleOf } from './say.ts'

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
  workers: readonly Person[]
  /** Months that were handed in and stand, in order. */
  counted: readonly { readonly from: Day; readonly to: Day }[]
  mayAppoint: boolean
  /** What a post has to do with projects. */
  ties: (lineId: string) => PostTies
}
const grades: readonly Grade[] = ['any', 'assistant', 'social-worker', 'senior']

export function PostsPage({
  ctx,
  frame,
  f,
  form,
  card,
}: {
  ctx: Ctx
  frame: FrameFacts
  f: PostsFacts
  form: FormState
  card?: { lineId: string; form: FormState }
}) {
  const { lang } = ctx
  const t = words[lang]
  const c = f.contract
  const posts = c.lines.filter((l) => l.kind === 'post')
  const names = new Map<string, string>(f.appointments.map((a) => [a.id, a.workerName]))
  const there = (a: Appointment) => !a.toOn || !isBefore(a.toOn, ctx.today)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.posts}
      section="delivery"
      lead={t.postsLead}
      trail={[{ label: t.title, href: '/delivery' }, { label: titleOf(c, lang), href: `/delivery/${c.id}` }, { label: t.posts }]}
    >
      {posts.map((line) => {
        const mine = f.appointments.filter((a) => a.lineId === line.id)
        const now = mine.filter((a) => there(a) && !isBefore(ctx.today, a.fromOn)).reduce((n, a) => n + a.shareParts, 0)
        const open = f.vacancies.filter((v) => v.lineId === line.id && !v.filledOn)
        const role = f.cards.find((r) => r.lineId === line.id)
        const cardForm =
          card?.lineId === line.id ? card.form : freshForm({ purpose: role?.purpose ?? '', mayAssign: role?.mayAssign ?? '' })
        return (
          <section key={line.id}>
            <h2>
              <a href={`/delivery/${c.id}/lines/${line.id}`}>{line.title}</a>
            </h2>
            <p>
              {t.occupied}: <b>{t.ofPosts(sayNumber(sharePosts(now)), sayNumber(sharePosts(f.posts.get(line.id) ?? 0)))}</b>
            </p>
            <PostNotices c={c} ties={f.ties(line.id)} today={ctx.today} lang={lang} />
            {open.map((v) => {
              const dueOn = f.due.get(keyOf(v)) ?? fillBy(c, v.beganOn, ctx, f.calendar)
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
            })}
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
                ...(f.mayAppoint
                  ? [
                      {
                        key: 'do',
                        label: '',
                        cell: (a: Appointment) => <Changes a={a} there={there(a)} counted={f.counted} lang={lang} />,
                      },
                    ]
                  : []),
              ]}
            />
            <Withdrawn all={f.withdrawn.filter((a) => a.lineId === line.id)} lang={lang} />
            <PostTime c={c} lineId={line.id} ties={f.ties(line.id)} lang={lang} />
            <h3>{t.roleCard}</h3>
            {role ? (
              <SummaryList
                rows={[
                  { label: t.purpose, value: role.purpose },
                  { label: t.mayAssign, value: role.mayAssign },
                ]}
              />
            ) : (
              <p className="soft">{t.noRoleCard}</p>
            )}
            {f.mayAppoint && (
              <details open={card?.lineId === line.id}>
                <summary>{t.writeCard}</summary>
                <Form
                  action={`/delivery/${c.id}/posts/${line.id}/card`}
                  form={cardForm}
                  lang={lang}
                  submit={t.writeCard}
                  {...(role && { version: role.version })}
                >
                  <TextArea form={cardForm} lang={lang} name="purpose" label={t.purpose} rows={3} />
                  <TextArea form={cardForm} lang={lang} name="mayAssign" label={t.mayAssign} rows={2} />
                </Form>
              </details>
            )}
          </section>
        )
      })}
      {f.mayAppoint && posts.length > 0 && (
        <>
          <h2>{t.appoint}</h2>
          <p className="small soft">{t.onlyOurs}</p>
          <Form action={`/delivery/${c.id}/posts`} form={form} lang={lang} submit={t.appoint}>
            {posts.length > 1 ? (
              <Select form={form} lang={lang} name="lineId" label={t.line} options={posts.map((l) => ({ value: l.id, label: l.title }))} />
            ) : (
              <input type="hidden" name="lineId" value={posts[0]!.id} />
            )}
            <Select
              form={form}
              lang={lang}
              name="workerId"
              label={t.worker}
              empty={t.chooseWorker}
              options={f.workers.map((w) => ({ value: w.userId, label: w.name }))}
            />
            <TextField form={form} lang={lang} name="workerName" label={t.orName} hint={t.orNameHint} optional />
            {form.errors.namesake || form.values.namesake ? <Tick form={form} lang={lang} name="namesake" label={t.namesake} /> : null}
            <Select
              form={form}
              lang={lang}
              name="grade"
              label={t.grade}
              options={grades.map((g) => ({ value: g, label: sayGrade(g, lang) }))}
            />
            <NumberField form={form} lang={lang} name="share" label={t.fte} hint={t.fteHint} decimal />
            <DayField form={form} lang={lang} name="fromOn" label={t.from} />
            {(form.errors.enteredReason !== undefined || form.values.enteredReason) && (
              <TextField form={form} lang={lang} name="enteredReason" label={t.enteredReason} hint={t.enteredReasonHint} maxLength={500} />
            )}
            <DayField form={form} lang={lang} name="toOn" label={t.to} optional />
            <Select
              form={form}
              lang={lang}
              name="replacesId"
              label={t.replaces}
              empty={t.nobody}
              options={f.appointments.map((a) => ({ value: a.id, label: `${a.workerName} (${sayDay(a.fromOn, lang)})` }))}
            />
            <TextArea form={form} lang={lang} name="competition" label={t.competition} hint={t.competitionHint} rows={3} />
            <NumberField form={form} lang={lang} name="applicants" label={t.applicants} optional />
          </Form>
        </>
      )}
    </Page>
  )
}
