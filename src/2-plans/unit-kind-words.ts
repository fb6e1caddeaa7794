import { both, count, type Day, dictionary, refusals, sayDay } from '#kernel'

export const refuseUnitKind = refusals({
  'unit-wrong': { status: 422, zh: '有几处要改，见各项说明。', en: 'Some of it needs mending; see the fields.' },
  'unit-known': { status: 409, zh: '本单位的单位库里已经有这个名称。', en: 'Your office keeps a unit of this name already.' },
  'unit-same': { status: 409, zh: '和现在的一样，没有要改的。', en: 'It says what it says already.' },
  'unit-retired': {
    status: 409,
    zh: '这个单位已经停用。要改请先恢复使用。',
    en: 'This unit is retired. Offer it again before you change it.',
  },
  'unit-not-retired': { status: 409, zh: '这个单位正在使用。', en: 'This unit is offered already.' },
})

export const unitKindWords = dictionary('2-plans/unit-kind-words.unitKindWords', {
  title: { zh: '单位库', en: 'Library of units' },
  lead: {
    zh: '本单位买服务时常用的「一个单位」：名称、文字和条件。起草计划行时从这里开始；以后改了或者停用，已经写进计划的不变。',
    en: 'What your office buys as one: its name, its words and its conditions. Lines of plans begin from here; changed or retired later, what stands in a plan stays.',
  },
  add: { zh: '添加一个单位', en: 'Add a unit' },
  name: { zh: '名称', en: 'Name' },
  nameEn: { zh: '英文名称', en: 'Name in English' },
  unit: { zh: '单位（文字）', en: 'Unit, in words' },
  unitHint: { zh: '写在计划行里的，例如「个，6 节、42 人次以上」', en: 'As it will stand in the line, such as 个，6 节、42 人次以上' },
  unitEn: { zh: '单位（英文）', en: 'Unit, in English' },
  conditions: { zh: '条件', en: 'Conditions' },
  sessions: { zh: '节数', en: 'Sessions' },
  people: { zh: '人次', en: 'People' },
  members: { zh: '不同的人', en: 'Different people' },
  minutes: { zh: '分钟', en: 'Minutes' },
  what: { zh: '服务种类', en: 'Kinds of work' },
  state: { zh: '状态', en: 'State' },
  offered: { zh: '使用中', en: 'offered' },
  retired: { zh: (on: Day) => `${sayDay(on, 'zh')}停用`, en: (on: Day) => `retired on ${sayDay(on, 'en')}` },
  search: { zh: '搜名称和文字', en: 'Search names and words' },
  filter: { zh: '筛选', en: 'Filter' },
  none: {
    zh: '单位库还是空的。可以添加，从表格里贴，或者拿一个例子来改。',
    en: 'The library is empty. Add a unit, paste a table, or take an example and change it.',
  },
  save: { zh: '保存', en: 'Save' },
  change: { zh: '修改', en: 'Change it' },
  retire: { zh: '停用', en: 'Retire' },
  reinstate: { zh: '恢复使用', en: 'Offer it again' },
  wordings: { zh: '各个版本', en: 'Its wordings' },
  number: { zh: '版本', en: 'Version' },
  written: { zh: '写于', en: 'Written' },
  examples: { zh: '例子', en: 'Examples' },
  examplesLead: {
    zh: '实践中的写法，数字只是示意。拿来改成本单位的。',
    en: 'As it is put in practice; the figures are made up. Take one and make it your own.',
  },
  take: { zh: '拿来改', en: 'Take and change' },
  paste: { zh: '从表格里贴', en: 'Paste a table' },
  pasteLead: {
    zh: '列和导出的表一样：名称、英文名称、单位、英文单位、节数、人次、不同的人、分钟、服务种类、状态。名称已有的，改成表里的写法；没有的添加。状态写着停用日期的停用，空着的使用。',
    en: 'The columns are those of the file you can take from here: name, name in English, unit, unit in English, sessions, people, different people, minutes, kinds of work, state. A name that is there is changed to what the table says; others are added. One with a day under state is retired; where it is empty it is offered.',
  },
  rows: { zh: '表格', en: 'Table' },
  own: { zh: '本单位的单位库', en: 'From your library' },
  ownLink: { zh: '打开单位库', en: 'Open the library' },
})

/** What the record log says of them. */
export const sayUnitKept = (name: string) => both(`保存单位库里的「${name}」`, `Kept the unit “${name}” of the library`)
export const sayUnitRetired = (name: string) => both(`停用单位库里的「${name}」`, `Retired the unit “${name}” of the library`)
export const sayUnitBack = (name: string) => both(`恢复使用单位库里的「${name}」`, `Offered the unit “${name}” of the library again`)
export const sayUnitsImported = (n: string) =>
  both(`从表格里写入单位库 ${n} 个`, `Wrote ${count(Number(n) || 0, 'unit')} into the library from a table`)
