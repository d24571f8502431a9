// A page in WebKitGTK that understands the part of Playwright's words which the journeys of both browsers use.

import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Driver, ElementRef } from './driver.ts';

/** Finds by role and name as people with a screen reader do. */
const library = readFileSync(
  createRequire(import.meta.url).resolve('@testing-library/dom/dist/@testing-library/dom.umd.js'),
  'utf8',
);

const patience = 10_000;

type Text = string | RegExp;
type RoleOptions = { name?: Text; exact?: boolean; level?: number; checked?: boolean; expanded?: boolean };
type Step =
  | { by: 'role'; role: string; name?: object; level?: number; checked?: boolean; expanded?: boolean }
  | { by: 'label' | 'text'; text: object }
  | { by: 'testid'; id: string }
  | { by: 'css'; css: string }
  | { by: 'nth'; index: number }
  | { by: 'hasText'; text: object; not: boolean }
  | { by: 'visible' };

/** A text to look for, as it travels: a part in any case, the whole, or an expression. */
function wanted(text: Text, exact = false): object {
  return typeof text === 'string' ? { text, exact } : { source: text.source, flags: text.flags };
}

/** Runs in the page: walks the steps from the document to the elements they name. */
const finder = String((steps: any[]): Element[] => {
  const { TestingLibraryDom: find } = globalThis as any;
  const fits = (want: any, found: string) => {
    const plain = found.replace(/\s+/g, ' ').trim();
    if (want.source !== undefined) return new RegExp(want.source, want.flags).test(plain);
    return want.exact ? plain === want.text : plain.toLowerCase().includes(want.text.toLowerCase());
  };
  const matcher = (want: any) => want && ((found: string) => fits(want, found));
  const within = (root: any, step: any): Element[] => {
    if (step.by === 'role') {
      const { name, level, checked, expanded } = step;
      return find.queryAllByRole(root, step.role, { name: matcher(name), level, checked, expanded });
    }
    if (step.by === 'label') return find.queryAllByLabelText(root, matcher(step.text));
    if (step.by === 'text') return find.queryAllByText(root, matcher(step.text), { ignore: 'script,style' });
    if (step.by === 'testid') return [...root.querySelectorAll(`[data-testid="${step.id}"]`)];
    return [...root.querySelectorAll(step.css)];
  };
  const isShown = (part: any) => part.checkVisibility({ visibilityProperty: true }) && part.getClientRects().length > 0;
  let found: any[] = [document.documentElement];
  for (const step of steps) {
    if (step.by === 'nth') found = found.slice(step.index, step.index + 1 || undefined);
    else if (step.by === 'hasText') found = found.filter((part) => fits(step.text, part.textContent ?? '') !== step.not);
    else if (step.by === 'visible') found = found.filter(isShown);
    else found = [...new Set(found.flatMap((part) => within(part, step)))];
  }
  return found;
});

export class WebKitPage {
  readonly keyboard = {
    press: async (key: string) => {
      const value = keys[key] ?? key;
      const actions = [{ type: 'keyDown', value }, { type: 'keyUp', value }];
      await this.driver.send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
  };

  constructor(readonly driver: Driver) {}

  async goto(url: string): Promise<void> {
    await this.driver.send('POST', '/url', { url });
  }

  async reload(): Promise<void> {
    await this.driver.send('POST', '/refresh', {});
  }

  async title(): Promise<string> {
    return this.driver.send('GET', '/title');
  }

  /** Calls a function in the page; its promise is waited for. */
  async evaluate<T, A>(what: (arg: A) => T | Promise<T>, arg?: A): Promise<T> {
    const script = `const done = arguments[1];
      Promise.resolve((${what})(arguments[0])).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const answer = await this.driver.executeAsync<{ value: T; error?: string }>(script, arg);
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }

  locator(css: string): WebKitLocator {
    return new WebKitLocator(this, []).locator(css);
  }

  getByRole(role: string, options?: RoleOptions): WebKitLocator {
    return new WebKitLocator(this, []).getByRole(role, options);
  }

  getByLabel(text: Text, options?: { exact?: boolean }): WebKitLocator {
    return new WebKitLocator(this, []).getByLabel(text, options);
  }

  getByText(text: Text, options?: { exact?: boolean }): WebKitLocator {
    return new WebKitLocator(this, []).getByText(text, options);
  }

  getByTestId(id: string): WebKitLocator {
    return new WebKitLocator(this, []).getByTestId(id);
  }

  async find(steps: Step[]): Promise<ElementRef[]> {
    await this.bringFinder();
    return this.driver.execute(`return (${finder})(arguments[0]);`, steps);
  }

  /** How many there are, counted in the page: what is drawn anew meanwhile has no reference to lose. */
  async count(steps: Step[]): Promise<number> {
    await this.bringFinder();
    return this.driver.execute(`return (${finder})(arguments[0]).length;`, steps);
  }

  private async bringFinder(): Promise<void> {
    const present = await this.driver.execute<boolean>('return typeof TestingLibraryDom === "object"');
    if (!present) await this.driver.execute(`(function () { ${library} }).call(globalThis);`);
  }
}

const keys: Record<string, string> = { Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004', Space: ' ', ArrowDown: '\uE015', ArrowUp: '\uE013', F9: '\uE039' };

export class WebKitLocator {
  constructor(
    private readonly page: WebKitPage,
    private readonly steps: Step[],
  ) {}

  locator(css: string): WebKitLocator {
    return this.and({ by: 'css', css });
  }

  getByRole(role: string, { name, exact, level, checked, expanded }: RoleOptions = {}): WebKitLocator {
    return this.and({ by: 'role', role, level, checked, expanded, name: name === undefined ? undefined : wanted(name, exact) });
  }

  getByLabel(text: Text, { exact }: { exact?: boolean } = {}): WebKitLocator {
    return this.and({ by: 'label', text: wanted(text, exact) });
  }

  getByText(text: Text, { exact }: { exact?: boolean } = {}): WebKitLocator {
    return this.and({ by: 'text', text: wanted(text, exact) });
  }

  getByTestId(id: string): WebKitLocator {
    return this.and({ by: 'testid', id });
  }

  filter({ hasText, hasNotText, visible }: { hasText?: Text; hasNotText?: Text; visible?: boolean }): WebKitLocator {
    let narrowed: WebKitLocator = this;
    if (hasText !== undefined) narrowed = narrowed.and({ by: 'hasText', text: wanted(hasText), not: false });
    if (hasNotText !== undefined) narrowed = narrowed.and({ by: 'hasText', text: wanted(hasNotText), not: true });
    return visible ? narrowed.and({ by: 'visible' }) : narrowed;
  }

  nth(index: number): WebKitLocator {
    return this.and({ by: 'nth', index });
  }

  first(): WebKitLocator {
    return this.nth(0);
  }

  last(): WebKitLocator {
    return this.nth(-1);
  }

  async count(): Promise<number> {
    return this.page.count(this.steps);
  }

  async click(): Promise<void> {
    await this.on((ref) => this.page.driver.onElement(ref, 'POST', 'click'));
  }

  async fill(text: string): Promise<void> {
    await this.on(async (ref) => {
      // Dates and times take no keys in a page that is driven: their value is set as their picker would.
      const type = await this.page.driver.execute<string>('return arguments[0].type', ref);
      if (['date', 'time', 'datetime-local'].includes(type)) {
        await this.page.driver.execute(
          `const [field, text] = arguments; field.focus();
           Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
           for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));`,
          ref,
          text,
        );
        return;
      }
      // WebKit's driver clears only what it finds in sight.
      await this.page.driver.execute("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", ref);
      await this.page.driver.onElement(ref, 'POST', 'clear');
      await this.page.driver.onElement(ref, 'POST', 'value', { text });
      // Keys are sent one by one: one that got lost is told here, and not by whatever was to follow from the text.
      const typed = await this.page.driver.execute<string>('return arguments[0].value', ref);
      if (typed !== text) throw new Error(`${text.length} keys were sent, and the field has ${typed.length} signs`);
    });
  }

  async press(key: string): Promise<void> {
    await this.on((ref) => this.page.driver.onElement(ref, 'POST', 'value', { text: keys[key] ?? key }));
  }

  async check(): Promise<void> {
    await this.setChecked(true);
  }

  async uncheck(): Promise<void> {
    await this.setChecked(false);
  }

  async selectOption(wish: string | { label: string }): Promise<void> {
    await this.on((ref) =>
      this.page.driver.execute(
        `const [field, wish] = arguments;
         const option = [...field.options].find(({ value, label }) => (wish.label ? label === wish.label : value === wish || label === wish));
         if (!option) throw new Error('no such option');
         field.value = option.value;
         for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));`,
        ref,
        wish,
      ),
    );
  }

  async setInputFiles(file: { name: string; buffer: Buffer }): Promise<void> {
    const place = join(await mkdtemp(join(tmpdir(), 'meldcode-')), file.name);
    await writeFile(place, file.buffer);
    await this.on((ref) => this.page.driver.onElement(ref, 'POST', 'value', { text: place }));
  }

  async innerText(): Promise<string> {
    return this.on((ref) => this.page.driver.execute('return arguments[0].innerText', ref));
  }

  async textContent(): Promise<string> {
    return this.on((ref) => this.page.driver.execute('return arguments[0].textContent', ref));
  }

  async inputValue(): Promise<string> {
    return this.on((ref) => this.page.driver.execute('return arguments[0].value', ref));
  }

  async isVisible(): Promise<boolean> {
    return (await this.filter({ visible: true }).count()) > 0;
  }

  async isEnabled(): Promise<boolean> {
    return this.on((ref) => this.page.driver.execute('return !arguments[0].matches(":disabled, [aria-disabled=true]")', ref));
  }

  async isFocused(): Promise<boolean> {
    return this.on((ref) => this.page.driver.execute('return document.activeElement === arguments[0]', ref));
  }

  async isChecked(): Promise<boolean> {
    return this.on((ref) => this.page.driver.execute('return arguments[0].checked ?? arguments[0].ariaChecked === "true"', ref));
  }

  async waitFor(): Promise<void> {
    await this.on(async () => undefined);
  }

  private and(step: Step): WebKitLocator {
    return new WebKitLocator(this.page, [...this.steps, step]);
  }

  private async setChecked(wish: boolean): Promise<void> {
    if ((await this.isChecked()) !== wish) await this.click();
  }

  /** Acts on the one element that the steps name, as soon as it is there and can be acted on. */
  private async on<T>(act: (ref: ElementRef) => Promise<T>): Promise<T> {
    const until = Date.now() + patience;
    for (;;) {
      try {
        const found = await this.page.find(this.steps);
        if (found.length > 1) throw new Error(`${found.length} elements are ${JSON.stringify(this.steps)}`);
        if (found[0]) return await act(found[0]);
      } catch (failure) {
        // It was drawn anew between finding and acting, or something still stands in front of it.
        if (!/stale element|not interactable|intercepted/.test(String(failure)) || Date.now() > until) throw failure;
      }
      if (Date.now() > until) throw new Error(`nothing is ${JSON.stringify(this.steps)}`);
      await pause(100);
    }
  }
}
