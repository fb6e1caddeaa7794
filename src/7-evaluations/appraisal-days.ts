/** Days of an appraisal. They are rules of this program, and of no law. */
export const appraisalDays = {
  /** Both sides state their views of the draft. */
  statements: 10,
  /** A side appeals against the grade. */
  appeal: 10,
  /** The bureau decides on an appeal. */
  decision: 20,
  /** What is proposed to the raters. */
  marking: 21,
} as const
