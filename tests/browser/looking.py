"""What is looked at on every page: what axe-core finds, how wide it is, what the keyboard reaches, what lives in it."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped] # it has no types
from playwright.sync_api import Page

from tests.browser.opening import HEIGHT, WIDTHS

_AXE = """contrast => axe.run({resultTypes: ['violations'], rules: {'color-contrast': {enabled: contrast}}})
  .then(found => found.violations.flatMap(one => one.nodes.map(node => [one.id, node.html])))"""

_COLOURS = """() => [...document.querySelectorAll('*')].map(e => getComputedStyle(e))
  .map(s => [s.color, s.backgroundColor, s.fontSize, s.fontWeight, s.display, s.position].join())"""

_REACHABLE = "a[href], button, input, select, textarea, summary, [tabindex]"

_NAMED = """e => [e.tagName, e.getAttribute('href') ?? e.id ?? '', e.textContent.trim().slice(0, 60)].join(' ')"""

_STOPS = f"""() => [...document.querySelectorAll('{_REACHABLE}')]
  .filter(e => e.tabIndex >= 0 && e.checkVisibility()).map({_NAMED})"""

_NOTE_STOPS = f"""() => {{
  window.stops = [];
  document.addEventListener('focusin', () => {{
    const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const shown = box.width > 0 && box.height > 0 && box.right > 0 && box.bottom + scrollY > 0;
    window.stops.push([({_NAMED})(e), outlined && shown]);
  }});
}}"""

_FOREIGN = (
    "script, iframe, object, embed, form, button, base, link, meta[http-equiv=refresh], img, math, animate, set, "
    "foreignObject, use, noscript, template, details, video, audio, style ~ style, body style"
)
"""What no page has, but for the one script and one style of its own."""

_LIVE = f"""() => [...document.querySelectorAll('*')].flatMap(e => [
  ...(e.matches('{_FOREIGN}') ? [e.localName] : []),
  ...e.getAttributeNames().filter(n => n.startsWith('on') || n === 'style').map(n => e.localName + ' ' + n),
  ...['href', 'src', 'action', 'xlink:href'].map(n => e.getAttribute(n)).filter(a => a !== null)
    .filter(a => /^[\\s\\x00-\\x1f]*[a-z][a-z0-9+.-]*:/i.test(a) || a.startsWith('//')),
])"""


def faults(page: Page, *, contrast: bool = True) -> list[tuple[str, str]]:
    """Return every fault that axe-core finds in what is shown now: its name and where it is."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    found: list[list[str]] = page.evaluate(_AXE, contrast)
    return [(name, where) for name, where in found]


def fits(page: Page) -> bool:
    """Tell whether a page needs no scrolling sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def look_at_every_width_and_in_print(page: Page) -> None:
    """See that a page has no fault and no line that leads out of the window.

    Contrast, which takes longest, is not measured again where every element is coloured and placed as it was before.
    """
    before = None
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert fits(page), f"{page.url} is wider than {width} pixels"
        colours = page.evaluate(_COLOURS)
        _see_no_fault(page, f"at {width} pixels", contrast=colours != before)
        before = colours
    page.emulate_media(media="print")
    _see_no_fault(page, "in print")
    page.emulate_media(media="screen")


def _see_no_fault(page: Page, where: str, *, contrast: bool = True) -> None:
    found = faults(page, contrast=contrast)
    assert not found, f"{page.url} {where}: {found}"


def walk_by_keyboard(page: Page) -> list[str]:
    """See that Tab leads to everything that can be used, in the order in which it stands, and shows where it is.

    Return the stops: what each is, where it leads and what it says.
    """
    wanted: list[str] = page.evaluate(_STOPS)
    page.evaluate(_NOTE_STOPS)
    for _ in range(len(wanted) + 1):
        page.keyboard.press("Tab")
    stops: list[tuple[str, bool]] = page.evaluate("window.stops")
    reached, unseen = [name for name, _ in stops], [name for name, shown in stops if not shown]
    assert reached == wanted, f"{page.url}: {reached} instead of {wanted}"
    assert not unseen, f"{page.url}: nothing shows that the keyboard is at {unseen}"
    assert page.evaluate("document.activeElement === document.body"), f"{page.url} keeps the keyboard"
    return wanted


def living(page: Page) -> list[str]:
    """Return everything in a page that runs or leads out of it: elements, handlers, styles, addresses with a scheme."""
    found: list[str] = page.evaluate(_LIVE)
    return found


def text_of(page: Page) -> str:
    """Return what a page says."""
    return page.inner_text("body")
