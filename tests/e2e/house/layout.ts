// What makes a page unreadable whatever it says: words in a column too narrow for them, words beyond their box.

/** Texts of which hardly a word fits on a line, and buttons and links whose words stick out. Runs in the page. */
export function squeezed(): string[] {
  const says = (element: Element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim().length > 5);
  return [...document.querySelectorAll<HTMLElement>('#app *')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      const isTower = says(element) && width < size * 4 && height > size * 3.5;
      const sticksOut = element.matches('button, a') && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
      return isTower || sticksOut;
    })
    .map((element) => element.textContent!.trim());
}
