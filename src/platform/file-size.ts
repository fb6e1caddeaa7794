/** Largest file somebody may hand in, as every page that takes one says it. */
export const fileMegabytes = 5
export const fileBytes = fileMegabytes * 1024 * 1024
/** Largest form with a file: what stands beside the file has room too. */
export const uploadBytes = fileBytes + 1024 * 1024
/** Largest picture or recording beside a record: an hour of talking, or several times what a telephone makes of a picture. */
export const mediaMegabytes = 25
