import { both, type Words } from '#kernel'

export const eventStates = {
  planned: both('筹备', 'Planned'),
  held: both('已举办', 'Held'),
  dropped: both('已取消', 'Called off'),
} satisfies Record<string, Words>
export const eventActs = {
  edit: both('改活动', 'Change the event'),
  hold: both('记下活动', 'Record the event'),
  handOn: both('换人负责', 'Hand to another worker'),
  drop: both('取消活动', 'Call it off'),
} satisfies Record<string, Words>
