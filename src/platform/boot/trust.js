// Trusted Types, where the browser has them: which strings may become markup or code. It stands first on the page.
//
// Leptos writes the fixed parts of a screen through `innerHTML`. Such a part has no power: whatever could run, load
// or lead elsewhere is refused here, so that a word that somebody typed or a file brought never becomes a script.

const powerful = [
  /<\s*\/?\s*(?:script|iframe|frame|object|embed|applet|base|meta|link)\b/i,
  /[\s"'/]on[a-z]+\s*=/i,
  /\bsrcdoc\s*=/i,
  /javascript\s*:/i,
];

/** The only scripts that are started by address: the workers made in memory, and the one that keeps the app offline. */
const isOurs = (address) => address.startsWith('blob:') || address === new URL('offline.js', document.baseURI).href;

// What gets no answer is refused by the browser. Text never becomes a script, so there is no `createScript`.
globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (markup) => (powerful.some((power) => power.test(markup)) ? undefined : markup),
  createScriptURL: (address) => (isOurs(address) ? address : undefined),
});
