import { dictionary } from '#kernel'

/** What is said of a database that is spread over several servers. */
export const words = dictionary('commands/distribute-words.words', {
  help: {
    zh: `tandem distribute
tandem distribute --look

把数据表分到几台服务器上（PostgreSQL 的 Citus 扩展）：有区划的表按区划分，区划名单每台服务器一份，其余留在前面那台。
数据库没有这个扩展时，只说会怎么分；--look 总是只说不做。分过的表不动，所以每次升级以后再运行一次。
有一处妨碍就什么也不改。见 docs/scale.md。
`,
    en: `tandem distribute
tandem distribute --look

Spreads the tables over several servers (the extension Citus of PostgreSQL): tables with a jurisdiction by their jurisdiction, the list of
jurisdictions whole on every server, the rest on the one in front. On a database without the extension it only says what it would do; with --look
it always does. What lies where it should is left alone, so run it again after each upgrade. One obstacle, and nothing is changed.
See docs/scale.md.
`,
  },
  embedded: {
    zh: '内置数据库只在一台机器上。请设置 DATABASE_URL。',
    en: 'The embedded database lies on one machine. Set DATABASE_URL.',
  },
  plain: {
    zh: '这个数据库没有 Citus 扩展。如果有，会这样分：',
    en: 'This database does not have the extension Citus. With it, this would be done:',
  },
  counts: {
    zh: (byJurisdiction: number, everywhere: number, inFront: number) =>
      `按区划分的表 ${byJurisdiction} 张，每台服务器一份的 ${everywhere} 张，留在前面的 ${inFront} 张。`,
    en: (byJurisdiction: number, everywhere: number, inFront: number) =>
      `Tables by jurisdiction: ${byJurisdiction}; whole on every server: ${everywhere}; on the server in front: ${inFront}.`,
  },
  would: {
    zh: (table: string, everywhere: boolean) => `${table}：${everywhere ? '每台服务器一份' : '按区划分'}`,
    en: (table: string, everywhere: boolean) => `${table}: ${everywhere ? 'whole on every server' : 'by jurisdiction'}`,
  },
  done: {
    zh: (table: string, everywhere: boolean) => `${table}：${everywhere ? '已在每台服务器放一份' : '已按区划分好'}`,
    en: (table: string, everywhere: boolean) => `${table}: ${everywhere ? 'lies whole on every server now' : 'lies by jurisdiction now'}`,
  },
  nothing: { zh: '每张表都在它该在的地方。', en: 'Every table lies where it should.' },
  obstacles: {
    zh: (n: number) => `有 ${n} 处妨碍，什么也没有改：`,
    en: (n: number) => `Nothing was changed. Obstacles: ${n}.`,
  },
  'no-jurisdiction': {
    zh: (table: string, _: string) => `${table}：没有区划这一列，也没有说它该放在哪里。`,
    en: (table: string, _: string) => `${table}: has no jurisdiction, and nobody said where it should lie.`,
  },
  key: {
    zh: (table: string, what: string) => `${table}：唯一键 ${what} 里没有区划。`,
    en: (table: string, what: string) => `${table}: the unique key ${what} leaves the jurisdiction out.`,
  },
  'foreign-key': {
    zh: (table: string, what: string) => `${table}：外键 ${what} 里没有区划。`,
    en: (table: string, what: string) => `${table}: the foreign key ${what} leaves the jurisdiction out.`,
  },
  circle: {
    zh: (_: string, what: string) => `这些表的外键绕成了一圈，排不出先后：${what}。`,
    en: (_: string, what: string) => `The foreign keys of these tables go in a circle, and none can be first: ${what}.`,
  },
  trigger: {
    zh: (table: string, what: string) => `${table}：有触发器 ${what}。`,
    en: (table: string, what: string) => `${table}: has the trigger ${what}.`,
  },
  'other-type': {
    zh: (table: string, what: string) => `${table}：区划这一列的类型是 ${what}，与别的表不同。`,
    en: (table: string, what: string) => `${table}: its jurisdiction is of the type ${what}, unlike that of the others.`,
  },
  elsewhere: {
    zh: (table: string, _: string) => `${table}：已经按别的方式分了；请先用 undistribute_table 收回。`,
    en: (table: string, _: string) => `${table}: lies elsewhere already; take it back with undistribute_table first.`,
  },
  'not-beside': {
    zh: (table: string, _: string) => `${table}：没有和别的表分在一起；请先用 undistribute_table 收回。`,
    en: (table: string, _: string) => `${table}: does not lie beside the others; take it back with undistribute_table first.`,
  },
})
