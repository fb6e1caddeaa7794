import { both, type Words } from '#kernel'

const says: Readonly<Record<string, Words>> = {
  'votes.begin': both('筹备居民投票', 'a residents’ vote was begun'),
  'votes.edit': both('改了投票', 'the vote was changed'),
  'votes.open': both('居民投票开始', 'the vote was opened'),
  'votes.close': both('居民投票结束', 'the vote was closed'),
  'votes.count': both('居民投票已计票', 'the vote was counted'),
  'votes.end': both('居民投票终止', 'the vote was ended'),
  'votes.change': both('改了投票', 'the vote was changed'),
  'projects.propose': both('提出投票项目', 'a project was proposed'),
  'projects.of-day': both('一天里居民提出的项目数', 'how many projects residents proposed in a day'),
  'projects.edit': both('改了投票项目', 'a project was changed'),
  'projects.admit': both('项目列入投票', 'a project was admitted to the vote'),
  'projects.setAside': both('项目不列入投票', 'a project was set aside'),
  'projects.withdraw': both('项目撤回', 'a project was withdrawn from the vote'),
  'projects.plan': both('选上的项目列入采购计划', 'a chosen project was taken into the plan'),
}
/** What the record log says of votes: of a ballot, nothing. */
export const sayAction = (action: string): Words | undefined => says[action]
