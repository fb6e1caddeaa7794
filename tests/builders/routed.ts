import { loadModule, parseSync } from 'libpg-query'

/**
 * Stands in for the planner of Citus, which no registry has: whether a statement goes as a whole to the one shard of its jurisdiction.
 * It does when every table it names is held to a jurisdiction given from outside, by itself or over equal jurisdictions of tables beside it.
 * Built on PostgreSQL's own parser.
 */
await loadModule()

type Tree = Record<string, unknown>

/** Tables that lie whole on every server, or on the first alone. */
export const notDistributed: ReadonlySet<string> = new Set(['jurisdictions', 'rehearsal', 'secret_check', 'set_up', 'application_login'])

/** The view through which the log is written: its trigger writes two rows, each by a statement of its own. */
const written: ReadonlySet<string> = new Set(['record_log_writing'])

/**
 * Tables that are written inside another statement all the same, so that nothing comes between: an alarm with its entry, answers and
 * records with their totals, an answer with its draft. The server in front does it in pieces, in the same transaction.
 */
const inPieces: ReadonlySet<string> = new Set([
  ...['alarms', 'answers', 'answer_totals', 'waiting_answers', 'answer_drafts'],
  ...['service_records', 'hours_totals', 'unit_totals', 'day_totals', 'service_months'],
])

/** What a name of a statement stands for. */
interface Relation {
  readonly alias: string
  /** Undefined of a list, a function or a query with a name: it carries no shard. */
  readonly table: string | undefined
  readonly id: number
}

/** Which jurisdictions a statement says are the same, and which of them it was given. */
class Same {
  readonly #of: number[] = []
  /** Zero stands for what is given from outside. */
  add(): number {
    if (this.#of.length === 0) this.#of.push(0)
    return this.#of.push(this.#of.length) - 1
  }
  #root(i: number): number {
    let at = i
    while (this.#of[at] !== at) at = this.#of[at]!
    return at
  }
  join(a: number, b: number): void {
    const [x, y] = [this.#root(a), this.#root(b)]
    this.#of[Math.max(x, y)] = Math.min(x, y)
  }
  isGiven = (i: number): boolean => this.#root(i) === 0
}

interface Scope {
  readonly relations: Relation[]
  readonly named: ReadonlySet<string>
  readonly outer: Scope | undefined
}

/** Why a statement would not go to one shard; undefined where it would, and for what is no query. */
export function whyNotRouted(statement: string): string | undefined {
  const { stmts } = parseSync(statement) as { stmts?: { stmt: Tree }[] }
  for (const { stmt } of stmts ?? []) {
    const why = new Look().query(stmt, new Set(), undefined)
    if (why) return why
  }
  return undefined
}

class Look {
  readonly #same = new Same()

  query(tree: Tree, named: ReadonlySet<string>, outer: Scope | undefined): string | undefined {
    if (tree.SelectStmt) return this.#select(tree.SelectStmt as Tree, named, outer)
    for (const kind of ['InsertStmt', 'UpdateStmt', 'DeleteStmt'] as const)
      if (tree[kind]) return this.#write(kind, tree[kind] as Tree, named, outer)
    return undefined
  }

  /** The queries a statement names before it begins. One that writes is run in pieces by the server in front. */
  #with(tree: Tree, named: ReadonlySet<string>, outer: Scope | undefined): { named: ReadonlySet<string>; why: string | undefined } {
    const all = new Set(named)
    for (const { CommonTableExpr: c } of ((tree.withClause as Tree | undefined)?.ctes ?? []) as { CommonTableExpr: Tree }[]) {
      const query = c.ctequery as Tree
      const into = targetOf(query)
      if (into && !written.has(into) && !inPieces.has(into))
        return { named: all, why: `${into} is written inside another statement, which is done in pieces` }
      if (query.SelectStmt && !columnsOf(query.SelectStmt as Tree))
        return { named: all, why: `${c.ctename as string} is a query without columns` }
      if ((tree.withClause as Tree).recursive) all.add(c.ctename as string)
      const why = this.query(query, all, outer)
      if (why) return { named: all, why }
      all.add(c.ctename as string)
    }
    return { named: all, why: undefined }
  }

  #select(tree: Tree, before: ReadonlySet<string>, outer: Scope | undefined): string | undefined {
    const { named, why } = this.#with(tree, before, outer)
    if (why) return why
    if (tree.larg) return this.#select(tree.larg as Tree, named, outer) ?? this.#select(tree.rarg as Tree, named, outer)
    const scope: Scope = { relations: [], named, outer }
    const inFrom = this.#from((tree.fromClause ?? []) as Tree[], scope)
    if (inFrom) return inFrom
    return (
      this.#where(tree.whereClause as Tree | undefined, scope) ??
      this.#inside([tree.targetList, tree.havingClause, tree.valuesLists, tree.sortClause, tree.groupClause, tree.limitCount], scope) ??
      this.#held(scope)
    )
  }

  #write(kind: string, tree: Tree, before: ReadonlySet<string>, outer: Scope | undefined): string | undefined {
    const { named, why } = this.#with(tree, before, outer)
    if (why) return why
    const target = tree.relation as Tree
    const table = target.relname as string
    if (kind === 'InsertStmt') {
      const columns = ((tree.cols ?? []) as { ResTarget: Tree }[]).map((c) => c.ResTarget.name)
      if (!notDistributed.has(table) && !columns.includes('jurisdiction')) return `a row of ${table} does not say its jurisdiction`
      const select = tree.selectStmt as Tree | undefined
      const inside = select && this.query(select, named, outer)
      if (inside) return inside
      return undefined
    }
    const scope: Scope = { relations: [], named, outer }
    const own = this.#relation(target, scope)
    const inFrom = this.#from(((kind === 'UpdateStmt' ? tree.fromClause : tree.usingClause) ?? []) as Tree[], scope)
    if (inFrom) return inFrom
    if (!own.table) return undefined
    return (
      this.#where(tree.whereClause as Tree | undefined, scope) ??
      this.#inside([tree.targetList, tree.returningList], scope) ??
      this.#held(scope)
    )
  }

  #held(scope: Scope): string | undefined {
    const free = scope.relations.find((r) => r.table && !this.#same.isGiven(r.id))
    return free && `${free.table} is not held to one jurisdiction`
  }

  #relation(range: Tree, scope: Scope): Relation {
    const name = range.relname as string
    const isTable =
      !scope.named.has(name) && !notDistributed.has(name) && range.schemaname !== 'pg_catalog' && range.schemaname !== 'information_schema'
    const isKnown = isTable && !name.startsWith('pg_')
    const alias = ((range.alias as Tree | undefined)?.aliasname as string | undefined) ?? name
    const r = { alias, table: isKnown ? name : undefined, id: this.#same.add() }
    scope.relations.push(r)
    return r
  }

  #from(items: Tree[], scope: Scope): string | undefined {
    for (const item of items) {
      if (item.RangeVar) this.#relation(item.RangeVar as Tree, scope)
      else if (item.JoinExpr) {
        const join = item.JoinExpr as Tree
        const why = this.#from([join.larg as Tree, join.rarg as Tree], scope) ?? this.#where(join.quals as Tree | undefined, scope)
        if (why) return why
      } else if (item.RangeSubselect) {
        const sub = item.RangeSubselect as Tree
        // A query that stands for a table is planned by itself: it has to be held by itself.
        const why = this.query(sub.subquery as Tree, scope.named, undefined)
        if (why) return why
        const alias = (sub.alias as Tree | undefined)?.aliasname as string | undefined
        if (alias) scope.relations.push({ alias, table: undefined, id: this.#same.add() })
      } else if (item.RangeFunction) {
        const alias = ((item.RangeFunction as Tree).alias as Tree | undefined)?.aliasname as string | undefined
        if (alias) scope.relations.push({ alias, table: undefined, id: this.#same.add() })
        const why = this.#inside([item.RangeFunction], scope)
        if (why) return why
      }
    }
    return undefined
  }

  /** What has to be true of every row: takes in which jurisdictions are the same, then looks at the queries inside. */
  #where(tree: Tree | undefined, scope: Scope): string | undefined {
    if (!tree) return undefined
    const parts = allOf(tree)
    for (const part of parts) this.#equal(part, scope)
    for (const part of parts) {
      const exists = existsIn(part)
      // A query that asks whether there is a row is joined to the one around it, and may be held by that one.
      const why = exists ? this.query(exists, scope.named, scope) : this.#inside([part], scope)
      if (why) return why
    }
    return undefined
  }

  #equal(part: Tree, scope: Scope): void {
    const e = part.A_Expr as Tree | undefined
    if (e?.kind !== 'AEXPR_OP' || ((e.name as Tree[])[0]!.String as Tree).sval !== '=') return
    const [a, b] = [this.#jurisdictionOf(e.lexpr as Tree, scope), this.#jurisdictionOf(e.rexpr as Tree, scope)]
    if (a !== undefined && b !== undefined) this.#same.join(a, b)
  }

  /** Whose jurisdiction an expression is: a relation's, or the given one (0). Undefined where it is neither. */
  #jurisdictionOf(tree: Tree, scope: Scope): number | undefined {
    if (tree.TypeCast) return this.#jurisdictionOf((tree.TypeCast as Tree).arg as Tree, scope)
    if (tree.ParamRef || tree.A_Const) return 0
    const fields = ((tree.ColumnRef as Tree | undefined)?.fields ?? []) as Tree[]
    const names = fields.map((f) => (f.String as Tree | undefined)?.sval as string | undefined)
    if (names.at(-1) !== 'jurisdiction') return undefined
    for (let at: Scope | undefined = scope; at; at = at.outer) {
      const found = names.length > 1 ? at.relations.find((r) => r.alias === names.at(-2)) : at.relations.find((r) => r.table)
      if (found) return found.id
    }
    return undefined
  }

  /** Queries inside an expression: each is answered by itself, with nothing of the rows around it to hold it. */
  #inside(trees: unknown[], scope: Scope): string | undefined {
    for (const sub of subqueriesIn(trees)) {
      const why = this.query(sub, scope.named, undefined)
      if (why) return why
    }
    return undefined
  }
}

const allOf = (tree: Tree): Tree[] => {
  const bool = tree.BoolExpr as Tree | undefined
  return bool?.boolop === 'AND_EXPR' ? (bool.args as Tree[]).flatMap(allOf) : [tree]
}

/** The query of `exists (…)` or `not exists (…)`. */
function existsIn(part: Tree): Tree | undefined {
  const bool = part.BoolExpr as Tree | undefined
  const link = (bool?.boolop === 'NOT_EXPR' ? (bool.args as Tree[])[0]! : part).SubLink as Tree | undefined
  return link?.subLinkType === 'EXISTS_SUBLINK' ? (link.subselect as Tree) : undefined
}

function* subqueriesIn(tree: unknown): Generator<Tree> {
  if (Array.isArray(tree)) for (const t of tree) yield* subqueriesIn(t)
  else if (tree && typeof tree === 'object') {
    const link = (tree as Tree).SubLink as Tree | undefined
    if (link) {
      yield link.subselect as Tree
      yield* subqueriesIn(link.testexpr)
    } else for (const value of Object.values(tree)) yield* subqueriesIn(value)
  }
}

const columnsOf = (select: Tree): unknown => select.targetList ?? select.valuesLists ?? select.larg

/** The table a statement writes. */
function targetOf(tree: Tree): string | undefined {
  const write = (tree.InsertStmt ?? tree.UpdateStmt ?? tree.DeleteStmt) as Tree | undefined
  return write && ((write.relation as Tree).relname as string)
}
