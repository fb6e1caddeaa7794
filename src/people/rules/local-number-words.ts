import { both } from '#kernel'

export const localStates = {
  stands: both('有效', 'stands'),
  withdrawn: both('已撤回', 'withdrawn'),
}
export const localActs = {
  end: both('写明最后一天', 'Set its last day'),
  withdraw: both('撤回', 'Withdraw'),
  restore: both('恢复', 'Let it stand again'),
}
