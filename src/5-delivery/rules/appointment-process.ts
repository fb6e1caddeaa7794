import { both, defineProcess, verbsOf, type Words } from '#kernel'
import type { Action } from '#people'
import { refuse } from '../words.ts'
import { certificateWords } from './certificate-words.ts'
import type { Appointment, AppointmentState } from './posts.ts'

/** An appointment with whose it is. */
export interface KeptAppointment extends Appointment {
  readonly providerId: string
  readonly purchaseId: string
}

const verb = verbsOf<AppointmentState, KeptAppointment, Action>()
const elsewhere = () => refuse('withdrawn-already')

/** The life of an appointment. What is typed about it wrongly is put right, and what it said before stays. */
export const appointmentProcess = defineProcess({
  name: 'appointment',
  states: {
    stands: both('有效', 'Stands'),
    withdrawn: both('已撤回（没有到岗）', 'Withdrawn, nobody came'),
  } satisfies Record<AppointmentState, Words>,
  first: 'stands',
  parties: (a: KeptAppointment) => ({ providerId: a.providerId }),
  verbs: {
    end: verb({ says: both('登记离岗', 'End'), from: ['stands'], may: 'delivery.appoint', elsewhere }),
    correctFirstDay: verb({ says: both('更正到岗日', 'Correct the first day'), from: ['stands'], may: 'delivery.appoint', elsewhere }),
    certify: verb({ says: certificateWords.both('renew'), from: ['stands'], may: 'delivery.appoint', elsewhere }),
    withdraw: verb({ says: both('撤回', 'Withdraw'), from: ['stands'], to: 'withdrawn', may: 'delivery.appoint', elsewhere }),
  },
})
