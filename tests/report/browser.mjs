// Opens a report in a browser, light and dark, wide and narrow, and says what axe-core finds, what was asked
// for over the network, and whether a column can be sorted. Without a file: only whether all is here for that.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { spawnSync } from "node:child_process";

const require = createRequire(`${process.env.NODE_PATH ?? process.cwd()}/x.js`);
const find = (name) => require.resolve(name, { paths: [process.env.NODE_PATH ?? process.cwd()] });
const axe = readFileSync(find("axe-core/axe.min.js"), "utf8");
const module = await import(pathToFileURL(find("puppeteer-core")).href);
const puppeteer = module.default?.launch ? module.default : (module.default?.default ?? module);
const file = process.argv[2];
if (file) {
  const which = (name) => spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
  const browser = await puppeteer.launch({
    executablePath: which("chromium") || which("chromium-browser"), args: ["--no-sandbox"],
  });
  const found = [];
  for (const scheme of ["light", "dark"]) {
    for (const width of [1280, 390]) {
      const page = await browser.newPage();
      const requests = [], words = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("console", (message) => words.push(message.text()));
      page.on("pageerror", (error) => words.push(String(error)));
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.setViewport({ width, height: 900 });
      await page.goto(pathToFileURL(file).href);
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
      const scrolling = () => [...document.querySelectorAll(".scroll")].filter((box) => box.scrollWidth > box.clientWidth);
      const scrolled = await page.evaluate(`(${scrolling})().length`);
      const stays = await page.evaluate(`(${scrolling})().every(${(box) => {
        box.scrollLeft = box.scrollWidth;  // to the right end: the first column has to be in sight still
        const left = box.getBoundingClientRect().left, wide = box.clientWidth;
        const firsts = [...box.querySelectorAll("tr > :first-child")].map((cell) => cell.getBoundingClientRect());
        box.scrollLeft = 0;
        return firsts.every((cell) => Math.abs(cell.left - left) < 1 && cell.width < wide / 2);
      }})`);
      const sorted = await page.evaluate(() => {
        document.querySelector("table[data-sortable] th:nth-child(2) button").click();
        return document.querySelector("table[data-sortable] th:nth-child(2)").getAttribute("aria-sort");
      });
      const asked = [...requests];
      const session = await page.createCDPSession();
      await session.send("Page.setBypassCSP", { enabled: true });
      await page.reload();
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => (await axe.run(document)).violations.map((one) => one.id));
      found.push({ scheme, width, requests: asked, console: words, scroll, stays, scrolled, sorted, violations });
      await page.close();
    }
  }
  for (const width of [680, 700]) {  // what lies between the margins of A4 and of Letter
    const page = await browser.newPage();
    await page.emulateMediaType("print");
    await page.setViewport({ width, height: 900 });
    await page.goto(pathToFileURL(file).href);
    found.push({ printed: await page.evaluate(() => document.documentElement.scrollWidth), width });
    await page.close();
  }
  await browser.close();
  console.log(JSON.stringify(found));
}
