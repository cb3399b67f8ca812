/** Why the calculator cannot answer; `cause` names one of the form's failure texts. */
export class Failure extends Error {
  constructor(cause, detail = "") {
    super(`${cause}: ${detail}`);
    this.cause = cause;
  }
}
