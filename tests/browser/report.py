"""The page of `check --write report.html` in a real browser: Chromium, driven by Playwright.

    python tests/browser/report.py PATH_OF_CROSSCHECK [--claims N]

It filters, searches, follows deep links, is used with the keyboard, with and without its script, at several widths and
on paper; it asks for nothing and complains of nothing; axe-core finds nothing wrong; and nothing that a claims file or a
source holds is run. `--claims N` also measures a page of N claims.
"""

import argparse
import json
import re
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect, sync_playwright

CHROMIUM = "/usr/bin/chromium"

# Every way of running something, or of breaking out of where it is written, that is worth trying.
HOSTILE = [
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 2</script>",
    "</style></title></desc></svg></textarea><img src=x onerror='window.ran = 3'>",
    "\" onmouseover=\"window.ran = 4\" autofocus onfocus=\"window.ran = 5\" x=\"",
    "' onclick='window.ran = 6' x='",
    "<svg onload='window.ran = 7'><animate onbegin='window.ran = 8'>",
    "<iframe srcdoc='<script>parent.ran = 9</script>'></iframe>",
    "--><!--<a href='javascript:window.ran = 10'>x</a>",
    "\u202eesrever\u202c \u2067\u2066 &lt;b&gt; &#x3c;b&#x3e;",
]


def write_report(crosscheck: str, dossier: Path, report: Path) -> None:
    done = subprocess.run([crosscheck, "check", dossier, "--write", report], capture_output=True)
    assert report.exists(), done.stderr.decode()


def hostile_dossier(folder: Path) -> Path:
    """Writes a dossier whose every text tries to be run, with a word of 100 kB and addresses that are none of the web."""
    long = "w" * 100_000
    everything = " ".join(HOSTILE)
    (folder / "a.txt").write_text(f"Five came. {everything} Six came. {long}", encoding="utf-8")
    urls = ["javascript:window.ran=11", "data:text/html,<script>window.ran=12</script>",
            "https://a.example/\"onclick=\"window.ran=13", "JaVaScRiPt:window.ran=14", "https://a.example/"]
    sources = {
        f"s{number}": {"title": everything + long[:1000], "author": [everything], "publisher": everything, "url": url, "file": "a.txt"}
        for number, url in enumerate(urls)
    }
    def citation(source: str, quote: str, text: str, **more) -> dict:
        return {"source": source, "quote": quote, "note": text, "attributed_to": text.replace("\u202e", ""), **more}

    claims = {}
    for number, text in enumerate([*HOSTILE, "a plain note"]):
        claims[f"c<b>\"'&{number}"] = {
            "statement": f"Five came. {text}", "kind": "count", "unit": text, "value": 5, "note": text,
            "citations": [
                *[citation(source, "Five came", text, value=5) for source in sources],
                citation("s0", "Six came", text, value=6),
                citation("s1", text, text, stance="context"),
            ],
        }
    claims["long"] = {
        "statement": "Five came.", "kind": "count", "unit": "people", "value": 5, "note": long,
        "citations": [citation("s4", "Six came", long, value=6)],
    }
    dossier = {"version": 1, "title": everything, "sources": sources, "claims": claims}
    path = folder / "claims.json"
    path.write_text(json.dumps(dossier), encoding="utf-8")
    return path


def large_dossier(folder: Path, count: int) -> Path:
    """Writes a dossier of `count` claims with two citations each; one in ten is in conflict."""
    lines, claims = [], {}
    for number in range(count):
        value, other = 100 + number, 100 + number + (7 if number % 10 == 1 else 0)
        lines.append(f"In town {number} the police counted {value} houses. A resident counted {other} houses in town {number}.\n\n")
        claims[f"houses-{number}"] = {
            "statement": f"Town {number} has {value} houses.", "kind": "count", "unit": "houses", "value": value,
            "citations": [
                {"source": "paper", "quote": f"In town {number} the police counted {value} houses", "attributed_to": "police"},
                {"source": "paper", "quote": f"A resident counted {other} houses in town {number}", "attributed_to": "resident"},
            ],
        }
    (folder / "paper.txt").write_text("".join(lines), encoding="utf-8")
    path = folder / "claims.json"
    path.write_text(json.dumps({"version": 1, "sources": {"paper": {"file": "paper.txt"}}, "claims": claims}), encoding="utf-8")
    return path


@contextmanager
def opened(browser, report: Path, fragment: str = "", **context):
    """Opens a page; at its end, fails if it asked for anything or complained."""
    told: list[str] = []
    tab = browser.new_context(viewport={"width": 800, "height": 900}, **context)
    page = tab.new_page()
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("dialog", lambda dialog: told.append("a dialog opened"))
    page.on("request", lambda request: request.url.startswith(report.as_uri()) or told.append(request.url))
    page.goto(report.as_uri() + fragment)
    yield page
    assert told == [], told
    tab.close()


def shown(page: Page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('article.claim:not([hidden])')].map((claim) => claim.id)")


def wait_for_count(page: Page, count: int) -> None:
    expect(page.locator("output")).to_contain_text(re.compile(f"^{count} of"))


def wait_for_others(page: Page, count: int) -> None:
    expect(page.locator("output")).not_to_contain_text(re.compile(f"^{count} of"))


def filters(browser, report: Path) -> None:
    with opened(browser, report) as page:
        everything = shown(page)
        page.get_by_label("conflicting").check()
        wait_for_count(page, 9)
        assert "votes-mousavi-oslo" in shown(page) and "birth-date" not in shown(page)
        page.get_by_label("Source").select_option("rferl")
        wait_for_others(page, 9)
        assert "votes-mousavi-oslo" not in shown(page) and "diplomats-resigned" in shown(page)
        page.get_by_role("button", name="Show all").click()
        wait_for_count(page, len(everything))
        page.get_by_label("Search").fill("540 CHALLENGER")
        wait_for_others(page, 32)
        assert "votes-mousavi-oslo" in shown(page) and len(shown(page)) < 5
        page.get_by_label("Search").fill("no such words")
        wait_for_count(page, 0)


def leads_to_claims(browser, report: Path) -> None:
    with opened(browser, report, "#votes-mousavi-oslo") as page:
        assert page.locator("article:target").get_attribute("id") == "votes-mousavi-oslo"
        assert page.locator("article:target").bounding_box()["y"] < 900
        # What a filter leaves out comes back when a link leads there.
        page.get_by_label("corroborated").check()
        wait_for_count(page, 5)
        page.evaluate("location.hash = '#birth-date'")
        expect(page.locator("#birth-date")).to_be_visible()
    with opened(browser, report) as page:
        broken = page.evaluate(
            """[...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href').slice(1))
               .filter((id) => !document.getElementById(decodeURIComponent(id)))""")
        assert broken == [], broken


def works_with_the_keyboard(browser, report: Path) -> None:
    with opened(browser, report) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the claims"
        assert page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
        page.keyboard.press("Enter")
        for _ in range(9):
            page.keyboard.press("Tab")
            focused = page.evaluate("document.activeElement.tagName")
            assert focused in ("A", "INPUT", "SELECT", "BUTTON", "SUMMARY"), focused
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def works_without_its_script(browser, report: Path) -> None:
    with opened(browser, report, "#votes-mousavi-oslo", java_script_enabled=False) as page:
        assert page.locator("article.claim").count() == 32
        assert not page.get_by_role("search").is_visible()
        assert page.locator("article:target h3").is_visible()


def fits(browser, report: Path) -> None:
    for width, scheme in [(360, "light"), (360, "dark"), (800, "light"), (1400, "dark")]:
        with opened(browser, report, color_scheme=scheme) as page:
            page.set_viewport_size({"width": width, "height": 800})
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert over <= 0, f"{report.name}: {over} too wide at {width}"


def suits_everybody(browser, report: Path) -> None:
    """Runs the rules of axe-core: names, roles, contrast, order of headings, and others."""
    for width, scheme in [(360, "light"), (1400, "dark")]:
        with opened(browser, report, color_scheme=scheme) as page:
            page.set_viewport_size({"width": width, "height": 800})
            # What is laid out only when it comes into view has no place yet by which to judge its colours.
            page.evaluate("document.styleSheets[0].insertRule('.claim { content-visibility: visible !important }', 0)")
            violations = Axe().run(page).response["violations"]
            told = [(one["id"], node["html"][:200], node.get("failureSummary")) for one in violations for node in one["nodes"][:3]]
            assert violations == [], (report.name, width, scheme, told)


def prints(browser, report: Path) -> None:
    with opened(browser, report) as page:
        page.emulate_media(media="print")
        assert not page.get_by_role("search").is_visible()
        # The summary has a sheet of its own: A4 without its margins, at 96 dots an inch.
        page.set_viewport_size({"width": 688, "height": 1017})
        height = page.locator(".summary").bounding_box()["height"] + page.locator(".counts").bounding_box()["height"]
        assert height < 1017, f"{report.name}: the summary takes {height} of 1017"


def runs_nothing(browser, report: Path) -> None:
    with opened(browser, report) as page:
        page.get_by_label("Search").fill("<script>")
        page.wait_for_timeout(300)
        page.mouse.move(300, 300)
        page.evaluate("document.querySelectorAll('article *').forEach((one) => one.dispatchEvent(new Event('mouseover')))")
        assert page.evaluate("window.ran") is None
        schemes = page.evaluate("[...new Set([...document.links].map((link) => link.protocol))]")
        assert set(schemes) <= {"file:", "https:"}, schemes
        names = page.evaluate("[...new Set([...document.querySelectorAll('body *')].flatMap((one) => one.getAttributeNames()))]")
        assert not [name for name in names if name.startswith("on") or name in ("src", "style", "srcdoc")], names
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "a long word makes it wide"


# Does something, and returns how many milliseconds pass until the page tells of other claims. Playwright's own ways of
# finding and waiting take longer than a large page does.
UNTIL_SHOWN = """async (change) => {
  const output = document.querySelector("output"), before = output.textContent, start = performance.now();
  const find = (selector) => document.querySelector(selector);
  if (change === "verdict") find("input[value=conflicting]").click();
  else { find("input[type=search]").value = change; find("form").dispatchEvent(new Event("input")); }
  while (output.textContent === before) await new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
  return performance.now() - start;
}"""


def is_quick(browser, report: Path, count: int) -> None:
    tab = browser.new_context(viewport={"width": 1400, "height": 900})
    page = tab.new_page()
    start = time.monotonic()
    page.goto(report.as_uri(), wait_until="load")
    loaded = time.monotonic() - start
    filtered = page.evaluate(UNTIL_SHOWN, "verdict") / 1000
    wait_for_count(page, count // 10)
    found = page.evaluate(UNTIL_SHOWN, "town 77") / 1000
    size = report.stat().st_size / 1e6
    print(f"{count} claims: {size:.1f} MB, loaded after {loaded:.2f} s, filtered in {filtered:.2f} s, searched in {found:.2f} s")
    assert size < 30 * max(count, 1_000) / 10_000, "it is too large"
    assert loaded + filtered < 3, "it is too slow"
    tab.close()


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("crosscheck")
    arguments.add_argument("--claims", type=int, default=1_000)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        folder = Path(folder)
        reports = {}
        for name in ("heydari", "flood"):
            reports[name] = folder / f"{name}.html"
            write_report(options.crosscheck, Path("data") / name, reports[name])
        for name in ("hostile", "large"):
            (folder / name).mkdir()
            reports[name] = folder / f"{name}.html"
        write_report(options.crosscheck, hostile_dossier(folder / "hostile"), reports["hostile"])
        write_report(options.crosscheck, large_dossier(folder / "large", options.claims), reports["large"])
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        checks = [
            (filters, "heydari"), (leads_to_claims, "heydari"), (works_with_the_keyboard, "heydari"),
            (works_without_its_script, "heydari"), (fits, "heydari"), (fits, "flood"), (suits_everybody, "heydari"),
            (suits_everybody, "flood"), (prints, "heydari"), (prints, "flood"), (runs_nothing, "hostile"),
        ]
        for check, name in checks:
            check(browser, reports[name])
            print(f"{name}: {check.__name__.replace('_', ' ')}")
        is_quick(browser, reports["large"], options.claims)
        browser.close()


if __name__ == "__main__":
    main()
