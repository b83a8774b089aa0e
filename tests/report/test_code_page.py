"""The page of a code as text for people: what is Markdown in it becomes words and layout."""

from __future__ import annotations

import json

import pytest

from hmicgrade.load.files import code_page
from hmicgrade.model.codes import CODES
from hmicgrade.report.catalogue import catalogue
from hmicgrade.report.code_page import PAGE_FORMATS, CodePage
from hmicgrade.report.styled import Line, Style, plain
from hmicgrade.report.wrap import cells

PAGE = """\
# HG101 unknown-key

<!-- base: small -->

What it means,
on two lines.

## Triggers it

```replace a.yaml
x: 1
---
y: 1
```

```repeat a.yaml
x
---
3
```

```yaml b.yaml
---
z: 1
```

```yaml remove c.yaml
```

```link d.yaml
e.yaml
```

````console
$ hmicgrade validate
```
````

```stderr
beware
```
"""


def shown(text: str, name: str = "text", width: int = 80) -> str:
    return plain(PAGE_FORMATS[name](CodePage(CODES["HG101"], text), width))


def test_a_page_as_text() -> None:
    assert shown(PAGE).split("\n\n") == [
        "HG101 unknown-key\n=================",
        "What it means, on two lines.",
        "Triggers it\n-----------",
        "In a.yaml, instead of:\nx: 1\nthere is:\ny: 1",
        "In a.yaml, over and over:\nx\nso many times:\n3",
        "b.yaml:\n---\nz: 1",
        "Without c.yaml.",
        "d.yaml is a link to:\ne.yaml",
        "$ hmicgrade validate\n```",
        "On stderr:\nbeware\n",
    ]


def test_what_a_block_is_stands_apart_from_what_it_holds() -> None:
    lines = PAGE_FORMATS["text"](CodePage(CODES["HG101"], PAGE), 80)
    assert Line("there is:", Style.FAINT) in lines
    assert Line("y: 1") in lines


def test_a_page_as_it_is_and_as_data() -> None:
    assert shown(PAGE, "markdown") == PAGE
    document = json.loads(shown(PAGE, "json"))
    assert (document["format"], document["code"], document["name"]) == ("hmicgrade-code/1", "HG101", "unknown-key")
    assert document["page"] == PAGE


@pytest.mark.parametrize("code", CODES)
def test_every_page_is_shown_without_markup_and_in_the_width(code: str) -> None:
    text = shown(code_page(code), width=60)
    assert "<!--" not in text
    assert "```" not in text
    head = text.partition("\nTriggers it\n")[0]
    assert max(map(cells, head.splitlines())) <= 60


def test_the_catalogue_holds_every_code_once() -> None:
    listing = catalogue()
    assert [row["code"] for row in listing.rows] == list(CODES)
    entries = [entry.text for section in listing.page.sections for entry in section.entries]
    assert [text[:5] for text in entries] == list(CODES)
