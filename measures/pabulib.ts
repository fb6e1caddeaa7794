import { count, add, both, compare, type Fraction, fraction, fractionOf, type Refusal, refusals, type Words, zero } from '#kernel'

/** One project of a vote, with every column of its row as it stood in the file. */
export interface PbProject {
  readonly id: string
  /** In the currency unit of the file, above zero. */
  readonly cost: Fraction
  readonly fields: Readonly<Record<string, string>>
}

/** One ballot. An empty ballot is still a voter: the budget is shared among all who voted. */
export interface PbVote {
  readonly voter: string
  /** Ids in the order of the file: for approval ballots it means nothing, for ordinal ones it is the ranking. */
  readonly projects: readonly string[]
  /** Points of cumulative and scoring ballots, one for each of the projects. */
  readonly points?: readonly Fraction[]
  readonly fields: Readonly<Record<string, string>>
}

/** Something in the file that was counted in another way than it stands there, with its place. */
export interface PbNote {
  readonly line: number
  readonly column: number
  readonly words: Words
}

export interface PbFile {
  /** Keys and values in the order of the file, `budget` and `vote_type` always among them. */
  readonly meta: Readonly<Record<string, string>>
  readonly budget: Fraction
  readonly projectColumns: readonly string[]
  readonly projects: readonly PbProject[]
  readonly voteColumns: readonly string[]
  /** Ballots that count: what breaks the file's own rules is left out and noted. */
  readonly votes: readonly PbVote[]
  /** Projects that ballots name and nobody can choose any more: marked as withdrawn, or no longer among the projects. */
  readonly withdrawn: readonly string[]
  /** Ballots left out. */
  readonly leftOut: number
  readonly notes: readonly PbNote[]
}

/** Says where in the file it went wrong: `line` and `column` count from 1, `column` in characters. */
export interface PbRefusal extends Refusal {
  readonly line: number
  readonly column: number
}

/**
 * Reads a vote in the Pabulib format: sections META, PROJECTS and VOTES, each with a header row, cells parted by `;`
 * and quoted with `"` where they hold one. META may lack its title or its header row. A wrong meta or project is refused with its
 * place; one wrong ballot is noted with its place and counted as the file's own rules say: a project named twice counts once, a
 * withdrawn one not at all, and a ballot of too many, too few, too dear or too many points is left out.
 * The `votes` column of projects is kept as it stands but never trusted: support is counted from the ballots.
 * @source http://pabulib.org/format (Stolicki, Szufa, Talmon 2020)
 */
export function readPb(text: string): PbFile | PbRefusal {
  const rows = rowsOf(text.replace(/^\uFEFF/, ''))
  if ('refused' in rows) return rows
  const sections = sectionsOf(rows, text.split(/\r\n|\n|\r/).length)
  if ('refused' in sections) return sections

  const meta = metaOf(sections.META)
  if ('refused' in meta) return meta
  const projects = projectsOf(sections.PROJECTS)
  if ('refused' in projects) return projects
  const votes = votesOf(sections.VOTES, projects, meta.values)

  for (const [key, counted] of [
    ['num_projects', projects.list.length],
    ['num_votes', sections.VOTES.rows.length],
  ] as const) {
    const told = meta.values[key]
    // Projects that were withdrawn may still be among those announced.
    const mayBe = key === 'num_projects' ? [counted, counted + votes.unknown, counted - projects.withdrawn.length] : [counted]
    if (told !== undefined && !mayBe.map(String).includes(told)) return at(meta.cells[key]!, refuse('count-differs', key, told, counted))
  }
  return {
    meta: meta.values,
    budget: meta.budget,
    projectColumns: sections.PROJECTS.header,
    projects: projects.list,
    voteColumns: sections.VOTES.header,
    votes: votes.list,
    withdrawn: votes.withdrawn,
    leftOut: votes.leftOut,
    notes: votes.notes,
  }
}

/**
 * What a ballot says each project is worth to its voter: 1 for an approval, its points, and in a ranking of k projects k − 1 for the
 * first down to 0 for the last, as pabutools counts (`Additive_Borda_Sat`, `Additive_Cardinal_Sat`).
 */
export function worthOf(type: string, vote: PbVote): readonly Fraction[] {
  if (type === 'ordinal') return vote.projects.map((_, i) => fraction(vote.projects.length - 1 - i))
  return vote.points ?? vote.projects.map(() => fraction(1))
}

/** Writes a file that {@link readPb} reads back to the same; cells are quoted only where they must be. */
export function writePb(file: Pick<PbFile, 'meta' | 'projectColumns' | 'projects' | 'voteColumns' | 'votes'>): string {
  const row = (cells: readonly string[]) => cells.map(quoted).join(';')
  const table = (columns: readonly string[], list: readonly { readonly fields: Readonly<Record<string, string>> }[]) => [
    row(columns),
    ...list.map((r) => row(columns.map((c) => r.fields[c] ?? ''))),
  ]
  return [
    'META',
    row(['key', 'value']),
    ...Object.entries(file.meta).map(row),
    'PROJECTS',
    ...table(file.projectColumns, file.projects),
    'VOTES',
    ...table(file.voteColumns, file.votes),
    '',
  ].join('\n')
}

const quoted = (cell: string) => (/[;\n\r]|^"|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const names = ['META', 'PROJECTS', 'VOTES'] as const
type Name = (typeof names)[number]
const voteTypes = ['approval', 'choose-1', 'ordinal', 'cumulative', 'scoring']

interface Cell {
  readonly text: string
  readonly line: number
  readonly column: number
}
type Row = readonly Cell[]
interface Section {
  readonly header: readonly string[]
  readonly headerCells: Row
  readonly rows: readonly Row[]
}

function rowsOf(text: string): Row[] | PbRefusal {
  const lines = text.split(/\r\n|\n|\r/)
  const rows: Row[] = []
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.trim() === '') continue
    if (!lines[i]!.includes('"')) {
      rows.push(plainCells(lines[i]!, i + 1))
      continue
    }
    const cells: Cell[] = []
    let start = 0
    for (;;) {
      const line = lines[i]!
      const place = { line: i + 1, column: start + 1 }
      if (line[start] !== '"') {
        const end = line.indexOf(';', start)
        cells.push({ text: line.slice(start, end < 0 ? undefined : end), ...place })
        if (end < 0) break
        start = end + 1
        continue
      }
      let cell = ''
      let from = start + 1
      for (;;) {
        const close = lines[i]!.indexOf('"', from)
        if (close < 0) {
          cell += `${lines[i]!.slice(from)}\n`
          if (++i === lines.length) return at({ text: '', ...place }, refuse('quote-open'))
          from = 0
          continue
        }
        cell += lines[i]!.slice(from, close)
        from = close + 1
        if (lines[i]![from] !== '"') break
        cell += '"'
        from++
      }
      const after = lines[i]![from]
      if (after !== undefined && after !== ';') return at({ text: '', line: i + 1, column: from + 1 }, refuse('quote-followed', after))
      cells.push({ text: cell, ...place })
      if (after === undefined) break
      start = from + 1
    }
    rows.push(cells)
  }
  return rows
}

function plainCells(line: string, number: number): Row {
  let column = 1
  return line.split(';').map((text) => {
    const cell = { text, line: number, column }
    column += text.length + 1
    return cell
  })
}

function sectionsOf(rows: readonly Row[], lastLine: number): Record<Name, Section> | PbRefusal {
  const found: Partial<Record<Name, Row[]>> = {}
  let current: Row[] | undefined
  for (const row of rows) {
    const title = row.length === 1 ? row[0]!.text.trim().toUpperCase() : ''
    if (isName(title)) {
      if (found[title]) return at(row[0]!, refuse('section-twice', title))
      const before = names.slice(0, names.indexOf(title)).find((n) => !found[n])
      if (before) return at(row[0]!, refuse('section-missing', before))
      current = found[title] = []
    } else if (!current && row.length === 2) {
      // The title of META is left out.
      current = found.META = [row]
    } else if (!current) return at(row[0]!, refuse('before-meta'))
    else current.push(row)
  }
  const end = { text: '', line: lastLine, column: 1 }
  const sections = {} as Record<Name, Section>
  for (const name of names) {
    const given = found[name]
    if (!given) return at(end, refuse('section-missing', name))
    // META is keys and values whether a row says so or not.
    const isBare = name === 'META' && given[0] !== undefined && given[0].length === 2 && given[0][0]!.text.trim().toLowerCase() !== 'key'
    const all: readonly Row[] = isBare ? [metaHeader(given[0]![0]!), ...given] : given
    const headerCells = all[0]
    if (!headerCells) return at(end, refuse('no-header', name))
    const header = headerCells.map((c) => c.text.trim())
    const twice = header.findIndex((h, i) => h === '' || header.indexOf(h) !== i)
    if (twice >= 0) return at(headerCells[twice]!, refuse('column-twice', header[twice]!))
    const lacks = needed[name].find((c) => !header.includes(c))
    if (lacks) return at(headerCells[0]!, refuse('column-missing', name, lacks))
    // A ballot that does not fit is one bad ballot.
    for (const row of name === 'VOTES' ? [] : all.slice(1))
      if (row.length !== header.length)
        return at(row[Math.min(row.length, header.length + 1) - 1]!, refuse('row-width', row.length, header.length))
    sections[name] = { header, headerCells, rows: all.slice(1) }
  }
  return sections
}
const metaHeader = ({ line, column }: Cell): Row => [
  { text: 'key', line, column },
  { text: 'value', line, column },
]
const needed: Record<Name, readonly string[]> = { META: ['key', 'value'], PROJECTS: ['project_id', 'cost'], VOTES: ['voter_id', 'vote'] }
const isName = (text: string): text is Name => (names as readonly string[]).includes(text)

function metaOf(section: Section): { values: Record<string, string>; cells: Record<string, Cell>; budget: Fraction } | PbRefusal {
  // Without a prototype, so that a key such as `constructor` is only a key.
  const values: Record<string, string> = Object.create(null)
  const cells: Record<string, Cell> = Object.create(null)
  const [k, v] = [section.header.indexOf('key'), section.header.indexOf('value')]
  for (const row of section.rows) {
    const key = row[k]!.text.trim()
    if (key === '' || Object.hasOwn(values, key)) return at(row[k]!, refuse('key-twice', key))
    values[key] = row[v]!.text
    cells[key] = row[v]!
  }
  for (const key of ['budget', 'vote_type']) if (!(key in values)) return at(section.headerCells[0]!, refuse('key-missing', key))
  const budget = amountOf(values['budget']!)
  if (!budget) return at(cells['budget']!, refuse('amount', 'budget', values['budget']!))
  if (!voteTypes.includes(values['vote_type']!)) return at(cells['vote_type']!, refuse('vote-type', values['vote_type']!))
  return { values, cells, budget }
}

interface Projects {
  list: PbProject[]
  /** Marked as withdrawn in a column of that name, or by the word in `status`. */
  withdrawn: readonly string[]
}

function projectsOf(section: Section): Projects | PbRefusal {
  const [idAt, costAt] = [section.header.indexOf('project_id'), section.header.indexOf('cost')]
  const seen = new Set<string>()
  const list: PbProject[] = []
  for (const row of section.rows) {
    const id = row[idAt]!.text
    if (id === '' || /[,\s]/.test(id)) return at(row[idAt]!, refuse('id', 'project_id', id))
    if (seen.has(id)) return at(row[idAt]!, refuse('id-twice', 'project_id', id))
    seen.add(id)
    const cost = amountOf(row[costAt]!.text)
    if (!cost) return at(row[costAt]!, refuse('amount', 'cost', row[costAt]!.text))
    list.push({ id, cost, fields: fieldsOf(section.header, row) })
  }
  const isWithdrawn = (p: PbProject) =>
    /^(1|true|yes)$/i.test(p.fields['withdrawn']?.trim() ?? '') || /^withdrawn$/i.test(p.fields['status']?.trim() ?? '')
  return { list, withdrawn: list.filter(isWithdrawn).map((p) => p.id) }
}

interface Votes {
  readonly list: PbVote[]
  readonly notes: PbNote[]
  readonly withdrawn: readonly string[]
  /** Projects named that are not among the projects. */
  readonly unknown: number
  readonly leftOut: number
}

function votesOf(section: Section, projects: Projects, meta: Readonly<Record<string, string>>): Votes {
  const [voterAt, voteAt, pointsAt] = ['voter_id', 'vote', 'points'].map((c) => section.header.indexOf(c)) as [number, number, number]
  const costs = new Map(projects.list.map((p) => [p.id, p.cost]))
  const gone = new Map<string, { cell: Cell; ballots: number }>()
  const limit = limitsOf(meta)
  const seen = new Set<string>()
  const list: PbVote[] = []
  const notes: PbNote[] = []
  let leftOut = 0
  const note = (cell: Cell, words: Words) => notes.push({ line: cell.line, column: cell.column, words })
  for (const row of section.rows) {
    const leaveOut = (cell: Cell, why: Words) => {
      leftOut++
      note(cell, both(`${why.zh}，这张选票没有计入。`, `${why.en}: the ballot was not counted.`))
    }
    if (row.length !== section.header.length) {
      leaveOut(row[0]!, says.width(row.length, section.header.length))
      continue
    }
    const voter = row[voterAt]!.text
    if (voter === '' || seen.has(voter)) {
      leaveOut(row[voterAt]!, voter === '' ? says.noVoter : says.voterTwice(voter))
      continue
    }
    seen.add(voter)
    const vote = row[voteAt]!
    const named = vote.text.trim() === '' ? [] : vote.text.split(',')
    const points =
      pointsAt < 0 || row[pointsAt]!.text.trim() === '' ? undefined : row[pointsAt]!.text.split(',').map((p) => pointOf(p.trim()))
    if (points && (points.length !== named.length || points.includes(undefined))) {
      leaveOut(row[pointsAt]!, says.points(named.length))
      continue
    }
    if (!points && named.length > 0 && (meta['vote_type'] === 'cumulative' || meta['vote_type'] === 'scoring')) {
      leaveOut(vote, says.points(named.length))
      continue
    }
    const kept: { id: string; points: Fraction | undefined }[] = []
    const chosen = new Set<string>()
    let column = vote.column
    for (const [i, raw] of named.entries()) {
      const id = raw.trim()
      const cell = { ...vote, column }
      column += raw.length + 1
      if (chosen.has(id)) {
        note(cell, says.twice(id))
        continue
      }
      chosen.add(id)
      if (!costs.has(id) || projects.withdrawn.includes(id)) {
        const known = gone.get(id)
        if (known) known.ballots++
        else gone.set(id, { cell, ballots: 1 })
      } else kept.push({ id, points: points?.[i] })
    }
    const broken = limit(
      chosen.size,
      kept.map((k) => costs.get(k.id)!),
      kept.flatMap((k) => k.points ?? []),
    )
    if (broken) {
      leaveOut(vote, broken)
      continue
    }
    const fields = fieldsOf(section.header, row)
    list.push({ voter, projects: kept.map((k) => k.id), ...(points && { points: kept.map((k) => k.points!) }), fields })
  }
  for (const [id, { cell, ballots }] of gone) note(cell, says.withdrawn(id, ballots, costs.has(id)))
  const unknown = [...gone.keys()].filter((id) => !costs.has(id))
  return { list, notes, leftOut, withdrawn: [...new Set([...projects.withdrawn, ...unknown])], unknown: unknown.length }
}

const pointOf = (text: string): Fraction | undefined => (/^\d{1,9}(?:\.\d{1,6})?$/.test(text) ? fractionOf(text) : undefined)

/** The limits that the file sets for a ballot; a choose-1 ballot names one project unless the file says more. */
function limitsOf(
  meta: Readonly<Record<string, string>>,
): (length: number, costs: readonly Fraction[], points: readonly Fraction[]) => Words | undefined {
  const number = (key: string) => (meta[key] === undefined ? undefined : pointOf(meta[key].trim()))
  const [least, most] = [number('min_length'), number('max_length') ?? (meta['vote_type'] === 'choose-1' ? fraction(1) : undefined)]
  const bounds = [
    ['sum_cost', number('min_sum_cost'), number('max_sum_cost')],
    ['sum_points', number('min_sum_points'), number('max_sum_points')],
  ] as const
  const [fewest, highest] = [number('min_points'), number('max_points')]
  return (length, costs, points) => {
    if (most && compare(fraction(length), most) > 0) return says.tooMany(length, meta['max_length'] ?? '1')
    if (least && compare(fraction(length), least) < 0) return says.tooFew(length, meta['min_length']!)
    for (const [key, low, high] of bounds) {
      if (key === 'sum_points' && points.length === 0) continue
      const total = (key === 'sum_cost' ? costs : points).reduce(add, zero)
      if (high && compare(total, high) > 0) return says.outside(`max_${key}`, meta[`max_${key}`]!)
      if (low && compare(total, low) < 0) return says.outside(`min_${key}`, meta[`min_${key}`]!)
    }
    if (highest && points.some((p) => compare(p, highest) > 0)) return says.outside('max_points', meta['max_points']!)
    if (fewest && points.some((p) => compare(p, fewest) < 0)) return says.outside('min_points', meta['min_points']!)
    return undefined
  }
}

const says = {
  width: (has: number, wants: number) =>
    both(`这一行有 ${has} 个单元格，表头有 ${wants} 个`, `this row has ${count(has, 'cell')} and the header ${wants}`),
  noVoter: both('没有选民编号', 'there is no voter id'),
  voterTwice: (v: string) => both(`选民 ${short(v)} 前面已投过`, `voter ${short(v)} has voted above`),
  points: (n: number) =>
    both(
      `选了 ${n} 个项目，分数应有 ${n} 个、不小于零`,
      `${count(n, 'project')} ${n === 1 ? 'is named and takes' : 'are named and take'} ${count(n, 'point')} of zero or more`,
    ),
  twice: (id: string) => both(`「${short(id)}」写了两次，只算一次。`, `“${short(id)}” is named twice and counts once.`),
  tooMany: (n: number, most: string) =>
    both(`选了 ${n} 个项目，最多 ${most} 个`, `it names ${count(n, 'project')}, at most ${most} may be named`),
  tooFew: (n: number, least: string) =>
    both(`选了 ${n} 个项目，至少 ${least} 个`, `it names ${count(n, 'project')}, at least ${least} must be named`),
  outside: (key: string, value: string) => both(`超出了 ${key}（${value}）`, `it breaks ${key} (${value})`),
  withdrawn: (id: string, ballots: number, isMarked: boolean) =>
    both(
      `${ballots} 张选票投给了「${short(id)}」，${isMarked ? '它已撤回' : '但 PROJECTS 中没有它，视为已撤回'}，没有计入；选票上的其他项目照算。`,
      `${count(ballots, 'ballot')} ${ballots === 1 ? 'names' : 'name'} “${short(id)}”, which ${isMarked ? 'was withdrawn' : 'is not among the PROJECTS and is taken as withdrawn'}: it was not counted; the other projects of the ballots were.`,
    ),
}

function fieldsOf(header: readonly string[], row: Row): Record<string, string> {
  const fields: Record<string, string> = {}
  for (let i = 0; i < header.length; i++) Object.defineProperty(fields, header[i]!, { value: row[i]!.text, enumerable: true })
  return fields
}

const amountOf = (text: string): Fraction | undefined => {
  if (!/^\d{1,18}(?:\.\d{1,6})?$/.test(text)) return undefined
  const amount = fractionOf(text)
  return amount.n > 0n ? amount : undefined
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
const refuse = refusals({
  'quote-open': {
    status: 422,
    zh: '引号打开后没有关闭。请在单元格末尾补上引号。',
    en: 'a quotation mark is opened and never closed. Close it at the end of the cell.',
  },
  'quote-followed': {
    status: 422,
    zh: (c: string) => `引号关闭后又出现「${c}」。单元格内的引号请写两遍。`,
    en: (c: string) => `“${c}” follows a closed quotation mark. Write a quotation mark inside a cell twice.`,
  },
  'before-meta': { status: 422, zh: '文件必须以 META 开头。', en: 'the file must begin with META.' },
  'section-twice': {
    status: 422,
    zh: (s: string) => `${s} 部分出现了两次，请合并。`,
    en: (s: string) => `section ${s} appears twice. Join the two.`,
  },
  'section-missing': {
    status: 422,
    zh: (s: string) => `缺少 ${s} 部分。顺序应为 META、PROJECTS、VOTES。`,
    en: (s: string) => `section ${s} is missing. The order is META, PROJECTS, VOTES.`,
  },
  'no-header': { status: 422, zh: (s: string) => `${s} 部分缺少表头行。`, en: (s: string) => `section ${s} has no header row.` },
  'column-twice': {
    status: 422,
    zh: (c: string) => (c === '' ? '表头有空列名，请填写。' : `列名「${c}」出现了两次，请改名。`),
    en: (c: string) => (c === '' ? 'a column has no name. Give it one.' : `column “${c}” appears twice. Rename one.`),
  },
  'column-missing': {
    status: 422,
    zh: (s: string, c: string) => `${s} 部分缺少「${c}」列。`,
    en: (s: string, c: string) => `section ${s} lacks the column “${c}”.`,
  },
  'row-width': {
    status: 422,
    zh: (has: number, wants: number) => `这一行有 ${has} 个单元格，表头有 ${wants} 个。含分号的内容请加引号。`,
    en: (has: number, wants: number) =>
      `this row has ${count(has, 'cell')} and the header ${wants}. Put text that holds a semicolon in quotation marks.`,
  },
  'key-twice': {
    status: 422,
    zh: (k: string) => (k === '' ? 'META 有空的键名。' : `META 的「${k}」出现了两次，请只留一个。`),
    en: (k: string) => (k === '' ? 'a META key is empty.' : `META has “${k}” twice. Keep one.`),
  },
  'key-missing': { status: 422, zh: (k: string) => `META 缺少「${k}」。`, en: (k: string) => `META lacks “${k}”.` },
  amount: {
    status: 422,
    zh: (c: string, v: string) => `「${c}」是「${short(v)}」，应为大于零的数，最多六位小数，不加逗号。`,
    en: (c: string, v: string) => `“${c}” is “${short(v)}”; it must be a number above zero with at most six decimals and no commas.`,
  },
  'vote-type': {
    status: 422,
    zh: (v: string) => `投票方式「${short(v)}」无法识别，应为 ${voteTypes.join('、')} 之一。`,
    en: (v: string) => `vote type “${short(v)}” is unknown; it must be one of ${voteTypes.join(', ')}.`,
  },
  'count-differs': {
    status: 422,
    zh: (k: string, told: string, counted: number) => `「${k}」写的是 ${short(told)}，实际数出 ${counted} 行。文件可能不完整。`,
    en: (k: string, told: string, counted: number) =>
      `“${k}” says ${short(told)} but ${count(counted, 'row')} ${counted === 1 ? 'was' : 'were'} counted. The file may be incomplete.`,
  },
  id: {
    status: 422,
    zh: (c: string, v: string) => `「${c}」是「${short(v)}」：编号不能为空，项目编号不能含逗号或空格。`,
    en: (c: string, v: string) => `“${c}” is “${short(v)}”: an id may not be empty, and a project id holds no comma or space.`,
  },
  'id-twice': {
    status: 422,
    zh: (c: string, v: string) => `「${c}」${short(v)} 出现了两次。`,
    en: (c: string, v: string) => `“${c}” ${short(v)} appears twice.`,
  },
})

const at = (cell: Cell, { words, ...rest }: Refusal): PbRefusal => {
  const placed: Words = {
    zh: `第 ${cell.line} 行第 ${cell.column} 个字符：${words.zh}`,
    en: `line ${cell.line}, column ${cell.column}: ${words.en}`,
  }
  return { ...rest, words: placed, line: cell.line, column: cell.column }
}
