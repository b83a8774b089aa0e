"""Texts that try to be more than text, and a project that holds one of them wherever a text may stand."""

from __future__ import annotations

from pathlib import Path

from hmicgrade.api import assess, load_project
from hmicgrade.report.assessment import Assessment
from tests.explain.sample import ALL_MET, Sample, simple

_MARKUP = {
    "script": "<script>alert(1)</script>",
    "broken script": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "closed title": "</title><script>alert(1)</script>",
    "closed style": "</style><script>alert(1)</script><style>",
    "closed svg": "</desc></svg><script>alert(1)</script>",
    "closed comment": "--><script>alert(1)</script><!--",
    "closed section": "]]><script>alert(1)</script>",
    "image": "<IMG SRC=x OnErRoR=alert(1)>",
    "vector": "<svg/onload=alert(1)><animate onbegin=alert(1) attributeName=x>",
    "attribute": '" onmouseover="alert(1)" x="',
    "other attribute": "' autofocus onfocus='alert(1)",
    "back quote": "`onmouseover=alert(1)`",
    "frame": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "base": '<base href="//a.example/"><link rel=stylesheet href=//a.example>',
    "refresh": '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    "form": "<form action=javascript:alert(1)><button formaction=//a.example>x</button></form>",
    "object": '<object data="data:text/html,<script>alert(1)</script>"></object>',
    "mutation": '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "mathematics": "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "coded": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &colon; %3Cscript%3E",
}
_LINKS = {
    "address": "javascript:alert(1)",
    "split address": "jav\tascript:alert(1) java&#x0A;script:alert(1) JaVaScRiPt:alert(1)",
    "data address": "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "old address": "vbscript:msgbox(1) file:///etc/passwd //a.example/x",
    "markdown link": '[x](javascript:alert(1)) [y](<data:text/html,x> "t") <javascript:alert(1)>',
    "markdown image": "![x](//a.example/x.png) ![y][z]\n\n[z]: //a.example/z",
    "markdown markup": '<a id="force"></a><details open ontoggle=alert(1)>',
    "markdown table": "| a | b |\n|---|---|\n| c | d |",
    "markdown fence": "```html\n<b>x</b>\n```\n~~~\n    code",
    "markdown rule": "x\n===\ny\n---\n> q\n1. o\n- [ ] t",
    "path": "../../etc/passwd ..\\..\\x C:\\CON %2e%2e/ /dev/zero",
}
_PROGRAMS = {
    "command in line ends": "x\r\n::set-output name=a::b\r::add-mask::c",
    "coded command": "%0A::error::x%0D%0A##vso[task.setvariable]y",
    "stopped commands": "::stop-commands::x\n::x::",
    "old commands": "##[command]x\n##[set-env name=A]b",
    "clipboard": "\x1b]52;c;eA==\x07\x1bP1$r\x1b\\ \x9d0;t\x9c",
    "overwriting": "shown\rhidden \x08\x08\x7f \x1b[1A\x1b[2K",
    "calculation": "=cmd|'/C calc'!A0 +cmd|' /C calc'!A0 @SUM(1+1)*cmd|' /C calc'!A0",
    "field": '{ HYPERLINK "http://a.example" } { DDEAUTO c:\\\\x } TOC \\o',
    "word markup": '</w:t></w:r><w:r><w:instrText> INCLUDETEXT "x" </w:instrText></w:r>',
    "template": "{{ 7 * 7 }} {% include '/etc/passwd' %} {# c #} ${7*7} <%= 7 %>",
    "reflection": "{{ ''.__class__.__mro__[1].__subclasses__() }} %s%n {0.__class__}",
    "typesetting": '#read("/etc/passwd") #image("x.png") $x^2$ \\input{x} <label> @ref',
    "entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]> &e; <?xml version="1.0"?>',
    "yaml": "!!python/object/apply:os.system [x] &a *a <<: *a",
}

_KINDS = {
    "markup": "[bold red]x[/bold red] [link=http://a.example]y[/link] :smile:",
    "escape": "\x1b[2J\x1b]0;title\x07\x9b31m \x1b]8;;http://a.example\x1b\\y",
    "bidirectional": "a\u202eb\u2066c\u200bd\u200ee",
    "separators": "a\u2028b\u2029c\x85d\x0be\x0cf\rg",
    "command": "::error file=a,line=1::x",
    "lines": "first\n::error::x\n  ::set-env name=A::b\nlast",
    "old command": "x ##[error]y ##[group]z",
    "formula": '=HYPERLINK("http://a.example","x")',
    "formulas": "+1\n-1\n@SUM(A1)\n\t=1",
    "markdown": "# h\n* l\n> q\n[a](javascript:x) ![i](http://a.example/i) `c` **b** _i_ ~~s~~ | t | <b>x</b> &lt; \\",
    "references": "@someone #123 GH-4 www.a.example https://a.example a@b.example",
    "numbered": "1. one 2) two --- ===",
    "wide": "警察は\u0301毎日 e\u0301 \U0001f46e\u200d\u2640\ufe0f",
    "long": "x" * 60_000,
    "json": '"quoted" \\ \U000e0041\U0001f46e',
}

STRINGS = {**_KINDS, **_MARKUP, **_LINKS, **_PROGRAMS}
"""Every text by what it tries to be: 60 of them."""

TEXTS = {
    **_KINDS,
    **{
        name: "\n".join(group.values())
        for name, group in (("pages", _MARKUP), ("links", _LINKS), ("programs", _PROGRAMS))
    },
}
"""All of them in fewer texts, for tests that take long on each."""


def assessed(root: Path, text: str) -> Assessment:
    """Return an assessment that holds the text wherever a text may stand."""
    return _graded(_filled(text).write(root))


def _filled(text: str) -> Sample:
    sample = simple(**ALL_MET | {"one": "not_met", "two": "partly_met"})
    sample.texts = dict.fromkeys(sample.criteria, text)
    sample.area = {"title": text, "grade_means": {"fair": text}}
    sample.scheme["title"] = text
    for grade in sample.scheme["grades"]:
        grade["means"] = text
    sample.judgements = [
        {"judgement": "set-aside", "cap": "failure", "criterion": "one", "reason": text, "by": text},
        {"judgement": "decide", "grade": "fair", "reason": text, "by": text},
        {"judgement": "override", "grade": "poor", "despite": ["three"], "reason": text, "by": text},
    ]
    return sample


def _graded(root: Path) -> Assessment:
    project, _ = load_project(root)
    return assess(project, "north", 2007)
