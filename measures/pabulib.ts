import { type Fraction, fractionOf, type Refusal, refusals, type Words } from '#kernel'

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
  readonly fields: Readonly<Record<string, string>>
}

export interface PbFile {
  /** Keys and values in the order of the file, `budget` and `vote_type` always among them. */
  readonly meta: Readonly<Record<string, string>>
  readonly budget: Fraction
  readonly projectColumns: readonly string[]
  readonly projects: readonly PbProject[]
  readonly voteColumns: readonly string[]
  readonly votes: readonly PbVote[]
}

/** Says where in the file it went wrong: `line` and `column` count from 1, `column` in characters. */
export interface PbRefusal extends Refusal {
  readonly line: number
  readonly column: number
}

/**
 * Reads a vote in the Pabulib format: sections META, PROJECTS and VOTES, each with a header row, cells parted by `;`
 * and quoted with `"` where they hold one. Nothing is dropped or guessed: a row that does not fit is refused with its place.
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
  const votes = votesOf(sections.VOTES, new Set(projects.list.map((p) => p.id)))
  if ('refused' in votes) return votes

  for (const [key, counted] of [
    ['num_projects', projects.list.length],
    ['num_votes', votes.list.length],
  ] as const) {
    const told = meta.values[key]
    if (told !== undefined && told !== String(counted)) return at(meta.cells[key]!, refuse('count-differs', key, told, counted))
  }
  return {
    meta: meta.values,
    budget: meta.budget,
    projectColumns: sections.PROJECTS.header,
    projects: projects.list,
    voteColumns: sections.VOTES.header,
    votes: votes.list,
  }
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
    } else if (!current) return at(row[0]!, refuse('before-meta'))
    else current.push(row)
  }
  const end = { text: '', line: lastLine, column: 1 }
  const sections = {} as Record<Name, Section>
  for (const name of names) {
    const all = found[name]
    if (!all) return at(end, refuse('section-missing', name))
    const headerCells = all[0]
    if (!headerCells) return at(end, refuse('no-header', name))
    const header = headerCells.map((c) => c.text.trim())
    const twice = header.findIndex((h, i) => h === '' || header.indexOf(h) !== i)
    if (twice >= 0) return at(headerCells[twice]!, refuse('column-twice', header[twice]!))
    const lacks = needed[name].find((c) => !header.includes(c))
    if (lacks) return at(headerCells[0]!, refuse('column-missing', name, lacks))
    for (const row of all.slice(1))
      if (row.length !== header.length)
        return at(row[Math.min(row.length, header.length + 1) - 1]!, refuse('row-width', row.length, header.length))
    sections[name] = { header, headerCells, rows: all.slice(1) }
  }
  return sections
}
const needed: Record<Name, readonly string[]> = { META: ['key', 'value'], PROJECTS: ['project_id', 'cost'], VOTES: ['voter_id', 'vote'] }
const isName = (text: string): text is Name => (names as readonly string[]).includes(text)

function metaOf(section: Section): { values: Record<string, string>; cells: Record<string, Cell>; budget: Fraction } | PbRefusal {
  // Without a prototype, so that a key such as `constructor` is only a key.
  const values: Record<string, string> = Object.create(null)
  const cells: Record<string, Cell> = Object.create(null)
  const [k, v] = [section.header.indexOf('key'), section.header.indexOf('value')]
  for (const row of section.rows) {
    const key = row[k]!.text.trim()
    if (key === '' || key in values) return at(row[k]!, refuse('key-twice', key))
    values[key] = row[v]!.text
    cells[key] = row[v]!
  }
  for (const key of ['budget', 'vote_type']) if (!(key in values)) return at(section.headerCells[0]!, refuse('key-missing', key))
  const budget = amountOf(values['budget']!)
  if (!budget) return at(cells['budget']!, refuse('amount', 'budget', values['budget']!))
  if (!voteTypes.includes(values['vote_type']!)) return at(cells['vote_type']!, refuse('vote-type', values['vote_type']!))
  return { values, cells, budget }
}

function projectsOf(section: Section): { list: PbProject[] } | PbRefusal {
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
  return { list }
}

function votesOf(section: Section, known: ReadonlySet<string>): { list: PbVote[] } | PbRefusal {
  const [voterAt, voteAt] = [section.header.indexOf('voter_id'), section.header.indexOf('vote')]
  const seen = new Set<string>()
  const list: PbVote[] = []
  for (const row of section.rows) {
    const voter = row[voterAt]!.text
    if (voter === '') return at(row[voterAt]!, refuse('id', 'voter_id', voter))
    if (seen.has(voter)) return at(row[voterAt]!, refuse('id-twice', 'voter_id', voter))
    seen.add(voter)
    const vote = row[voteAt]!
    const projects = vote.text === '' ? [] : vote.text.split(',')
    let column = vote.column
    for (const [i, id] of projects.entries()) {
      if (!known.has(id)) return at({ ...vote, column }, refuse('unknown-project', id))
      if (projects.indexOf(id) !== i) return at({ ...vote, column }, refuse('project-twice', id))
      column += id.length + 1
    }
    list.push({ voter, projects, fields: fieldsOf(section.header, row) })
  }
  return { list }
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
      `this row has ${has} cells and the header ${wants}. Put text that holds a semicolon in quotation marks.`,
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
      `“${k}” says ${short(told)} but ${counted} rows were counted. The file may be incomplete.`,
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
  'unknown-project': {
    status: 422,
    zh: (v: string) => `选票投给了「${short(v)}」，但 PROJECTS 中没有这个项目。`,
    en: (v: string) => `the ballot names “${short(v)}”, which is not among the PROJECTS.`,
  },
  'project-twice': {
    status: 422,
    zh: (v: string) => `同一张选票两次投给「${short(v)}」。`,
    en: (v: string) => `the ballot names “${short(v)}” twice.`,
  },
})

const at = (cell: Cell, { words, ...rest }: Refusal): PbRefusal => {
  const placed: Words = {
    zh: `第 ${cell.line} 行第 ${cell.column} 个字符：${words.zh}`,
    en: `line ${cell.line}, column ${cell.column}: ${words.en}`,
  }
  return { ...rest, words: placed, line: cell.line, column: cell.column }
}
