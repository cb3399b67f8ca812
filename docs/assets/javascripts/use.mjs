// What can be done with a result: its link, and the text of a report.

import { copy } from "./clipboard.mjs";
import { write } from "./write.mjs";

export class Use {
  #place;
  #edition;
  #say;

  /**
   * @param place where it stands
   * @param edition the one that the page was built with
   * @param say tells those who hear the page
   */
  constructor(place, edition, say) {
    this.#place = place;
    this.#edition = edition;
    this.#say = say;
  }

  set hidden(hidden) {
    this.#place.hidden = hidden;
  }

  /** The link to a situation, and what a report on its result says. */
  put(address, report) {
    this.#find("[data-link]").value = address;
    write(this.#find("[data-link-text]"), address);
    this.#find("[data-copied]").hidden = true;
    this.#putReport(address, report);
  }

  /** Do it, if it is done here. */
  act(action) {
    if (action === "copy") this.#copy(this.#find("[data-link]"), this.#find("[data-copied]"));
    else if (action === "copy-report") {
      this.#copy(this.#find("[data-report]"), this.#find("[data-report-copied]"));
    } else if (action === "print") print();
    else return false;
    return true;
  }

  #find(selector) {
    return this.#place.querySelector(selector);
  }

  #putReport(address, report) {
    this.#find("[data-report]").value = `${report}\n${address}`;
    this.#find("[data-report-copied]").hidden = true;
    const link = this.#find("[data-report-link]");
    const { base } = link.dataset;
    if (!base) return; // the project's address is not known: there is nowhere to lead
    const said = { situation: address, resultat: report, edition: this.#edition };
    link.href = `${base}&${new URLSearchParams(said)}`;
    link.hidden = false;
  }

  async #copy(field, told) {
    if (await copy(field, told)) this.#say(told.textContent);
  }
}
