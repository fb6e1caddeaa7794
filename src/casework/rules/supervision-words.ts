import { both, type Words } from '#kernel'

export const supervisionStates = {
  planned: both('约好', 'Planned'),
  held: both('做过', 'Held'),
  dropped: both('已取消', 'Called off'),
} satisfies Record<string, Words>
export const supervisionActs = {
  note: both('写笔记', 'Write a note'),
  hold: both('记下督导', 'Record it'),
  drop: both('取消督导', 'Call it off'),
} satisfies Record<string, Words>
