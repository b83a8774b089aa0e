"""Cases written as documents: the files, the command and what it prints, in one page that reads from top to bottom.

`document` reads a page, `scratch` lays out its files, `running` runs its commands, `check` compares,
`update` writes what was printed back into the page, and `plugin` makes each case one pytest item.
How to write a page is in tests/cases/README.md.
"""
