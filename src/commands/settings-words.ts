import { dictionary, type Moment, refusals, sayMoment } from '#kernel'

/** What is said of the settings of a jurisdiction. */
export const words = dictionary('commands/settings-words.words', {
  usage: {
    zh: `本区划的设置：和网页上「设置」里的一样，改了都进日志

  tandem settings show
  tandem settings set name --name 名称 [--name-en NAME]    本区划自己的名称
  tandem settings set contact --office 名称 --phone 电话 [--office-en NAME] [--hours 时间] [--hours-en HOURS]
  tandem settings set publishing [--prefix ocds-a1b2c3] [--publisher 名称]
  tandem settings set place [--name 本地名称] [--name-en NAME]
  tandem settings set voices --answer-days 天数    几天内答复居民留言
  tandem settings set numbering --from DAY [--purchase 样式] [--plan 样式] [--tender 样式] [--contract 样式] [--claim 样式]
                                   [--for 办公室名称] [--look]    --look 只看编出来什么样，不保存
  tandem settings history name|contact|publishing|place|voices|numbering [--for 办公室名称]
  tandem settings again name|contact|publishing|place|voices|numbering VERSION [--for 办公室名称]    改回那一版

没写的选项就是空着。保留期限：tandem local add retention.letters 60 …；有几个区划时都要加 --jurisdiction CODE。
`,
    en: `Settings of a jurisdiction: what stands on the page Settings, each change in the record log

  tandem settings show
  tandem settings set name --name NAME [--name-en NAME]    what the jurisdiction is called
  tandem settings set contact --office NAME --phone NUMBER [--office-en NAME] [--hours TEXT] [--hours-en TEXT]
  tandem settings set publishing [--prefix ocds-a1b2c3] [--publisher NAME]
  tandem settings set place [--name NAME] [--name-en NAME]
  tandem settings set voices --answer-days DAYS    within how many days words of residents are answered
  tandem settings set numbering --from DAY [--purchase PATTERN] [--plan PATTERN] [--tender PATTERN] [--contract PATTERN]
                                   [--claim PATTERN] [--for OFFICE] [--look]    --look only shows the numbers, and keeps nothing
  tandem settings history name|contact|publishing|place|voices|numbering [--for OFFICE]
  tandem settings again name|contact|publishing|place|voices|numbering VERSION [--for OFFICE]    as it was in that version

An option that is left out is empty. How long things are kept: tandem local add retention.letters 60 …; where there are several
jurisdictions, add --jurisdiction CODE.
`,
  },
  wrong: { zh: '有几处不对：', en: 'Some of it is wrong:' },
  kept: {
    zh: (kind: string, version: number) => `已保存：${kind}，第 ${version} 版。`,
    en: (kind: string, version: number) => `Kept: ${kind}, version ${version}.`,
  },
  notKept: { zh: '没有保存。', en: 'Nothing was kept.' },
  nothing: { zh: (kind: string) => `${kind}：默认`, en: (kind: string) => `${kind}: as it comes` },
  since: {
    zh: (version: number, from: Moment, zone: string) => `第 ${version} 版，从 ${sayMoment(from, 'zh', zone)}`,
    en: (version: number, from: Moment, zone: string) => `version ${version}, since ${sayMoment(from, 'en', zone)}`,
  },
})

export const refuseSettings = refusals({
  'no-office': {
    status: 404,
    zh: (name: string, known: string) => `没有「${name}」这个办公室。现有：${known}。`,
    en: (name: string, known: string) => `There is no office “${name}”. There are: ${known}.`,
  },
})
