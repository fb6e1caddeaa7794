import type { Everything } from './everything-world.ts'
import type { Field, SeenForm } from './walk.ts'

export type Values = Record<string, string | string[]>

/** Fields that carry something of the page rather than of the person. */
export const carried = (f: Field): boolean => f.name.startsWith('_') || f.kind === 'hidden' || f.kind === 'button'

/** What somebody would put into a field of a form, where its page has put nothing. */
const usual: Readonly<Record<string, string>> = {
  date: '2026-06-10',
  'datetime-local': '2026-07-10T09:30',
  email: 'somebody@example.org',
  password: 'a long enough password',
  numeric: '1',
  decimal: '1',
}
/** Where a usual value would not be taken, or the field may stay empty as part of a group, what is filled in instead. */
const fitting: readonly (readonly [route: RegExp, field: RegExp, value: string])[] = [
  [/^\/tenders\/:id\/(end|void)/, /^reason$/, '区里调整预算，这个项目今年取消。'],
  [/^\/tenders\/:id\/void/, /^ground$/, 'task-gone'],
  [/^\/complaints\/:id\/(refuse|decide)/, /^(reason|text)$/, '经审查，事实和依据如下：采购过程符合规定，决定如上，现予告知。'],
  [/^\/complaints\/:id\/papers/, /^(fromOn|toOn)$/, ''],
  [/^\/complaints\/:id\/(ask-correction|suspend)/, /^(byOn|untilOn)$/, '2026-06-20'],
  [/^\/complaints\/:id\/decide/, /^outcome$/, ''],
  [/^\/complaints\/:id\/decide/, /^dismissal$/, 'unfounded'],
  [/^\/challenges\/:id\/complain$/, /^(members|agent|arises)$/, ''],
  [/^\/challenges\/:id\/answer/, /^answer$/, '经核对，事实和依据如上，答复如下。'],
  [/^\/tenders\/:id\/challenges\/new/, /^(step|documentsOn|members|agent)$/, ''],
  [/^\/tenders\/:id\/(lapse|restart)/, /^(reason|evidence)$/, '中标人来函放弃，函件二〇二六年六月九日收到。'],
  [/^\/settings\/retention/, /\bnotices$/, '90'],
  [/^\/law\/calendar\/edit/, /^year$/, '2028'],
  [/^\/law\/calendar\/edit/, /^daysOff$/, '2028-01-01'],
  [/^\/law\/calendar\/edit/, /^(workedWeekends|address)$/, ''],
  [/^\/people\/:id\/invite-list$/, /^list$/, 'one@example.org\ntwo@example.org'],
  [/^\/people\/(new|:id\/change)$/, /^creditCode$/, ''],
  // Whole by its check character, and nobody's; the documents stay empty.
  [/^\/suppliers\/register$/, /^creditCode$/, '52999999DEM009099A'],
  [/^\/suppliers\/register$/, /^(kind|number|issuer|validUntil)-/, ''],
  [/^\/people\/suppliers\/rule$/, /^known$/, ''],
  [/^\/people\/:id\/documents$/, /^(number)$/, '登记-7'],
  // A bank and its account go together.
  [/^\/clients\/key/, /^passphrase$/, '四条绿色的长纸船慢慢过了江'],
  [/^\/people\/:id\/particulars$/, /^bank$/, '星河银行青石支行'],
  [/^\/people\/:id\/particulars$/, /^account$/, '4403 0501 0010 0012 34'],
  // One number of a document; the others stay empty.
  [/^\/law\/local\/enter/, /^(until|address)$/, ''],
  [/^\/law\/local\/enter/, /^(threshold\.open-tender|wage\.any|budget\.supervision)$/, '900000'],
  [/^\/law\/local\/enter/, /^rate\.loan-prime$/, '3'],
  [/^\/law\/local\/enter/, /^contract\.longest-term-years$/, '1'],
  // Counts that fit together; others are shown again and need a tick.
  [/^\/needs\/communities\/:id/, /^(age|household|register):/, ''],
  [/^\/needs\/communities\/:id/, /^other/, ''],
  [/^\/payments\/claims\/:id\/ask/, /^what$/, '请补交第三方评估报告的盖章页。'],
  [/^\/surveys\/:id\/paper/, /^sheet$/, '7'],
  [/^\/plans\/new/, /^fiscalYear$/, '2026'],
  [/^\/plans\/units$/, /^rows$/, '家长小组,,个,,6,42,8,,小组'],
  [/^\/plans\/:id\/lines/, /^amount$/, '1000'],
  [/^\/(plans\/:id\/lines|contracts)/, /(hangsOn|takesRest|remove|communityIds)$/, ''],
  [/^\/contracts\/:id\/propose/, /^effectiveOn$/, '2026-08-01'],
  // A signed contract grows by more of the same; the empty row for another line stays empty.
  [/^\/contracts\/:id\/propose/, /^lines\.\d+\./, ''],
  [/^\/plans\/:id\/sources/, /-[1-9]$/, ''],
  [/^\/plans\/:id\/lines\/:line\/goals/, /-[1-9]$/, ''],
  // The goals that are there are changed; the empty rows for further ones stay empty.
  [/^\/contracts\/:id\/lines\/:line\/(goals|team)/, /^effectiveOn$/, '2026-08-01'],
  [/^\/contracts\/:id\/lines\/:line\/team/, /^team$/, '王敏，社会工作师，50%'],
  [/^\/contracts\/:id\/lines\/:line\/goals/, /-([1-9]|\d\d)$/, ''],
  [/^\/delivery\/:id\/posts$/, /^workerId$/, ''],
  [/^\/delivery\/:id\/posts$/, /^workerName$/, '新来的社工'],
  [/^\/tenders\/:id\/bid$/, /^cost-/, ''],
  [/^\/tenders\/:id\/bid$/, /^team-/, '王敏，社会工作师，10%'],
  [/^\/tenders\/:id\/edit/, /^reserve$/, 'none'],
  [/^\/evaluations\/rounds\/:id\/marks/, /-says$/, '写清楚的说明'],
]
/** Where what the page offers first leads to more questions than the form shows. */
const instead: readonly (readonly [route: RegExp, field: RegExp, value: string])[] = [
  // A correction that changes nothing is none.
  [/^\/delivery\/:id\/pay\//, /^gross-/, '6120'],
  [/^\/delivery\/:id\/pay\//, /^contributions-/, '1780'],
  [/^\/delivery\/:id\/pay\//, /^reason$/, '补发了加班工资。'],
  [/^\/delivery\/:id\/indicators/, /^value$/, '59'],
  [/^\/surveys\/questionnaires\/:id\/questions/, /^kind$/, 'text'],
  // A month after the survey that asks the same in the same places.
  [/^\/surveys\/new/, /^opensOn$/, '2026-07-25'],
  [/^\/surveys\/new/, /^closesOn$/, '2026-08-10'],
  // A proposal that changes nothing is none.
  [/^\/contracts\/:id\/propose/, /^titleEn$/, 'Another English title'],
  [/^\/contracts\/:id\/lines\/:line\/goals/, /^forWhom-0$/, '七个社区的独居老人和他们的家人'],
  // An entry put right as it stands is none.
  [/^\/payments\/claims\/:id\/reenter/, /^reference$/, 'ZF-2026-0099'],
  // The first line that is offered is a post, of which nothing is a session.
  [/^\/delivery\/new$/, /^deliverable$/, ''],
  [/^\/delivery\/deliverables\/:deliverable$/, /^members$/, '12'],
]

/** A form as it would be sent when filled in rightly. */
export function filled(form: Pick<SeenForm, 'route' | 'fields'>): Values {
  const values: Values = {}
  for (const f of form.fields) {
    if (f.kind === 'file' || f.kind === 'button') continue
    const listed = (of: typeof fitting) => of.find(([route, field]) => route.test(form.route) && field.test(f.name))?.[2]
    const own = listed(fitting)
    const other = listed(instead)
    if (other !== undefined) values[f.name] = other
    else if (carried(f)) values[f.name] = f.values
    else if (f.values.some((v) => v !== '')) values[f.name] = f.kind === 'checkbox' ? f.values : f.values[0]!
    else if (own !== undefined) values[f.name] = own
    else if (f.optional) values[f.name] = ''
    else if (f.options.length > 0) values[f.name] = f.options.find((o) => o !== '') ?? ''
    else values[f.name] = usual[f.kind] ?? '写清楚的说明'
  }
  return values
}

/** Values that a field of this kind must not take, each with what it tries. */
const wrongFor = (f: Field): readonly string[] => {
  if (f.options.length > 0 || f.kind === 'button') return ['not-offered', 'org_00000000000000000000000000', '']
  if (f.kind === 'date') return ['2026-02-30', '', '30/02/2026', '9999999-01-01']
  if (f.kind === 'datetime-local') return ['2026-02-30T09:00', '', '2026-07-10T25:00']
  if (f.kind === 'decimal') return ['1e9', '100.005', '-1', '', '99999999999999999999', 'NaN']
  if (f.kind === 'numeric') return ['1.5', '-1', '', '99999999999999999999', '1e9', 'x']
  if (f.kind === 'email') return ['nobody', '', 'a@b', `${'x'.repeat(300)}@example.org`]
  return ['', script, 'a\u0000b\uD800c\u202Ed', '字'.repeat(60_000), '9'.repeat(400), '=1+1', '2026-02-30']
}
export const script = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>'

/** A wrong value for each of so many fields; fields and values are taken in turn, so that all are tried over all forms. */
export function oneWrong(form: SeenForm, nth: number, fields: number): { field: Field; value: string; values: Values }[] {
  const right = filled(form)
  // Of rows that are alike one is enough.
  const alike = Map.groupBy(form.fields, (f) => f.name.replace(/[a-z]{3}_[0-9a-z]{26}|\d+/g, '#'))
  const tried = form.fields.filter((f) => f.kind !== 'file' && f.name !== '_once' && [...alike.values()].some((of) => of[0] === f))
  const from = tried.length > fields ? (nth * 3) % tried.length : 0
  return [...tried.slice(from), ...tried.slice(0, from)].slice(0, fields).map((field, i) => {
    const wrong = wrongFor(field)
    const value = wrong[(nth + i) % wrong.length]!
    return { field, value, values: { ...right, [field.name]: value } }
  })
}

/** A value that is surely wrong for a field, where any is. */
export const surelyWrong = (f: Field): string =>
  f.options.length > 0 || ['text', 'textarea', 'search', 'tel', 'password'].includes(f.kind) ? '' : (wrongFor(f)[0] ?? '')
/** Whether a field says that it has to be filled in or chosen. A select with nothing chosen may mean just that. */
export const isAsked = (f: Field): boolean => !carried(f) && !f.optional && (f.options.length === 0 || f.kind === 'radio')

/** One form of each kind: routes are tried once for each set of fields they show. */
export function oneOfEach(w: Everything): SeenForm[] {
  const kinds = new Map<string, SeenForm>()
  for (const f of w.forms) {
    // Signing out would end the sweep's own session and has no fields; it stands on every page.
    if (f.route === '/sign-out') continue
    const names = f.fields.map((x) => `${x.name.replace(/[a-z]{3}_[0-9a-z]{26}|\d+/g, '#')}`)
    const key = `${f.route} ${[...new Set(names)].sort().join(' ')}`
    if (!kinds.has(key)) kinds.set(key, f)
  }
  return [...kinds.values()].sort((a, b) => (a.route < b.route ? -1 : a.route > b.route ? 1 : 0))
}
