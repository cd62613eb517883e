/** Which lines a query of facts reads: conditions over the names that it gives them. */
export interface Reach {
  /** Of `line`, a line that is looked at. */
  readonly line: string;
  /** Of `account`, an account of such a line. */
  readonly account: string;
  /** Of `twin_line`, beside `line`: a line that is not looked at. */
  readonly others: string;
  /** Whether what belongs to a resolution as a whole is read too. */
  readonly whole: boolean;
}

/** Every line of these resolutions ($2). */
export const wholeResolutions: Reach = {
  line: 'line.resolution_id = any($2)',
  account: 'account.resolution_id = any($2) and account.allocation_id is not null',
  others: 'twin_line.resolution_id <> line.resolution_id',
  whole: true,
};

/** These lines ($3) of these resolutions ($2). */
export const someLines: Reach = {
  line: 'line.id = any($3)',
  account: 'account.allocation_id = any($3)',
  others: 'twin_line.id <> all($3)',
  whole: false,
};
