// The worker's side: one instance of the transport module, one answer for each question.
//
// The module's glue stands in front of this text in the same script (see `boot.js`).

onmessage = ({ data: module }) => {
  wasm_bindgen.initSync({ module });
  onmessage = ({ data: { job, payload } }) => {
    const parts = wasm_bindgen.answer(job, payload);
    postMessage(parts, parts.map((part) => part.buffer));
  };
};
