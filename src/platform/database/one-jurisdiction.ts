import {
  AliasNode,
  IdentifierNode,
  type KyselyPlugin,
  type OperationNode,
  ParensNode,
  ReferenceNode,
  type RootOperationNode,
  TableNode,
  type UnknownRow,
  type QueryResult,
} from 'kysely'
import type { Db } from './open.ts'

/** Tables that no jurisdiction owns: the list of jurisdictions and what the program keeps about itself. */
const ofNobody: ReadonlySet<string> = new Set(['jurisdictions', 'rehearsal', 'secret_check', 'set_up'])

/**
 * Refuses to run a query that reads, changes or deletes rows without saying of which jurisdiction. Every table has that column first in
 * its keys, so a query without it answers with the rows of all: forgetting it is a fault of the program, thrown where it is made.
 * What really concerns all of them (the clock that looks for due work, a backup) says so with `acrossJurisdictions`.
 */
export class OneJurisdiction implements KyselyPlugin {
  transformQuery({ node }: { node: RootOperationNode }): RootOperationNode {
    const wrong = withoutJurisdiction(node)
    if (wrong) throw new Error(`a query of ${wrong} does not say of which jurisdiction`)
    return node
  }
  transformResult({ result }: { result: QueryResult<UnknownRow> }): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result)
  }
}

/** The database without that guard. `why` is for the reader: what concerns all jurisdictions at once. */
export const acrossJurisdictions = (db: Db, why: string): Db => {
  if (why === '') throw new Error('say why this concerns all jurisdictions')
  return db.withoutPlugins() as Db
}

type Any = OperationNode & Readonly<Record<string, unknown>>

/** The table a query would read or write whole, or undefined. Looked for in every query inside the query too. */
function withoutJurisdiction(root: OperationNode): string | undefined {
  // What a `with` names is a query of its own and looked at as one.
  const named = new Set<string>()
  for (const node of within(root as Any)) if (node.kind === 'CommonTableExpressionNameNode') named.add(tableOf(node.table as Any) ?? '')
  for (const node of within(root as Any)) {
    const table = node.kind === 'RawNode' ? readsInText(node) : whole(node)
    if (table && !ofNobody.has(table) && !named.has(table)) return table
  }
  return undefined
}

/** A node and all below it; what is written as text is one, with the pieces of text put into it. */
function* within(node: Any): Generator<Any> {
  yield node
  for (const child of children(node)) if (!(node.kind === 'RawNode' && child.kind === 'RawNode')) yield* within(child)
}

const children = (node: Any): Any[] =>
  Object.values(node)
    .flat()
    .filter((x): x is Any => typeof x === 'object' && x !== null && 'kind' in x)

function whole(node: Any): string | undefined {
  const froms = (node.from as Any | undefined)?.froms as Any[] | undefined
  const tables =
    node.kind === 'SelectQueryNode' || node.kind === 'DeleteQueryNode'
      ? (froms ?? [])
      : node.kind === 'UpdateQueryNode'
        ? [node.table as Any]
        : []
  const first = tables.map(tableOf).find((t) => t !== undefined)
  if (!first) return undefined
  const joins = (node.joins as Any[] | undefined) ?? []
  const own = new Set([...tables, ...joins.map((j) => j.table as Any)].map(nameOf))
  const conditions = [node.where as Any | undefined, ...joins.map((j) => j.on as Any | undefined)]
  return conditions.some((c) => c && saysJurisdiction(c, own)) ? undefined : first
}

/** The name by which a query calls a table of its own. */
const nameOf = (node: Any): string | undefined => (AliasNode.is(node) && IdentifierNode.is(node.alias) ? node.alias.name : tableOf(node))

function tableOf(node: Any | undefined): string | undefined {
  if (!node) return undefined
  if (AliasNode.is(node)) return tableOf(node.node as Any)
  if (ParensNode.is(node)) return tableOf(node.node as Any)
  return TableNode.is(node) ? node.table.identifier.name : undefined
}

/** A condition that holds for every row, reached by `and` and brackets alone, and says more than that two tables of the query agree. */
function saysJurisdiction(node: Any, own: ReadonlySet<string | undefined>): boolean {
  if (node.kind === 'WhereNode') return saysJurisdiction(node.where as Any, own)
  if (node.kind === 'OnNode') return saysJurisdiction(node.on as Any, own)
  if (node.kind === 'ParensNode') return saysJurisdiction(node.node as Any, own)
  if (node.kind === 'AndNode') return saysJurisdiction(node.left as Any, own) || saysJurisdiction(node.right as Any, own)
  if (node.kind === 'RawNode') return /\bjurisdiction\s*=/.test(textOf(node))
  if (node.kind !== 'BinaryOperationNode') return false
  const operator = node.operator as Any
  if (operator.kind !== 'OperatorNode' || !['=', 'in'].includes(operator.operator as string)) return false
  const [left, right] = [node.leftOperand as Any, node.rightOperand as Any]
  return (isJurisdiction(left) && !isOwn(right, own)) || (isJurisdiction(right) && !isOwn(left, own))
}

const isJurisdiction = (node: Any): boolean =>
  ReferenceNode.is(node) && ((node.column as Any).column as Any | undefined)?.name === 'jurisdiction'
const isOwn = (node: Any, own: ReadonlySet<string | undefined>): boolean =>
  ReferenceNode.is(node) && (node.table === undefined || own.has(tableOf(node.table as unknown as Any)))

/** SQL as text: what reads or writes a table has to name the column. */
function readsInText(node: Any): string | undefined {
  const text = textOf(node)
  const reads =
    /\b(?:from|join|update|delete\s+from)\s+(?!lateral\b|unnest\b|generate_series\b|jsonb_|information_schema\b|pg_)([a-z_]\w*)\b(?!\s*\()/i.exec(
      text,
    )
  return reads && !/\bjurisdiction\b/.test(text) ? reads[1] : undefined
}

const textOf = (node: Any): string =>
  `${(node.sqlFragments as string[]).join(' ? ')} ${children(node)
    .filter((c) => c.kind === 'RawNode')
    .map(textOf)
    .join(' ')}`
