// How the caches of this site are called: all editions, and other sites, may share one origin.

export const NAME = "portage-ou-interim:";
export const CALCULATOR = `${NAME}calculator`; // files named by their content, for all editions
export const EDITIONS = `${NAME}editions`; // what each edition keeps, by its address

const GUIDE = `${NAME}guide:`;

export const guideOf = (scope) => GUIDE + scope;

/** The address of the edition whose pages a cache holds, or null. */
export const scopeOf = (cache) => (cache.startsWith(GUIDE) ? cache.slice(GUIDE.length) : null);
